/// The words of speakers who stand side by side: nearly always one.
///
/// A value in place, since frames and subjects are copied again and again.
struct SourceList: RandomAccessCollection, Equatable, ExpressibleByArrayLiteral {
  /// Of a longer list, those that come last to it are left out.
  static let most = 6

  private var words = InlineArray<6, Range<Int32>>(repeating: 0..<0)
  private var length: Int8 = 0

  /// Nobody.
  init() {}

  /// One speaker.
  init(_ source: Range<Int>) { append(source) }

  init(arrayLiteral sources: Range<Int>...) {
    for source in sources { append(source) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { Int(length) }

  subscript(position: Int) -> Range<Int> {
    Int(words[position].lowerBound)..<Int(words[position].upperBound)
  }

  /// Adds a speaker behind the others.
  mutating func append(_ source: Range<Int>) {
    guard count < Self.most else { return }
    words[count] = Int32(truncatingIfNeeded: source.lowerBound)..<Int32(truncatingIfNeeded: source.upperBound)
    length += 1
  }

  /// Puts a speaker before the others.
  mutating func prepend(_ source: Range<Int>) {
    guard count < Self.most else { return }
    for place in stride(from: count, to: 0, by: -1) { words[place] = words[place - 1] }
    words[0] = Int32(truncatingIfNeeded: source.lowerBound)..<Int32(truncatingIfNeeded: source.upperBound)
    length += 1
  }

  static func == (left: SourceList, right: SourceList) -> Bool { left.elementsEqual(right) }
}
