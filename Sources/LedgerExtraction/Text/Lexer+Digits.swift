/// Numbers in digits.
extension Lexer {
  /// Reads the digits at `start` with their separators and the letters grown on, as one token.
  mutating func readDigits(
    _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool, _ tokens: inout TokenWriter
  ) -> Int {
    var position = start
    var flags: Token.Flags = space ? .spaceBefore : []
    // Most numbers are nothing but these; the padding ends them at the latest.
    while bytes[position] &- 48 < 10 { position &+= 1 }
    if bytes[position] == 32 {
      append(digits: start..<position, bytes, flags, &tokens)
      return position
    }
    while position < count {
      if let digit = Scalar.digitCount(bytes, at: position) {
        position += digit
      } else if let separator = Scalar.separatorCount(bytes, at: position),
        Scalar.digitCount(bytes, at: position + separator) != nil,
        Scalar.joinsAnyDigits(bytes, at: position) || isGroup(bytes, position + separator)
      {
        position += separator
      } else {
        break
      }
    }
    // Letters grown on, also over a hyphen: "77th", "10-year-old", "1.9m".
    var end = position
    while end < count, !ArabicFold.isArabic(bytes[end]) {
      if end == position, isPlus(bytes, end, count) { break }
      if Self.startsWord(bytes, end, count) {
        end += bytes[end] < 0x80 ? 1 : Scalar(bytes, at: end).count
      } else if bytes[end] == UInt8(ascii: "-"), Self.startsWord(bytes, end + 1, count),
        !ArabicFold.isArabic(bytes[end + 1]), end > position || !(bytes[end + 1] &- 48 < 10)
      {
        end += 1
      } else {
        break
      }
    }
    if end > position { flags.insert(.compound) }
    append(digits: start..<end, bytes, flags, &tokens)
    return end
  }

  @inline(__always)
  private mutating func append(
    digits range: Range<Int>, _ bytes: [UInt8], _ flags: Token.Flags, _ tokens: inout TokenWriter
  ) {
    if range.count > DigitReader.mostDigits { counts.longNumbers += 1 }
    outline.add([.digits, .noted], tokens.index)
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: range.lowerBound), end: UInt32(truncatingIfNeeded: range.upperBound),
        letters: WordStart(bytes, range.lowerBound, count: range.count), lexeme: 0, kind: .digits, flags: flags))
  }

  /// "35,000-plus": a bound, no part of the number.
  private func isPlus(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    guard position + 5 <= count, bytes[position] == UInt8(ascii: "-") else { return false }
    let plus: [UInt8] = [112, 108, 117, 115]
    return (0..<4).allSatisfy { bytes[position + 1 + $0] | 0x20 == plus[$0] }
      && !Self.startsWord(bytes, position + 5, count)
  }

  /// Whether exactly three digits stand at `position`.
  private func isGroup(_ bytes: [UInt8], _ position: Int) -> Bool {
    var position = position
    for _ in 0..<3 {
      guard let digit = Scalar.digitCount(bytes, at: position) else { return false }
      position += digit
    }
    return Scalar.digitCount(bytes, at: position) == nil
  }
}
