/// One line of a registry file, cut into its words without copying them.
///
/// Words are set apart by spaces and tabs; a carriage return at the end of a line is one of them.
struct RegistryLine {
  private let bytes: [UInt8]
  private var words: [Range<Int>] = []
  /// Whether the line belongs to the record above it.
  private(set) var isIndented = false

  init(of bytes: [UInt8]) { self.bytes = bytes }

  /// How many words the line has.
  var count: Int { words.count }

  /// Whether the line says nothing: it has no words, or is a comment.
  var isEmpty: Bool { words.first.map { bytes[$0.lowerBound] == UInt8(ascii: "#") } ?? true }

  /// Goes to another line of the file.
  mutating func read(_ line: Range<Int>) {
    words.removeAll(keepingCapacity: true)
    isIndented = !line.isEmpty && Self.isBlank(bytes[line.lowerBound])
    var start = line.lowerBound
    for position in line where Self.isBlank(bytes[position]) {
      if start < position { words.append(start..<position) }
      start = position + 1
    }
    if start < line.upperBound { words.append(start..<line.upperBound) }
  }

  /// The bytes of a word.
  subscript(word: Int) -> ArraySlice<UInt8> { bytes[words[word]] }

  /// Whether a word is this one.
  func isWord(_ word: Int, _ spelling: StaticString) -> Bool {
    let range = words[word]
    guard range.count == spelling.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count where unsafe bytes[range.lowerBound + offset] != spelling.utf8Start[offset] {
      return false
    }
    return true
  }

  /// A word as text.
  func text(_ word: Int) -> String { String(decoding: bytes[words[word]], as: UTF8.self) }

  /// The line's words from `first` on, with one space between them.
  func text(from first: Int) -> String {
    guard let last = words.last, first < words.count else { return "" }
    for (left, right) in zip(words[first...], words[(first + 1)...])
    where right.lowerBound != left.upperBound + 1 || bytes[left.upperBound] != 32 {
      return (first..<words.count).map { text($0) }.joined(separator: " ")
    }
    return String(decoding: bytes[words[first].lowerBound..<last.upperBound], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }
}
