/// What is no word of ASCII letters: spaces, marks, digits, letters of other scripts.
extension Lexer {
  /// Whether the byte is ASCII and neither a letter, of which none comes here, nor a digit or a space.
  @inline(__always)
  static func isMark(_ byte: UInt8) -> Bool { byte &- 33 < 15 || byte &- 58 < 70 }

  /// Reads an ASCII mark with the space behind it, and counts the marks that tell of tables and labels.
  @inline(__always)
  mutating func readMark(_ byte: UInt8, isSpaced: Bool, _ place: Place, _ tokens: inout TokenWriter) -> Place {
    var kind = Token.Kind.mark
    switch byte {
    case UInt8(ascii: ","): break
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): kind = .stop
    case UInt8(ascii: "\""): kind = .quote
    case UInt8(ascii: "|"): counts.cellMarks += 1
    case UInt8(ascii: ":"), UInt8(ascii: "["): counts.labelMarks += 1
    case UInt8(ascii: "%"): outline.add(.percent, tokens.index)
    case 127: kind = .symbol
    default: break
    }
    if !kind.endsNothing { outline.turn(tokens.index) }
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: place.position), end: UInt32(truncatingIfNeeded: place.position &+ 1),
        letters: WordStart(bits: UInt64(byte)), lexeme: 0, kind: kind, flags: place.space ? .spaceBefore : []))
    return isSpaced
      ? Place(position: place.position &+ 2, space: true) : Place(position: place.position &+ 1, space: false)
  }

  /// Reads a token that begins with no ASCII letter and is no mark of ASCII, or skips a space.
  @inline(never)
  mutating func readOther(_ bytes: [UInt8], _ place: Place, _ count: Int, _ tokens: inout TokenWriter) -> Place {
    let start = place.position
    let byte = bytes[start]
    if byte &- 48 < 10 {
      let end = readDigits(bytes, start, count, place.space, &tokens)
      return bytes[end] == 32 ? Place(position: end + 1, space: true) : Place(position: end, space: false)
    }
    switch byte {
    case 32, 9, 13:
      if byte == 9 { counts.cellMarks += 1 }
      return Place(position: start + 1, space: true)
    case 10:
      // More than two line breaks in a row say nothing that two do not.
      if start > 1, bytes[start - 1] == 10, bytes[start - 2] == 10 { return Place(position: start + 1, space: true) }
      append(.newline, bytes, start, 1, place.space, &tokens)
      return Place(position: start + 1, space: true)
    case 0..<32:
      append(.symbol, bytes, start, 1, place.space, &tokens)
      return Place(position: start + 1, space: false)
    default: break
    }
    let scalar = Scalar(bytes, at: start)
    switch scalar.role {
    case .space: return Place(position: start + scalar.count, space: true)
    case .letter: return readWord(bytes, place, count, &tokens)
    case .digit:
      return Place(position: readDigits(bytes, start, count, place.space, &tokens), space: false)
    case .mark(let kind):
      append(kind, bytes, start, scalar.count, place.space, &tokens)
      return Place(position: start + scalar.count, space: kind == .newline)
    case .joined:
      // A control or a mark that is not seen: no part of a word, and no space either.
      append(.symbol, bytes, start, scalar.count, place.space, &tokens)
      return Place(position: start + scalar.count, space: false)
    }
  }

  private mutating func append(
    _ kind: Token.Kind, _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool, _ tokens: inout TokenWriter
  ) {
    if kind == .newline { counts.addLine(endingAt: start, breakEnd: start + count) }
    if !kind.endsNothing { outline.turn(tokens.index) }
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: start + count),
        letters: WordStart(bytes, start, count: count), lexeme: 0, kind: kind, flags: space ? .spaceBefore : []))
  }

  /// "'s" behind a word, or "'" behind one that ends in s.
  ///
  /// - Returns: Where it ends; where the word does, when there is none.
  mutating func possessive(_ bytes: [UInt8], _ start: Int, _ count: Int, _ tokens: inout TokenWriter) -> Int {
    var position = start
    if position < count, bytes[position] == UInt8(ascii: "'") {
      position += 1
    } else if position < count, bytes[position] == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] == 0x99 {
      position += 3
    } else {
      return start
    }
    if position < count, bytes[position] | 0x20 == UInt8(ascii: "s"), !Self.startsWord(bytes, position + 1, count) {
      append(.possessive, bytes, start, position + 1 - start, false, &tokens)
      return position + 1
    }
    if bytes[start - 1] | 0x20 == UInt8(ascii: "s"), !Self.startsWord(bytes, position, count) {
      append(.possessive, bytes, start, position - start, false, &tokens)
      return position
    }
    return start
  }
}
