/// The words of speakers who stand side by side: nearly always one, for which no array is made.
struct SourceList: RandomAccessCollection, Equatable, ExpressibleByArrayLiteral {
  private var head: Range<Int>?
  private var rest: [Range<Int>] = []

  /// Nobody.
  init() {}

  /// One speaker.
  init(_ source: Range<Int>) { head = source }

  init(arrayLiteral sources: Range<Int>...) {
    head = sources.first
    rest = Array(sources.dropFirst())
  }

  var startIndex: Int { 0 }
  var endIndex: Int { head == nil ? 0 : 1 + rest.count }

  subscript(position: Int) -> Range<Int> {
    if position == 0, let head { return head }
    return rest[position - 1]
  }

  /// Adds a speaker behind the others.
  mutating func append(_ source: Range<Int>) {
    if head == nil { head = source } else { rest.append(source) }
  }

  /// Puts a speaker before the others.
  mutating func prepend(_ source: Range<Int>) {
    if let head { rest.insert(head, at: 0) }
    head = source
  }

  /// The list with each speaker's words replaced.
  func replacing(_ words: (Range<Int>) -> Range<Int>) -> SourceList {
    var list = SourceList()
    list.head = head.map(words)
    if !rest.isEmpty { list.rest = rest.map(words) }
    return list
  }
}
