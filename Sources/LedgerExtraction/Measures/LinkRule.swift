/// The rules that tie a number to a measure word, by the names that `ledger why` prints.
enum LinkRule: String {
  // Verbs and adjectives
  case active = "measure.active"
  case passive = "measure.passive"
  case intransitive = "measure.intransitive"
  case reduced = "measure.reduced"
  case joint = "measure.joint"
  case withOthers = "measure.with_others"
  case fatally = "measure.fatally"
  case suffered = "measure.suffered"
  case inShelters = "measure.in_shelters"
  case pulledAlive = "measure.pulled_alive"
  case lost = "measure.lost"

  // Nouns
  case numberedNoun = "measure.numbered_noun"
  case noun = "measure.noun"
  case nounOf = "measure.noun_of"
  case attributive = "measure.attributive"
  case events = "measure.events"
  case nothing = "measure.none"

  // Totals
  case toll = "measure.toll"
  case numberOf = "measure.number_of"
  case broughtTo = "measure.brought_to"
  case figure = "measure.figure"
  case upFrom = "measure.up_from"
  case counted = "measure.counted"
  case labelled = "measure.labelled"
  case listed = "measure.listed"

  // Lists, parts and wholes
  case coordinated = "measure.coordinated"
  case subset = "measure.subset"
  case apposition = "measure.apposition"
  case among = "measure.among"
  case amongNumber = "measure.among_number"
  case amongThem = "measure.among_them"
  case deadAre = "measure.dead_are"
  case deadInclude = "measure.dead_include"
  case ofTheDead = "measure.of_the_dead"
  case ofWhole = "measure.of_whole"
  case bracketed = "measure.bracketed"
  case colonList = "measure.colon_list"
  case gapped = "measure.gapped"
  case asWere = "measure.as_were"
  case grave = "measure.grave"
  case restated = "measure.restated"
  case equivalent = "measure.equivalent"
  case bracketList = "measure.bracket_list"
  case threatened = "measure.threatened"
  case verified = "measure.verified"

  // What is no plain count
  case sharePercentage = "share.percentage"
  case shareOfPeople = "share.of_people"
  case shareOfWhom = "share.of_whom"
  case dayCountOrdinal = "day_count.ordinal"
  case dayCountElapsed = "day_count.elapsed"
  case ratePer = "rate.per"
}
