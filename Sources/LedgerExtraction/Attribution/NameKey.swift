/// How names are written to be compared: ASCII letters in lower case, one space between words, no articles.
///
/// Apostrophes and full stops say nothing: "Gaza's", "Gaza’s" and "Gazas" are one, as are "U.N." and "UN".
enum NameKey {
  @inline(__always)
  static func isDropped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: ")")
  }

  /// Calls `emit` with each byte of a word's key; hyphens are spaces inside it.
  @inline(__always)
  static func forEachByte(_ text: [UInt8], _ word: Range<Int>, _ emit: (UInt8) -> Void) {
    var position = word.lowerBound
    var isPending = false
    var isEmpty = true
    while position < word.upperBound {
      let byte = text[position]
      position += 1
      if byte == 0xE2, position + 1 < word.upperBound, text[position] == 0x80 {
        // "’" and "‘" are dropped, "–" is a space.
        if text[position + 1] == 0x93 || text[position + 1] == 0x94 { isPending = !isEmpty }
        position += 2
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") {
        isPending = !isEmpty
      } else if !isDropped(byte) {
        if isPending { emit(32) }
        emit(byte &- 65 < 26 ? byte | 0x20 : byte)
        isPending = false
        isEmpty = false
      }
    }
  }

  /// Articles count as no word.
  @inline(__always)
  static func isArticle(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count <= 3 else { return false }
    let first = text[word.lowerBound] | 0x20
    switch word.count {
    case 1: return first == UInt8(ascii: "a")
    case 2: return first == UInt8(ascii: "a") && text[word.lowerBound + 1] | 0x20 == UInt8(ascii: "n")
    default:
      return first == UInt8(ascii: "t") && text[word.lowerBound + 1] | 0x20 == UInt8(ascii: "h")
        && text[word.lowerBound + 2] | 0x20 == UInt8(ascii: "e")
    }
  }

  /// Calls `body` with each word of a part of a text, without articles and without what leaves no byte.
  @inline(__always)
  static func forEachWord(of text: [UInt8], _ part: Range<Int>, _ body: (Range<Int>) -> Void) {
    var start = part.lowerBound
    while start < part.upperBound {
      let end = wordEnd(text, start, limit: part.upperBound)
      if start < end, !isArticle(text, start..<end) { body(start..<end) }
      start = end &+ 1
    }
  }

  /// Where the word ends that begins at `start`: at a space.
  @inline(__always)
  private static func wordEnd(_ text: [UInt8], _ start: Int, limit: Int) -> Int {
    var end = start
    while end < limit {
      if end + WordStart.capacity <= text.count {
        let letters = LetterRun(ByteBlock(text, end)).count
        end &+= letters
        if letters == WordStart.capacity { continue }
      }
      if end >= limit || text[end] == 32 { break }
      end &+= 1
    }
    return min(end, limit)
  }

  /// The words of a text, without articles and without what leaves no byte.
  static func words(of text: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    forEachWord(of: text, 0..<text.count) { words.append($0) }
    return words
  }

  /// The key of a whole text.
  static func key(of text: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    for word in words(of: text) { append(text, word, to: &key) }
    return key
  }

  static func append(_ text: [UInt8], _ word: Range<Int>, to key: inout [UInt8]) {
    var isFirst = !key.isEmpty
    forEachByte(text, word) { byte in
      if isFirst { key.append(32) }
      isFirst = false
      key.append(byte)
    }
  }
}

/// The hash of a key, built word by word without writing the key.
///
/// Eight bytes are mixed in at a time. It has so many bits that keys of one hash are taken for equal.
struct KeyHash {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The last bytes, which are not mixed in yet; none, where there is no key.
  private var block: UInt64 = 0
  /// How many bits the block's bytes have.
  private var filled: UInt64 = 0

  var isEmpty: Bool { filled == 0 }
  var value: UInt64 { Self.mixed(state, block) }

  @inline(__always)
  private static func mixed(_ state: UInt64, _ block: UInt64) -> UInt64 {
    let product = (state ^ block).multipliedFullWidth(by: 0xC2B2_AE3D_27D4_EB4F)
    return product.high ^ product.low
  }

  /// Adds a byte to the last word.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if filled == 64 {
      state = Self.mixed(state, block)
      (block, filled) = (0, 0)
    }
    block |= UInt64(byte) << filled
    filled += 8
  }

  /// Ends the word before, if there is one: "ab c" is another key than "abc".
  @inline(__always)
  mutating func endWord() {
    guard !isEmpty else { return }
    state = ~Self.mixed(state, block)
    (block, filled) = (0, 0)
  }

  /// Adds a word of a text.
  mutating func append(_ text: [UInt8], _ word: Range<Int>) {
    if appendLetters(text, word) { return }
    var isFirst = true
    NameKey.forEachByte(text, word) { byte in
      if isFirst || byte == 32 { endWord() }
      isFirst = false
      if byte != 32 { append(byte) }
    }
  }

  /// Adds a token of a page: most are letters alone, of which the token holds the first eight.
  mutating func append(_ token: Token, _ bytes: [UInt8]) {
    guard token.kind == .word, !token.flags.contains(.mixed) else { return append(bytes, token.range) }
    endWord()
    block = token.letters.bits
    filled = UInt64(truncatingIfNeeded: min(token.count, WordStart.capacity) &* 8)
    guard token.count > WordStart.capacity else { return }
    for position in token.range.dropFirst(WordStart.capacity) { append(bytes[position] | 0x20) }
  }

  /// Adds a word of ASCII letters alone, eight at a time.
  ///
  /// - Returns: Whether it is one; nothing is added for another word, or one that ends too near to the text's end.
  mutating func appendLetters(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.upperBound + WordStart.capacity <= text.count else { return false }
    var longer = self
    longer.endWord()
    var position = word.lowerBound
    while position < word.upperBound {
      let count = min(WordStart.capacity, word.upperBound - position)
      let letters = WordStart(text, position, count: count)
      guard letters.isLetters(count: count) else { return false }
      if longer.filled > 0 { longer.state = Self.mixed(longer.state, longer.block) }
      (longer.block, longer.filled) = (letters.bits, UInt64(truncatingIfNeeded: count &* 8))
      position += count
    }
    self = longer
    return true
  }
}
