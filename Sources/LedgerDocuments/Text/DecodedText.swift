import LedgerTypes

/// A text in valid UTF-8, made from the bytes of a file, with notices about what was found on the way.
struct DecodedText {
  let bytes: [UInt8]
  let notices: [Notice]

  /// Decodes a whole file: byte order marks decide, then UTF-8; `encoding` decides before both.
  ///
  /// UTF-7 and the ISO 2022 encodings are never guessed: both can smuggle other characters past a reader.
  init(file raw: [UInt8], encoding: TextEncoding?, strict: Bool, origin: DocumentOrigin) throws(DocumentError) {
    if let kind = FileSignature.binary(raw) { throw DocumentError(.notText(kind), at: origin) }
    if raw.starts(with: [0xFF, 0xFE, 0, 0]) || raw.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw DocumentError(.encoding("UTF-32 is not read; convert the file to UTF-8"), at: origin)
    }
    if raw.starts(with: [0xFF, 0xFE]) || encoding == .utf16LittleEndian {
      try self.init(utf16: raw, bigEndian: false, strict: strict, origin: origin)
    } else if raw.starts(with: [0xFE, 0xFF]) || encoding == .utf16BigEndian {
      try self.init(utf16: raw, bigEndian: true, strict: strict, origin: origin)
    } else if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
      try self.init(utf8: Array(raw[3...]), strict: strict, origin: origin, offset: 3)
    } else if let order = FileSignature.utf16Order(raw) {
      throw DocumentError(
        .encoding("looks like UTF-16 without a byte order mark; read it with --encoding \(order)"), at: origin)
    } else if FileSignature.isISO2022(raw) {
      throw DocumentError(.encoding("ISO-2022 escape sequences are not read; convert the file to UTF-8"), at: origin)
    } else {
      try self.init(utf8: raw, strict: strict, origin: origin, offset: 0)
    }
  }

  /// Checks a text that claims to be UTF-8; invalid bytes become U+FFFD at recorded places, or are refused.
  init(utf8 bytes: [UInt8], strict: Bool, origin: DocumentOrigin, offset: Int = 0) throws(DocumentError) {
    let scan = UTF8Scan(bytes)
    guard let first = scan.invalid.first else {
      self.bytes = bytes
      notices = Self.notices(of: scan)
      return
    }
    if strict { throw DocumentError(.invalidUTF8, at: origin, byte: offset + first.start + 1) }
    let (repaired, places) = Self.repaired(bytes, invalid: scan.invalid)
    self.bytes = repaired
    let shown = zip(places, scan.invalid).prefix(20).map { place, source in
      Notice(
        code: "invalid_utf8", span: place,
        text: "Invalid UTF-8 at byte \(offset + source.start + 1) of the file was replaced.")
    }
    let more = places.count - shown.count
    let rest =
      more > 0 ? [Notice(code: "invalid_utf8", span: nil, text: "\(more) more invalid sequences were replaced.")] : []
    // The deceptive characters are looked for again: their places moved.
    notices = shown + rest + Self.notices(of: UTF8Scan(repaired))
  }

  private init(utf16 raw: [UInt8], bigEndian: Bool, strict: Bool, origin: DocumentOrigin) throws(DocumentError) {
    if raw.count % 2 != 0, strict {
      throw DocumentError(.encoding("UTF-16 with an odd number of bytes"), at: origin, byte: raw.count)
    }
    var units: [UInt16] = []
    units.reserveCapacity(raw.count / 2)
    for index in stride(from: 0, to: raw.count - 1, by: 2) {
      let (high, low) = bigEndian ? (raw[index], raw[index + 1]) : (raw[index + 1], raw[index])
      units.append(UInt16(high) << 8 | UInt16(low))
    }
    if units.first == 0xFEFF { units.removeFirst() }
    let text = String(decoding: units, as: UTF16.self)
    try self.init(utf8: Array(text.utf8), strict: strict, origin: origin)
  }

  private static func repaired(_ bytes: [UInt8], invalid: [TextSpan]) -> ([UInt8], [TextSpan]) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + invalid.count * 2)
    var places: [TextSpan] = []
    var from = 0
    for span in invalid {
      text += bytes[from..<span.start]
      places.append(TextSpan(text.count, text.count + 3))
      text += [0xEF, 0xBF, 0xBD]
      from = span.end
    }
    text += bytes[from...]
    return (text, places)
  }

  private static func notices(of scan: UTF8Scan) -> [Notice] {
    var notices: [Notice] = []
    for kind in Deception.allCases {
      guard let found = scan.deceptions[kind] else { continue }
      notices.append(kind.notice(first: found.first, count: found.count))
    }
    if scan.longestLine > DocumentLimits.unbrokenLineBytes {
      notices.append(
        Notice(code: "long_line", span: nil, text: "A line of \(scan.longestLine) bytes has no line break."))
    }
    return notices
  }
}
