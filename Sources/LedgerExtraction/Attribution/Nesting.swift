/// The frames around a claim, by their places among those of its sentence, the outermost first.
///
/// A value without an array, since it is asked for at each claim.
struct Nesting: Equatable {
  /// Speech inside speech inside speech is no chain of sources any more, and must not grow with the sentence.
  static let most = 4

  private var places = SIMD4<Int32>(repeating: -1)
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// The outermost frame.
  var first: Int? { count > 0 ? self[0] : nil }

  subscript(_ index: Int) -> Int { Int(places[index]) }

  /// Adds a frame inside the others; there are fewer than `most`.
  mutating func append(_ frame: Int) {
    places[count] = Int32(truncatingIfNeeded: frame)
    count += 1
  }
}
