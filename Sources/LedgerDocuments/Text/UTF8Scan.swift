import LedgerTypes

/// One pass over a text: where it is not valid UTF-8, and which deceptive characters stand in it.
///
/// Plain ASCII is skipped sixteen bytes at a time, so that the pass costs little on real articles.
struct UTF8Scan {
  /// The invalid byte sequences, each the longest that one U+FFFD replaces (Unicode 15, section 3.9).
  private(set) var invalid: [TextSpan] = []
  /// For each kind of deceptive character: the first one, and how many there are.
  private(set) var deceptions: [Deception: (first: TextSpan, count: Int)] = [:]
  /// Whether no line is longer than the limit for unbroken lines.
  private(set) var longestLine = 0

  /// Scans `bytes`.
  init(_ bytes: [UInt8]) {
    let span = bytes.span
    var index = 0
    var lineStart = 0
    while index < span.count {
      if index + 16 <= span.count, Self.isPlain(span, at: index) {
        index += 16
        continue
      }
      let byte = span[index]
      if byte == UInt8(ascii: "\n") {
        longestLine = max(longestLine, index - lineStart)
        lineStart = index + 1
        index += 1
      } else if byte < 0x80 {
        if byte < 0x09 || (byte > 0x0D && byte < 0x20) || byte == 0x7F {
          note(byte == 0 ? .nul : .control, TextSpan(index, index + 1))
        }
        index += 1
      } else {
        index += decode(span, at: index)
      }
    }
    longestLine = max(longestLine, span.count - lineStart)
  }

  /// Whether the sixteen bytes from `index` on are printable ASCII.
  @inline(__always)
  private static func isPlain(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    let block = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
    let blank = SIMD16<UInt8>(repeating: 0x20)
    let tilde = SIMD16<UInt8>(repeating: 0x7E)
    return !any((block .< blank) .| (tilde .< block))
  }

  /// Decodes the sequence at `index`; returns how many bytes it has, valid or not.
  private mutating func decode(_ bytes: Span<UInt8>, at index: Int) -> Int {
    guard let (scalar, length) = UTF8Sequence.scalar(in: bytes, at: index) else {
      let length = UTF8Sequence.invalidLength(in: bytes, at: index)
      invalid.append(TextSpan(index, index + length))
      return length
    }
    if let deception = Deception(scalar: scalar) { note(deception, TextSpan(index, index + length)) }
    return length
  }

  private mutating func note(_ deception: Deception, _ span: TextSpan) {
    deceptions[deception, default: (span, 0)].count += 1
  }
}
