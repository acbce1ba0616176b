import LedgerTypes

/// The members of one line of a JSON Lines file that say something about a document.
///
/// ```json
/// {"id": "a1", "text": "…", "title": "…", "url": "…", "publisher": "…", "published": "2023-12-22", "language": "en"}
/// ```
/// `date` stands for `published` and `lang` for `language`; null is absent; other members are checked and ignored.
struct JSONLine {
  private(set) var id: String?
  private(set) var text: [UInt8]?
  private(set) var metadata = DocumentMetadata()
  /// Members that could not be used, with the reason.
  private(set) var notices: [Notice] = []
  private var seen: [Member] = []

  private enum Member: String {
    case id, text, title, url, publisher, published, date, language, lang
  }

  /// Reads the object in `range` of `bytes`.
  ///
  /// - Throws: a `DocumentError` with the byte of the line at fault.
  init(_ bytes: [UInt8], in range: Range<Int>, origin: DocumentOrigin) throws(DocumentError) {
    var cursor = JSONCursor(bytes, in: range)
    do throws(JSONCursor.Fault) {
      try read(&cursor, bytes)
    } catch {
      throw DocumentError(.json(error.message), at: origin, byte: error.offset + 1, id: id)
    }
  }

  private mutating func read(_ cursor: inout JSONCursor, _ bytes: [UInt8]) throws(JSONCursor.Fault) {
    cursor.skipBlanks()
    try cursor.expect(UInt8(ascii: "{"), "expected an object")
    cursor.skipBlanks()
    if cursor.current == UInt8(ascii: "}") {
      try cursor.expect(UInt8(ascii: "}"), "expected the end of the object")
    } else {
      repeat {
        cursor.skipBlanks()
        try member(&cursor, bytes)
        cursor.skipBlanks()
      } while try Self.another(&cursor)
    }
    cursor.skipBlanks()
    if cursor.current != nil { throw cursor.fault("something follows the object") }
  }

  private static func another(_ cursor: inout JSONCursor) throws(JSONCursor.Fault) -> Bool {
    if cursor.current == UInt8(ascii: "}") {
      try cursor.expect(UInt8(ascii: "}"), "expected the end of the object")
      return false
    }
    try cursor.expect(UInt8(ascii: ","), "expected a comma or the end of the object")
    return true
  }

  private mutating func member(_ cursor: inout JSONCursor, _ bytes: [UInt8]) throws(JSONCursor.Fault) {
    let start = cursor.position
    let member = Member(rawValue: String(decoding: try cursor.string(), as: UTF8.self))
    if let member {
      if seen.contains(member) {
        throw cursor.fault("the member \"\(member.rawValue)\" stands twice", back: cursor.position - start)
      }
      seen.append(member)
    }
    cursor.skipBlanks()
    try cursor.expect(UInt8(ascii: ":"), "expected a colon")
    cursor.skipBlanks()
    guard let member else { return try cursor.skipValue() }
    switch cursor.current {
    case UInt8(ascii: "\"")?:
      let value = try cursor.string()
      if member == .text { text = value } else { take(member, String(decoding: value, as: UTF8.self)) }
    case UInt8(ascii: "n")?:
      try cursor.literal("null")
    case .some(let byte) where member == .id && (byte == UInt8(ascii: "-") || (byte >= 48 && byte <= 57)):
      id = String(decoding: bytes[try cursor.number()], as: UTF8.self)
    default:
      if member == .text || member == .id { throw cursor.fault("\"\(member.rawValue)\" is not a string") }
      try cursor.skipValue()
      ignore(member, "it is not a string")
    }
  }

  private mutating func take(_ member: Member, _ value: String) {
    guard value.utf8.count <= DocumentLimits.metadataBytes else {
      return ignore(member, "it is longer than \(DocumentLimits.metadataBytes) bytes")
    }
    switch member {
    case .id: id = value
    case .title: metadata.title = value
    case .url: metadata.url = value
    case .publisher: metadata.publisher = value
    case .language: metadata.language = value
    case .lang: metadata.language = metadata.language ?? value
    case .published, .date:
      guard let date = CivilDate(iso: value) else {
        if !value.isEmpty { ignore(member, "it is not an ISO 8601 date of the calendar") }
        return
      }
      if metadata.published == nil || member == .published { metadata.published = date }
    case .text: break
    }
  }

  private mutating func ignore(_ member: Member, _ reason: String) {
    notices.append(
      Notice(code: "metadata", span: nil, text: "The member \"\(member.rawValue)\" was left out of account: \(reason).")
    )
  }
}
