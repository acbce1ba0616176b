/// The place that the document is telling about, as its sentences pass by.
struct Scene {
  /// The first place of all.
  private(set) var first: Int?
  /// The first place where something happened.
  private(set) var lead: Int?
  /// The last place where something happened.
  var current: Int?
  /// The place of the war that the document speaks of.
  private(set) var war: Int?

  /// Goes past a sentence with the places in it.
  mutating func pass(_ range: Range<Int>, _ mentions: [PlaceMention], _ sentence: Sentence, hasEvent: Bool) {
    for index in range where mentions[index].ownsConflict && !mentions[index].isSpeaker { war = index }
    let places = range.filter { !mentions[$0].isSpeaker && !mentions[$0].ownsConflict }
    if first == nil { first = places.first }
    guard hasEvent, let place = places.first(where: { mentions[$0].role == .location }) ?? places.first else { return }
    if lead == nil { lead = place }
    current = place
  }
}
