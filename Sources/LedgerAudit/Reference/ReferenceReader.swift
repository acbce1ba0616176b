import LedgerDigest
import LedgerTypes

/// Reads a reference series from CSV, from JSON keyed by date, or from a JSON list whose members have a date.
///
/// In JSON the table may stand anywhere: the first object whose keys are dates, or the first list of objects with a
/// member that is a date, is it. Values that are no plain numbers (words, nested values) are left out.
public struct ReferenceReader {
  private let name: String
  private let file: String
  private let patterns: [String]

  /// A reader.
  ///
  /// - Parameter patterns: globs that choose fields; empty for all.
  /// - Throws: `ReferenceError.invalidName`.
  public init(name: String, file: String, patterns: [String]) throws {
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (97...122).contains(byte | 0x20) || (48...57).contains(byte) || [45, 46, 95].contains(byte)
      }
    guard isName else { throw ReferenceError.invalidName(name) }
    self.name = name
    self.file = file
    self.patterns = patterns
  }

  /// The series of a file's bytes.
  ///
  /// - Throws: `ReferenceError`.
  public func series(_ bytes: [UInt8]) throws -> ReferenceSeries {
    var rows = RowCollector(patterns: patterns)
    switch bytes.first(where: { ![0x20, 0x0A, 0x0D, 0x09, 0xEF, 0xBB, 0xBF].contains($0) }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): try readJSON(bytes, into: &rows)
    case nil: throw ReferenceError.unreadable(file: file, reason: "it is empty")
    default: try readCSV(bytes, into: &rows)
    }
    let fields = rows.fields
    guard !fields.isEmpty else {
      throw ReferenceError.noFields(file: file, patterns: patterns, known: rows.known.sorted())
    }
    return ReferenceSeries(
      name: name, file: file, digest: SHA256.digest(bytes), patterns: patterns, fields: fields)
  }

  // MARK: JSON

  private func readJSON(_ bytes: [UInt8], into rows: inout RowCollector) throws {
    let root: JSONNode
    do {
      root = try JSONNodeReader.value(of: bytes)
    } catch {
      throw ReferenceError.unreadable(file: file, reason: "byte \(error.byte): \(error.reason)")
    }
    guard readTable(root, into: &rows) else {
      throw ReferenceError.unreadable(
        file: file, reason: "no object keyed by dates, and no list of objects with a date")
    }
  }

  /// Reads the first table at or below the node, nearest to the root first.
  private func readTable(_ root: JSONNode, into rows: inout RowCollector) -> Bool {
    var level = [root]
    while !level.isEmpty {
      for node in level where read(node, into: &rows) { return true }
      level = level.flatMap { node -> [JSONNode] in
        switch node {
        case .object(let members): members.map(\.value)
        case .list(let values): values
        default: []
        }
      }
    }
    return false
  }

  private func read(_ node: JSONNode, into rows: inout RowCollector) -> Bool {
    switch node {
    case .object(let members):
      let dated = members.compactMap { member in Self.day(member.name).map { ($0, member.value) } }
      guard !dated.isEmpty, dated.count * 2 > members.count else { return false }
      for (date, value) in dated {
        if let inner = value.members {
          for (name, value) in inner { rows.add(date, name, value) }
        } else {
          rows.add(date, "value", value)
        }
      }
      return true
    case .list(let values):
      guard let first = values.first?.members, let key = Self.dateMember(first) else { return false }
      for value in values {
        guard case .text(let text)? = value[key], let date = Self.day(text) else { continue }
        for (name, value) in value.members ?? [] where name != key { rows.add(date, name, value) }
      }
      return true
    default: return false
    }
  }

  private static func dateMember(_ members: [(name: String, value: JSONNode)]) -> String? {
    let dated = members.filter { member in
      if case .text(let text) = member.value { day(text) != nil } else { false }
    }.map(\.name)
    let usual = ["date", "day", "report_date", "as_of"]
    return dated.first { usual.contains($0.lowercased()) } ?? dated.first
  }

  private static func day(_ text: String) -> CivilDate? { CivilDate(iso: text).flatMap { $0.day == nil ? nil : $0 } }

  // MARK: CSV

  private func readCSV(_ bytes: [UInt8], into rows: inout RowCollector) throws {
    let records = CSVRecords.records(of: bytes)
    guard let header = records.first, records.count > 1 else {
      throw ReferenceError.unreadable(file: file, reason: "CSV has a header and at least one row")
    }
    let dated = header.indices.filter { column in
      records.dropFirst().prefix(20).contains { column < $0.count && Self.day($0[column]) != nil }
    }
    let usual = ["date", "day", "report_date", "as_of"]
    guard let date = dated.first(where: { usual.contains(header[$0].lowercased()) }) ?? dated.first else {
      throw ReferenceError.unreadable(file: file, reason: "no column holds dates such as 2023-12-22")
    }
    for record in records.dropFirst() {
      guard date < record.count, let day = Self.day(record[date]) else { continue }
      for column in header.indices where column != date && column < record.count {
        rows.add(day, header[column], .number(record[column].filter { $0 != "," }))
      }
    }
  }
}

/// Gathers the figures of the fields that are wanted.
private struct RowCollector {
  private let patterns: [FieldPattern]
  private var isWanted: [String: Bool] = [:]
  private var points: [String: [CivilDate: ExactDecimal]] = [:]

  init(patterns: [String]) { self.patterns = patterns.map(FieldPattern.init) }

  /// All names that were seen.
  var known: [String] { Array(isWanted.keys) }

  mutating func add(_ date: CivilDate, _ name: String, _ value: JSONNode) {
    guard case .number(let text) = value, let number = ExactDecimal(parsing: text) else { return }
    let wanted: Bool
    if let decided = isWanted[name] {
      wanted = decided
    } else {
      wanted = patterns.isEmpty || patterns.contains { $0.matches(name) }
      isWanted[name] = wanted
    }
    if wanted { points[name, default: [:]][date] = number }
  }

  var fields: [ReferenceSeries.Field] {
    points.map { name, values in
      ReferenceSeries.Field(name: name, points: values.map { ReferenceSeries.Point(date: $0.key, value: $0.value) })
    }
  }
}
