/// One line of a registry file, cut into its words without copying them.
///
/// Words are set apart by spaces and tabs; a carriage return at the end of a line is one of them.
struct RegistryLine {
  private let bytes: [UInt8]
  private var words: [Range<Int>] = []
  private var range = 0..<0
  /// Whether the line belongs to the record above it.
  private(set) var isIndented = false
  /// Whether all of it is ASCII.
  private(set) var isASCII = true

  init(of bytes: [UInt8]) { self.bytes = bytes }

  /// How many words the line has.
  var count: Int { words.count }

  /// Whether the line says nothing: it has no words, or is a comment.
  var isEmpty: Bool { words.first.map { bytes[$0.lowerBound] == UInt8(ascii: "#") } ?? true }

  /// Whether the line is UTF-8.
  var isText: Bool { isASCII || String(validating: bytes[range], as: UTF8.self) != nil }

  /// Goes to another line of the file, which begins at `start`.
  ///
  /// - Returns: Where the line behind it begins.
  mutating func read(from start: Int) -> Int {
    words.removeAll(keepingCapacity: true)
    isASCII = true
    var word = start
    var position = nextBlank(from: start)
    while position < bytes.count, bytes[position] != 10 {
      if Self.isBlank(bytes[position]) {
        if word < position { words.append(word..<position) }
        word = position + 1
      }
      position = nextBlank(from: position + 1)
    }
    if word < position { words.append(word..<position) }
    range = start..<position
    isIndented = start < position && Self.isBlank(bytes[start])
    return position + 1
  }

  /// The first byte from `start` on that is a space or a control, or the end; all before it is seen for ASCII.
  private mutating func nextBlank(from start: Int) -> Int {
    var position = start
    while position + WordStart.capacity <= bytes.count {
      let block = ByteBlock(bytes, position)
      let blank = block.firstBlank
      if !block.isASCII(first: blank) { isASCII = false }
      if blank < WordStart.capacity { return position + blank }
      position += WordStart.capacity
    }
    while position < bytes.count, bytes[position] > 32 {
      if bytes[position] >= 0x80 { isASCII = false }
      position += 1
    }
    return position
  }

  /// The bytes of a word.
  subscript(word: Int) -> ArraySlice<UInt8> { bytes[words[word]] }

  /// Where a word stands in the file.
  func range(of word: Int) -> Range<Int> { words[word] }

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
    var text: [UInt8] = []
    write(from: first, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds the line's words from `first` on to a text, with one space between them.
  func write(from first: Int, to text: inout [UInt8]) {
    var next = first
    while next < words.count {
      if next > first { text.append(32) }
      // What is set apart by one space already is copied in one piece.
      let start = words[next].lowerBound
      var end = words[next].upperBound
      next += 1
      while next < words.count, words[next].lowerBound == end + 1, bytes[end] == 32 {
        end = words[next].upperBound
        next += 1
      }
      text += bytes[start..<end]
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }
}
