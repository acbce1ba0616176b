/// What a word may be to a rule; a word has several classes ("wounded" is a participle and an adjective).
struct WordClass: OptionSet, Hashable {
  let rawValue: UInt128

  private static func bit(_ number: UInt128) -> WordClass { WordClass(rawValue: 1 << number) }

  // Function words
  static let determiner = bit(0)
  static let pronoun = bit(1)
  static let preposition = bit(2)
  static let conjunction = bit(3)
  static let subordinator = bit(4)
  static let relative = bit(5)
  static let be = bit(6)
  static let have = bit(7)
  static let modal = bit(8)
  static let negation = bit(9)
  static let adverb = bit(10)

  // Numbers
  static let numberWord = bit(11)
  static let magnitude = bit(12)
  static let vague = bit(13)
  static let bound = bit(14)
  static let fraction = bit(15)
  static let percent = bit(16)
  static let ordinal = bit(17)

  // Measure words; the forms say which of a verb it is
  static let trigger = bit(18)
  static let base = bit(19)
  static let third = bit(20)
  static let past = bit(21)
  static let participle = bit(22)
  static let gerund = bit(23)
  static let intransitive = bit(24)
  static let measureNoun = bit(25)
  static let measureAdjective = bit(26)

  // Things counted, and things that are not
  static let personPlural = bit(27)
  static let personSingular = bit(28)
  static let structure = bit(29)
  static let event = bit(30)
  static let timeUnit = bit(31)
  static let otherUnit = bit(32)

  // Time
  static let month = bit(33)
  static let weekday = bit(34)
  static let dayWord = bit(35)

  // Attribution
  static let cueVerb = bit(36)
  static let cueNoun = bit(37)
  static let sourceNoun = bit(38)
  static let bodyNoun = bit(39)
  static let title = bit(40)

  // Names
  static let place = bit(41)
  static let nationality = bit(42)
  static let group = bit(43)
  static let placeNoun = bit(44)

  // The rest
  static let framing = bit(45)
  static let others = bit(46)
  static let total = bit(47)
  static let verb = bit(48)
  static let hypothetical = bit(49)
  static let feared = bit(50)
  static let including = bit(51)
  static let member = bit(52)
  static let startsPhrase = bit(53)
  static let abbreviation = bit(54)
  static let share = bit(55)
  static let cause = bit(56)
  static let leave = bit(57)
  static let rise = bit(58)
  static let adjective = bit(59)
  static let collective = bit(60)
  static let firstName = bit(61)
  static let conflict = bit(62)
  /// The first word of a phrase that is a measure word: "sought" of "sought refuge".
  static let startsMeasure = bit(63)

  // Small sets that single rules ask for (english-roles.txt)
  static let expectation = bit(64)
  static let suffering = bit(65)
  static let figure = bit(66)
  static let pulling = bit(67)
  static let presupposing = bit(68)
  static let rate = bit(69)
  static let peopleRate = bit(70)
  static let introducing = bit(71)
  static let label = bit(72)
  static let voting = bit(73)
  static let losing = bit(74)

  /// A sentence without any of these holds no claim.
  static let gate: WordClass = [
    .trigger, .intransitive, .measureNoun, .measureAdjective, .percent, .fraction, .share, .event, .total,
    .startsMeasure,
  ]

  /// The names that lexicon files use.
  static let named: [String: WordClass] = [
    "determiner": .determiner, "pronoun": .pronoun, "preposition": .preposition, "conjunction": .conjunction,
    "subordinator": .subordinator, "relative": .relative, "be": .be, "have": .have, "modal": .modal,
    "negation": .negation, "adverb": .adverb, "number": .numberWord, "magnitude": .magnitude, "vague": .vague,
    "bound": .bound, "fraction": .fraction, "percent": .percent, "ordinal": .ordinal, "noun": .measureNoun,
    "adjective": .measureAdjective, "person-plural": .personPlural, "person-singular": .personSingular,
    "structure": .structure, "event": .event, "time-unit": .timeUnit, "other-unit": .otherUnit, "month": .month,
    "weekday": .weekday, "day-word": .dayWord, "cue-verb": .cueVerb, "cue-noun": .cueNoun,
    "source-noun": .sourceNoun, "body-noun": .bodyNoun, "title": .title, "place": .place,
    "nationality": .nationality, "group": .group, "place-noun": .placeNoun, "framing": .framing, "others": .others,
    "total": .total, "verb": .verb, "hypothetical": .hypothetical, "feared": .feared, "including": .including,
    "member": .member, "abbreviation": .abbreviation, "share": .share, "cause": .cause, "leave": .leave,
    "rise": .rise, "descriptive": .adjective, "collective": .collective, "first-name": .firstName,
    "conflict": .conflict, "expectation": .expectation, "suffering": .suffering, "figure": .figure,
    "pulling": .pulling, "presupposing": .presupposing, "rate": .rate, "people-rate": .peopleRate,
    "introducing": .introducing, "label": .label, "voting": .voting, "losing": .losing,
  ]
}
