public import LedgerDocuments

/// Documents with the claims that people found in them: JSON Lines, one document a line.
///
/// ```json
/// {"id": "a1", "text": "…", "date": "2014-05-14", "publisher": "…",
///  "claims": [{"key": "c1", "chars": [9, 12], "measure": "killed", "bound": "at_least", "low": 238,
///              "status": "asserted", "voice": "source", "sources": [{"hop": 0, "text": "…", "cue": "said"}]}]}
/// ```
public struct GoldFile: Sendable {
  /// A document with its gold claims.
  struct Item: Sendable {
    let document: Document
    let claims: [AnnotatedClaim]
    /// All members but text and claims, as a person reads them.
    let members: [String: String]
  }

  /// The file as it was named.
  public let name: String
  let items: [Item]

  /// The documents, in the order of the file.
  public var documents: [Document] { items.map(\.document) }

  /// Reads gold data.
  ///
  /// - Throws: `GoldError` for the first line that is not as it should be.
  public init(_ bytes: [UInt8], name: String, reader: DocumentReader = DocumentReader()) throws(GoldError) {
    self.name = name
    var items: [Item] = []
    var seen: Set<String> = []
    var line = 0
    var start = 0
    while start < bytes.count {
      line += 1
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      defer { start = end + 1 }
      guard bytes[start..<end].contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      let item = try Self.item(bytes, start..<end, line: line, file: name, reader)
      guard seen.insert(item.document.id).inserted else {
        throw GoldError(file: name, line: line, reason: "a second document has the id \"\(item.document.id)\"")
      }
      items.append(item)
    }
    guard !items.isEmpty else { throw GoldError(file: name, line: nil, reason: "the file holds no documents") }
    self.items = items
  }

  private static func item(
    _ bytes: [UInt8], _ range: Range<Int>, line: Int, file: String, _ reader: DocumentReader
  ) throws(GoldError) -> Item {
    let document: Document
    do throws(DocumentError) {
      document = try reader.document(
        jsonLine: range, of: bytes, origin: DocumentOrigin(path: file, line: line))
    } catch {
      throw GoldError(file: file, line: line, reason: error.sentence)
    }
    let value: JSONValue
    do throws(JSONValue.Fault) {
      value = try JSONValue(parsing: bytes, in: range)
    } catch {
      throw GoldError(file: file, line: line, reason: "not valid JSON: \(error.message)")
    }
    guard case .array(let claims)? = value["claims"] else {
      throw GoldError(
        file: file, line: line, reason: "no list \"claims\"; write an empty one for a text that states no figures")
    }
    let claimReader = GoldClaimReader(document)
    do throws(GoldClaimReader.Fault) {
      return Item(document: document, claims: try claimReader.claims(claims), members: Self.members(of: value))
    } catch {
      throw GoldError(file: file, line: line, reason: error.reason)
    }
  }

  /// What documents can be grouped by.
  private static func members(of value: JSONValue) -> [String: String] {
    guard case .object(let all) = value else { return [:] }
    var members: [String: String] = [:]
    for member in all where member.name != "text" && member.name != "claims" {
      switch member.value {
      case .string(let text), .number(let text): members[member.name] = text
      case .flag(let flag): members[member.name] = flag ? "true" : "false"
      case .null, .array, .object: continue
      }
    }
    return members
  }
}
