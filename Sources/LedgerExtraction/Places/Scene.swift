/// The place that the document is telling about, as its sentences pass by.
struct Scene {
  /// How a claim without a place of its own refers to the scene.
  enum Reference {
    /// "the quake", "the toll": the event that the text tells, wherever the last words went.
    case event
    /// "the attack": the same, unless a story about a country has just named the town.
    case attack
    /// "there", "the village": the last place named.
    case there
    /// "in the country", "nationwide".
    case country
    /// "in the province": the last one named that is no country.
    case area
    case none
  }

  /// A place and the rule that chose it.
  struct Choice {
    let mention: Int
    let rule: String

    /// Whether the text goes on at this place.
    var moves: Bool {
      rule == "place.sentence" || rule == "place.recent" || rule == "place.current" || rule == "place.first"
    }

    init?(_ mention: Int?, _ rule: String) {
      guard let mention else { return nil }
      self.mention = mention
      self.rule = rule
    }
  }

  /// Where the text was written.
  private var dateline: Int?
  /// The first place that the text is about.
  private(set) var first: Int?
  /// The first place of all, be it one that somebody comes from.
  private var origin: Int?
  /// The place of the last claim, and how many sentences ago it was told.
  private var current: Int?
  private var age = 0
  /// Whether the first place is a whole country or stands in the headline.
  private var firstIsWide = false
  /// Whether the place of the last claim is a whole country.
  private var currentIsCountry = false
  /// The place of whoever spoke, when no other place is known.
  private var speaker: Int?
  /// The first place without a name.
  private var unnamed: Int?
  /// The place that stands as a heading over the section.
  private var heading: Int?

  /// What a claim is about that has no place of its own, and before which no sentence has told of one.
  func place(_ reference: Reference) -> Choice? {
    // "the strike" that a town was just named for, in a story about a country, or about what its headline names
    let isNarrowed = reference == .attack && firstIsWide && !currentIsCountry && age <= 1 && current != nil
    if reference == .event || reference == .attack, heading == nil, !isNarrowed,
      let choice = Choice(first, "place.first")
    {
      return choice
    }
    return Choice(age <= 1 ? current : nil, "place.current") ?? Choice(heading, "place.heading")
      ?? Choice(first, "place.first")
      ?? Choice(current, "place.current") ?? Choice(origin, "place.first") ?? Choice(dateline, "place.dateline")
      ?? Choice(unnamed, "place.first") ?? Choice(speaker, "place.speaker")
  }

  /// A claim tells its own place.
  mutating func move(to place: Int, isCountry: Bool) {
    current = place
    currentIsCountry = isCountry
    age = 0
  }

  /// A heading names the place of what stands below it, or ends what stood below another.
  mutating func open(_ place: Int?) {
    heading = place
    guard let place else { return }
    current = place
    age = 0
  }

  /// Whether a sentence without a claim, and far from one, may still tell something: no place is known yet.
  var asks: Bool { first == nil }

  /// Goes past a sentence.
  mutating func pass() {
    age += 1
  }

  /// Notes the places of a sentence: `heads`, the first of each chain of them.
  mutating func note(_ heads: [Int], _ mentions: [PlaceMention], isHeadline: Bool) {
    guard asks else { return }
    dateline = dateline ?? heads.first { mentions[$0].role == .dateline }
    speaker = speaker ?? heads.first { mentions[$0].isSpeaker }
    unnamed = unnamed ?? heads.first { mentions[$0].isUnnamed }
    let places = heads.lazy.filter { mentions[$0].tellsPlace }
    first = places.first { mentions[$0].role == .location } ?? places.first { mentions[$0].role != .distant }
    origin = origin ?? places.first
    firstIsWide = first.map { isHeadline || mentions[$0].isCountry } ?? false
  }
}
