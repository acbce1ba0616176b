/// What a word may be to a rule; a word has several classes ("wounded" is a participle and an adjective).
struct WordClass: OptionSet, Hashable {
  let rawValue: UInt128

  @inline(__always) private static func bit(_ number: UInt128) -> WordClass { WordClass(rawValue: 1 &<< number) }

  // Computed, not stored: the compiler folds them into constants, where a stored one is looked up at each use.

  // Function words
  @inline(__always) static var determiner: WordClass { bit(0) }
  @inline(__always) static var pronoun: WordClass { bit(1) }
  @inline(__always) static var preposition: WordClass { bit(2) }
  @inline(__always) static var conjunction: WordClass { bit(3) }
  @inline(__always) static var subordinator: WordClass { bit(4) }
  @inline(__always) static var relative: WordClass { bit(5) }
  @inline(__always) static var be: WordClass { bit(6) }
  @inline(__always) static var have: WordClass { bit(7) }
  @inline(__always) static var modal: WordClass { bit(8) }
  @inline(__always) static var negation: WordClass { bit(9) }
  @inline(__always) static var adverb: WordClass { bit(10) }

  // Numbers
  @inline(__always) static var numberWord: WordClass { bit(11) }
  @inline(__always) static var magnitude: WordClass { bit(12) }
  @inline(__always) static var vague: WordClass { bit(13) }
  @inline(__always) static var bound: WordClass { bit(14) }
  @inline(__always) static var fraction: WordClass { bit(15) }
  @inline(__always) static var percent: WordClass { bit(16) }
  @inline(__always) static var ordinal: WordClass { bit(17) }

  // Measure words; the forms say which of a verb it is
  @inline(__always) static var trigger: WordClass { bit(18) }
  @inline(__always) static var base: WordClass { bit(19) }
  @inline(__always) static var third: WordClass { bit(20) }
  @inline(__always) static var past: WordClass { bit(21) }
  @inline(__always) static var participle: WordClass { bit(22) }
  @inline(__always) static var gerund: WordClass { bit(23) }
  @inline(__always) static var intransitive: WordClass { bit(24) }
  @inline(__always) static var measureNoun: WordClass { bit(25) }
  @inline(__always) static var measureAdjective: WordClass { bit(26) }

  // Things counted, and things that are not
  @inline(__always) static var personPlural: WordClass { bit(27) }
  @inline(__always) static var personSingular: WordClass { bit(28) }
  @inline(__always) static var structure: WordClass { bit(29) }
  @inline(__always) static var event: WordClass { bit(30) }
  @inline(__always) static var timeUnit: WordClass { bit(31) }
  @inline(__always) static var otherUnit: WordClass { bit(32) }

  // Time
  @inline(__always) static var month: WordClass { bit(33) }
  @inline(__always) static var weekday: WordClass { bit(34) }
  @inline(__always) static var dayWord: WordClass { bit(35) }
  @inline(__always) static var since: WordClass { bit(90) }

  // Attribution
  @inline(__always) static var cueVerb: WordClass { bit(36) }
  @inline(__always) static var cueNoun: WordClass { bit(37) }
  @inline(__always) static var sourceNoun: WordClass { bit(38) }
  @inline(__always) static var bodyNoun: WordClass { bit(39) }
  @inline(__always) static var title: WordClass { bit(40) }

  // Names
  @inline(__always) static var place: WordClass { bit(41) }
  @inline(__always) static var nationality: WordClass { bit(42) }
  @inline(__always) static var group: WordClass { bit(43) }
  @inline(__always) static var placeNoun: WordClass { bit(44) }
  /// A preposition after which stands where something happened.
  @inline(__always) static var locative: WordClass { bit(95) }

  // The rest
  @inline(__always) static var framing: WordClass { bit(45) }
  @inline(__always) static var others: WordClass { bit(46) }
  @inline(__always) static var total: WordClass { bit(47) }
  @inline(__always) static var verb: WordClass { bit(48) }
  @inline(__always) static var hypothetical: WordClass { bit(49) }
  @inline(__always) static var feared: WordClass { bit(50) }
  @inline(__always) static var including: WordClass { bit(51) }
  @inline(__always) static var member: WordClass { bit(52) }
  @inline(__always) static var startsPhrase: WordClass { bit(53) }
  @inline(__always) static var abbreviation: WordClass { bit(54) }
  @inline(__always) static var share: WordClass { bit(55) }
  @inline(__always) static var cause: WordClass { bit(56) }
  @inline(__always) static var leave: WordClass { bit(57) }
  @inline(__always) static var rise: WordClass { bit(58) }
  @inline(__always) static var adjective: WordClass { bit(59) }
  @inline(__always) static var collective: WordClass { bit(60) }
  @inline(__always) static var firstName: WordClass { bit(61) }
  @inline(__always) static var conflict: WordClass { bit(62) }
  /// The first word of a phrase that is a measure word: "sought" of "sought refuge".
  @inline(__always) static var startsMeasure: WordClass { bit(63) }

  // Small sets that single rules ask for (english-roles.txt)
  @inline(__always) static var expectation: WordClass { bit(64) }
  @inline(__always) static var suffering: WordClass { bit(65) }
  @inline(__always) static var figure: WordClass { bit(66) }
  @inline(__always) static var pulling: WordClass { bit(67) }
  @inline(__always) static var presupposing: WordClass { bit(68) }
  @inline(__always) static var rate: WordClass { bit(69) }
  @inline(__always) static var peopleRate: WordClass { bit(70) }
  @inline(__always) static var introducing: WordClass { bit(71) }
  @inline(__always) static var label: WordClass { bit(72) }
  @inline(__always) static var voting: WordClass { bit(73) }
  @inline(__always) static var losing: WordClass { bit(74) }
  @inline(__always) static var alive: WordClass { bit(75) }
  @inline(__always) static var counting: WordClass { bit(76) }
  @inline(__always) static var downing: WordClass { bit(77) }
  @inline(__always) static var lost: WordClass { bit(78) }
  @inline(__always) static var firing: WordClass { bit(79) }
  @inline(__always) static var medium: WordClass { bit(80) }
  @inline(__always) static var manner: WordClass { bit(82) }
  @inline(__always) static var carrying: WordClass { bit(83) }
  @inline(__always) static var bulletin: WordClass { bit(97) }

  /// A word that says what a figure counts, or the first one of a phrase that does (english-definitions.txt).
  @inline(__always) static var definition: WordClass { bit(81) }

  /// A word that tells of a total, a lasting state, a judgement or another time.
  @inline(__always) static var circumstance: WordClass { bit(86) }

  /// A word that is a cue only with the next ones ("came up with") or where it stands apart ("per").
  @inline(__always) static var cueStart: WordClass { bit(85) }

  /// A word with which a number may begin; the lexicon finds them by their other classes and by phrases.
  @inline(__always) static var startsNumber: WordClass { bit(84) }

  // What only sentences have, by their tokens
  /// Digits.
  @inline(__always) static var digits: WordClass { bit(100) }
  /// A word that a number in words holds, beyond its article.
  @inline(__always) static var holdsNumber: WordClass { bit(101) }

  // What only the lexer asks for
  /// A word of a phrase that is a measure, the first one that is no function word; what stands around it says whether
  /// it is one: "in [need]", "[sought] refuge". Or a word that counts days.
  @inline(__always) static var late: WordClass { bit(102) }
  /// A word that is late, or with which a time may begin.
  @inline(__always) static var noted: WordClass { bit(103) }

  /// Words that stand before most others.
  @inline(__always) static var function: WordClass { [.determiner, .preposition, .pronoun] }

  /// A sentence without any of these holds no claim.
  @inline(__always) static var gate: WordClass { measuring.union([.percent, .fraction]) }

  /// Words that say what is counted, or done to whom; a percentage or a fraction without any of them tells only a share.
  @inline(__always) static var measuring: WordClass {
    [
      .trigger, .intransitive, .measureNoun, .measureAdjective, .share, .event, .total, .startsMeasure, .alive,
      .counting, .lost, .carrying,
    ]
  }

  /// Whether it is a determiner that is no number, though one may begin with it: "a dozen".
  var isArticle: Bool {
    contains(.determiner) && isDisjoint(with: [.numberWord, .vague, .fraction, .ordinal, .magnitude])
  }

  /// The names that lexicon files use.
  static let named: [String: WordClass] = [
    "determiner": .determiner, "pronoun": .pronoun, "preposition": .preposition, "conjunction": .conjunction,
    "subordinator": .subordinator, "relative": .relative, "be": .be, "have": .have, "modal": .modal,
    "negation": .negation, "adverb": .adverb, "number": .numberWord, "magnitude": .magnitude, "vague": .vague,
    "bound": .bound, "fraction": .fraction, "percent": .percent, "ordinal": .ordinal, "noun": .measureNoun,
    "adjective": .measureAdjective, "person-plural": .personPlural, "person-singular": .personSingular,
    "structure": .structure, "event": .event, "time-unit": .timeUnit, "other-unit": .otherUnit, "month": .month,
    "weekday": .weekday, "day-word": .dayWord, "since": .since, "cue-verb": .cueVerb, "cue-noun": .cueNoun,
    "source-noun": .sourceNoun, "body-noun": .bodyNoun, "title": .title, "place": .place,
    "nationality": .nationality, "group": .group, "place-noun": .placeNoun, "framing": .framing, "others": .others,
    "total": .total, "verb": .verb, "hypothetical": .hypothetical, "feared": .feared, "including": .including,
    "member": .member, "abbreviation": .abbreviation, "share": .share, "cause": .cause, "leave": .leave,
    "rise": .rise, "descriptive": .adjective, "collective": .collective, "first-name": .firstName,
    "conflict": .conflict, "past": .past, "third": .third, "gerund": .gerund,
    "expectation": .expectation, "suffering": .suffering, "figure": .figure,
    "pulling": .pulling, "presupposing": .presupposing, "rate": .rate, "people-rate": .peopleRate,
    "introducing": .introducing, "label": .label, "voting": .voting, "losing": .losing, "alive": .alive,
    "counting": .counting, "downing": .downing, "lost": .lost, "firing": .firing, "medium": .medium,
    "locative": .locative, "manner": .manner, "carrying": .carrying, "circumstance": .circumstance,
    "bulletin": .bulletin,
    "cue-start": .cueStart, "trigger": .trigger, "participle": .participle,
  ]
}
