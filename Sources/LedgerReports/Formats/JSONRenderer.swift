import LedgerTypes

/// One JSON object for a report: `report`, `columns`, `rows`, `row_count`; a row is an object, one on a line.
struct JSONRenderer: ReportRenderer {
  private var columns: [ReportColumn] = []
  private var hasRows = false

  mutating func begin(_ metadata: ReportMetadata, into output: inout OutputBuffer) {
    output.append("{\"report\": ")
    Self.append(metadata, into: &output)
  }

  mutating func table(_ title: String?, columns: [ReportColumn], into output: inout OutputBuffer) {
    self.columns = columns
    output.append(",\n \"columns\": [")
    for (index, column) in columns.enumerated() {
      output.append(index > 0 ? ",\n  " : "\n  ")
      Self.append(column, into: &output)
    }
    output.append("],\n \"rows\": [")
  }

  mutating func add(_ row: [ReportValue], into output: inout OutputBuffer) {
    output.append(hasRows ? ",\n  {" : "\n  {")
    hasRows = true
    for (index, value) in row.enumerated() {
      if index > 0 { output.append(", ") }
      JSONText.append(columns[index].name, into: &output)
      output.append(": ")
      Self.append(value, into: &output)
    }
    output.append(UInt8(ascii: "}"))
  }

  mutating func end(rows: Int, into output: inout OutputBuffer) {
    output.append("],\n \"row_count\": \(rows)}\n")
  }

  /// The file beside a CSV file: the same object without the rows.
  ///
  /// It is a Data Package as well (Frictionless Data, "Tabular Data Package" 1.0), so that other programs read the CSV file
  /// with its types: an identifier of sixteen digits is no number.
  static func metadataFile(
    _ metadata: ReportMetadata, columns: [ReportColumn], rows: Int, file: String, hashtags: Bool
  ) -> [UInt8] {
    var output = OutputBuffer()
    output.append("{\"profile\": \"tabular-data-package\", \"name\": ")
    JSONText.append(metadata.name, into: &output)
    output.append(",\n \"resources\": [{\"profile\": \"tabular-data-resource\", \"name\": ")
    JSONText.append(metadata.name, into: &output)
    output.append(", \"path\": ")
    JSONText.append(file, into: &output)
    output.append(",\n  \"format\": \"csv\", \"mediatype\": \"text/csv\", \"encoding\": \"utf-8\",\n  \"dialect\": ")
    output.append("{\"delimiter\": \",\", \"lineTerminator\": \"\\r\\n\"")
    // The row of hashtags is no data.
    output.append(hashtags ? ", \"commentChar\": \"#\"},\n" : "},\n")
    output.append("  \"schema\": {\"missingValues\": [\"\"], \"fields\": [")
    for (index, column) in columns.enumerated() {
      output.append(index > 0 ? ",\n   " : "\n   ")
      appendField(column, into: &output)
    }
    output.append("]}}],\n \"report\": ")
    append(metadata, into: &output)
    output.append(",\n \"columns\": [")
    for (index, column) in columns.enumerated() {
      output.append(index > 0 ? ",\n  " : "\n  ")
      append(column, into: &output)
    }
    output.append("],\n \"row_count\": \(rows)}\n")
    return output.bytes
  }

  private static func append(_ metadata: ReportMetadata, into output: inout OutputBuffer) {
    output.append("{")
    for (index, (name, text)) in metadata.texts.enumerated() {
      output.append(index > 0 ? ",\n  " : "")
      JSONText.append(name, into: &output)
      output.append(": ")
      JSONText.append(text, into: &output)
    }
    if !metadata.summary.isEmpty {
      output.append(",\n  \"summary\": ")
      JSONText.append(metadata.summary, into: &output)
    }
    output.append(",\n  \"ledger_entries\": \(metadata.entries),\n  \"filters\": {")
    for (index, filter) in metadata.filters.enumerated() {
      if index > 0 { output.append(", ") }
      JSONText.append(filter.name.rawValue, into: &output)
      output.append(": ")
      JSONText.append(filter.words, into: &output)
    }
    output.append("},\n  \"conventions\": ")
    JSONText.append(metadata.conventions, into: &output)
    output.append(UInt8(ascii: "}"))
  }

  private static func appendField(_ column: ReportColumn, into output: inout OutputBuffer) {
    output.append("{\"name\": ")
    JSONText.append(column.name, into: &output)
    output.append(", \"type\": ")
    // Dates may be months, years or intervals, which a date of a table schema is not.
    switch column.content.typeName {
    case "integer": output.append("\"integer\"")
    case "decimal": output.append("\"number\"")
    default: output.append("\"string\"")
    }
    output.append(", \"title\": ")
    JSONText.append(column.title, into: &output)
    output.append(", \"description\": ")
    JSONText.append(column.description, into: &output)
    output.append(UInt8(ascii: "}"))
  }

  private static func append(_ column: ReportColumn, into output: inout OutputBuffer) {
    output.append("{\"name\": ")
    JSONText.append(column.name, into: &output)
    output.append(", \"type\": ")
    JSONText.append(column.content.typeName, into: &output)
    output.append(", \"title\": ")
    JSONText.append(column.title, into: &output)
    output.append(", \"description\": ")
    JSONText.append(column.description, into: &output)
    output.append(UInt8(ascii: "}"))
  }

  private static func append(_ value: ReportValue, into output: inout OutputBuffer) {
    switch value {
    case .absent: output.append("null")
    case .text(let text), .id(let text): JSONText.append(text, into: &output)
    case .quotation(let quotation): JSONText.append(quotation.words, into: &output)
    case .integer(let number): output.append(String(number))
    case .decimal(let number): output.append(number.description)
    case .tally(let tallies): append(tallies, into: &output)
    }
  }

  private static func append(_ tallies: [ReportTally], into output: inout OutputBuffer) {
    output.append(UInt8(ascii: "["))
    for (index, tally) in tallies.enumerated() {
      output.append(index > 0 ? ", {\"value\": " : "{\"value\": ")
      JSONText.append(tally.value, into: &output)
      output.append(", \"count\": \(tally.count)")
      if !tally.parts.isEmpty {
        output.append(", \"by\": ")
        append(tally.parts, into: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
    output.append(UInt8(ascii: "]"))
  }
}
