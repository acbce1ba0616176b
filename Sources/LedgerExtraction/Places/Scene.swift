/// The place that the document is telling about, as its sentences pass by.
struct Scene {
  /// The first place of all.
  private(set) var first: Int?
  /// The first place where something happened.
  private(set) var lead: Int?
  /// The place of the last claim.
  private(set) var current: Int?
  /// The place of the war that the document speaks of.
  private(set) var war: Int?

  /// What claims without a place of their own are about.
  var place: Int? { (age <= 1 ? current : nil) ?? lead ?? current ?? first }
  /// How many sentences ago a claim told its own place.
  private(set) var age = 0

  /// A claim tells its own place.
  mutating func move(to place: Int) {
    current = place
    age = 0
  }

  /// Whether a sentence without a claim, and far from one, may still tell something: no place is known yet.
  func asks(hasEvent: Bool) -> Bool { first == nil || lead == nil && hasEvent }

  /// Goes past a sentence, with the place of the war that it names.
  mutating func pass(war: Int?) {
    if let war { self.war = war }
    age += 1
  }

  /// Notes the places of a sentence: `heads`, the first of each chain of them.
  mutating func note(_ heads: [Int], _ mentions: [PlaceMention], hasEvent: Bool) {
    let places = heads.lazy.filter { !mentions[$0].isSpeaker && !mentions[$0].ownsConflict }
    guard asks(hasEvent: hasEvent), let place = places.first(where: { mentions[$0].role == .location }) ?? places.first
    else { return }
    if first == nil { first = place }
    if lead == nil, hasEvent { lead = place }
  }
}
