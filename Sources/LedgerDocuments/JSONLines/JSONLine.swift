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
  private var seen: Set<String> = []

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
    let name = String(decoding: try cursor.string(), as: UTF8.self)
    let known: Set<String> = ["id", "text", "title", "url", "publisher", "published", "date", "language", "lang"]
    if known.contains(name), !seen.insert(name).inserted {
      throw cursor.fault("the member \"\(name)\" stands twice", back: cursor.position - start)
    }
    cursor.skipBlanks()
    try cursor.expect(UInt8(ascii: ":"), "expected a colon")
    cursor.skipBlanks()
    guard known.contains(name) else { return try cursor.skipValue() }
    switch cursor.current {
    case UInt8(ascii: "\"")?:
      let value = try cursor.string()
      if name == "text" { text = value } else { take(name, String(decoding: value, as: UTF8.self)) }
    case UInt8(ascii: "n")?:
      try cursor.literal("null")
    case .some(let byte) where name == "id" && (byte == UInt8(ascii: "-") || (byte >= 48 && byte <= 57)):
      id = String(decoding: bytes[try cursor.number()], as: UTF8.self)
    default:
      if name == "text" || name == "id" { throw cursor.fault("\"\(name)\" is not a string") }
      try cursor.skipValue()
      ignore(name, "it is not a string")
    }
  }

  private mutating func take(_ name: String, _ value: String) {
    guard value.utf8.count <= DocumentLimits.metadataBytes else {
      return ignore(name, "it is longer than \(DocumentLimits.metadataBytes) bytes")
    }
    switch name {
    case "id": id = value
    case "title": metadata.title = value
    case "url": metadata.url = value
    case "publisher": metadata.publisher = value
    case "language", "lang": if metadata.language == nil || name == "language" { metadata.language = value }
    default:
      guard let date = CivilDate(iso: value) else {
        if !value.isEmpty { ignore(name, "it is not an ISO 8601 date of the calendar") }
        return
      }
      if metadata.published == nil || name == "published" { metadata.published = date }
    }
  }

  private mutating func ignore(_ name: String, _ reason: String) {
    notices.append(
      Notice(code: "metadata", span: nil, text: "The member \"\(name)\" was left out of account: \(reason)."))
  }
}
