import LedgerDigest
public import LedgerStore
import LedgerTypes

extension ReferenceSeries {
  /// The text that the ledger keeps (see the type's description for the format).
  public var document: [UInt8] {
    var text = "ledger-reference,1\nname,\(Self.cell(name))\nfile,\(Self.cell(file)),\(digest)\nfields"
    for pattern in patterns { text += "," + Self.cell(pattern) }
    text += "\ndate,field,value\n"
    for field in fields {
      let name = Self.cell(field.name)
      for point in field.points { text += "\(point.date),\(name),\(point.value)\n" }
    }
    return Array(text.utf8)
  }

  /// Reads the text that the ledger keeps; nil for anything else.
  public init?(document bytes: [UInt8]) {
    let records = CSVRecords.records(of: bytes)
    guard records.count > 4, records[0] == ["ledger-reference", "1"], records[1].count == 2, records[2].count == 3,
      let digest = Digest(hex: records[2][2])
    else { return nil }
    var points: [String: [Point]] = [:]
    for record in records.dropFirst(5) {
      guard record.count == 3, let date = CivilDate(iso: record[0]), let value = ExactDecimal(parsing: record[2]) else {
        return nil
      }
      points[record[1], default: []].append(Point(date: date, value: value))
    }
    self.init(
      name: records[1][1], file: records[2][1], digest: digest, patterns: Array(records[3].dropFirst()),
      fields: points.map { Field(name: $0.key, points: $0.value) })
  }

  private static func cell(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// All series of a ledger, by name; of several of one name the one entered last.
  public static func all(in snapshot: LedgerSnapshot) throws -> [ReferenceSeries] {
    var byName: [String: ReferenceSeries] = [:]
    try snapshot.query(
      """
      SELECT document_text.body FROM extraction JOIN document_text ON document_text.text = extraction.text
      JOIN document ON document.seq = extraction.document
      WHERE document.media = '\(media)' ORDER BY extraction.seq
      """
    ) { row in
      guard let text = row.text(0), let series = ReferenceSeries(document: Array(text.utf8)) else { return }
      byName[series.name] = series
    }
    return byName.values.sorted { $0.name < $1.name }
  }

  /// Enters the series as a document without claims.
  ///
  /// - Returns: the document's entry, and whether the ledger had just this series already.
  public func enter(into ledger: Ledger, run: RunDescription) throws -> (document: Int, isKnown: Bool) {
    let isNewest = try ledger.read { try Self.all(in: $0) }.contains(self)
    let bytes = document
    let digest = SHA256.digest(bytes)
    var record = RecordedDocument(
      raw: bytes, rawDigest: digest, text: bytes, textDigest: digest, textMaker: "reference/1", media: Self.media,
      recorded: run.recorded)
    record.id = "reference \(name)"
    record.path = file
    record.title = "Reference series \(name)"
    let writer = ledger.startRun(run, sources: [], epochs: [], known: isNewest ? .skip : .supersede)
    switch try writer.append([record]).first {
    case .recorded(let seq, _)?, .superseded(let seq, _)?: return (seq, false)
    case .known(let seq)?: return (seq, true)
    case .refused(let reason)?: throw ReferenceError.unreadable(file: file, reason: reason)
    case nil: throw ReferenceError.unreadable(file: file, reason: "the ledger did not take it")
    }
  }
}
