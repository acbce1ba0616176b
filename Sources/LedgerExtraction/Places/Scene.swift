/// The place that the document is telling about, as its sentences pass by.
struct Scene {
  /// The first place of all.
  private(set) var first: Int?
  /// The first place where something happened.
  private(set) var lead: Int?
  /// The place of the last claim.
  private(set) var current: Int?
  /// The place that the sentence just before tells about, when it holds no claim.
  private(set) var recent: Int?
  /// The place of the war that the document speaks of.
  private(set) var war: Int?

  /// What claims without a place of their own are about.
  var place: Int? { recent ?? (age <= 1 ? current : nil) ?? lead ?? current ?? first }
  /// How many sentences ago a claim told its own place.
  private(set) var age = 0

  /// A claim tells its own place.
  mutating func move(to place: Int) {
    current = place
    age = 0
  }

  /// Goes past a sentence: `heads` are its places, the first of each chain of them.
  mutating func pass(_ heads: [Int], _ mentions: [PlaceMention], war: Int?, start: Int, hasEvent: Bool, hasClaim: Bool)
  {
    if let war { self.war = war }
    age += 1
    let places = heads.filter { !mentions[$0].isSpeaker && !mentions[$0].ownsConflict }
    recent =
      hasClaim
      ? nil
      : places.last {
        mentions[$0].role == .location || mentions[$0].start <= start + 9 && mentions[$0].role != .distant
      } ?? (hasEvent ? places.last { mentions[$0].role != .distant } : nil)
    guard let place = places.first(where: { mentions[$0].role == .location }) ?? places.first else { return }
    if first == nil { first = place }
    if lead == nil, hasEvent { lead = place }
  }
}
