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

  /// By which rule a claim has its place.
  enum Rule: String {
    case sentence = "place.sentence"
    case recent = "place.recent"
    case current = "place.current"
    case first = "place.first"
    case heading = "place.heading"
    case dateline = "place.dateline"
    case speaker = "place.speaker"
    case country = "place.country"
    case area = "place.area"
    case war = "place.war"
  }

  /// A place and the rule that chose it.
  struct Choice {
    let mention: Int
    let rule: Rule

    /// Whether the text goes on at this place.
    var moves: Bool {
      switch rule {
      case .sentence, .recent, .current, .first: true
      case .heading, .dateline, .speaker, .country, .area, .war: false
      }
    }

    init?(_ mention: Int?, _ rule: Rule) {
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
      let choice = Choice(first, .first)
    {
      return choice
    }
    return Choice(age <= 1 ? current : nil, .current) ?? Choice(heading, .heading)
      ?? Choice(first, .first)
      ?? Choice(current, .current) ?? Choice(origin, .first) ?? Choice(dateline, .dateline)
      ?? Choice(unnamed, .first) ?? Choice(speaker, .speaker)
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

  /// Notes the heads of a sentence's chains of places.
  mutating func note(_ chains: [PlaceLink.Chain], isHeadline: Bool) {
    guard asks else { return }
    dateline = dateline ?? chains.first { $0.place.role == .dateline }?.head
    speaker = speaker ?? chains.first { $0.place.isSpeaker }?.head
    unnamed = unnamed ?? chains.first { $0.place.isUnnamed }?.head
    var told: PlaceLink.Chain?
    for chain in chains where chain.place.tellsPlace {
      origin = origin ?? chain.head
      if chain.place.role == .location {
        told = chain
        break
      }
      if chain.place.role != .distant { told = told ?? chain }
    }
    guard let told else { return }
    first = told.head
    firstIsWide = isHeadline || told.place.isCountry
  }
}
