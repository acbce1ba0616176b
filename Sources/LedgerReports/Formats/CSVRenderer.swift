import LedgerTypes

/// What a CSV file is made for.
public struct CSVOptions: Hashable, Sendable {
  /// Puts an apostrophe before text that a spreadsheet would take for a formula or turn into a number.
  public var excelSafe = false
  /// Starts with the mark by which Excel knows UTF-8.
  public var byteOrderMark = false
  /// Shows control and bidirectional characters as `\u{1B}`: for a terminal, which would obey them.
  public var visibleControls = false
  /// Puts a row of HXL hashtags below the header.
  public var hashtags = false

  /// Lossless CSV without a mark.
  public init(
    excelSafe: Bool = false, byteOrderMark: Bool = false, visibleControls: Bool = false, hashtags: Bool = false
  ) {
    self.excelSafe = excelSafe
    self.byteOrderMark = byteOrderMark
    self.visibleControls = visibleControls
    self.hashtags = hashtags
  }
}

/// CSV as RFC 4180 has it: a header, commas, CRLF after each record, quotes only where a field needs them.
///
/// An absent value is an empty field. Numbers have no thousands separators and a point for the decimals.
struct CSVRenderer: ReportRenderer {
  let options: CSVOptions

  /// Whether words are written as they are.
  var isExact: Bool { !options.excelSafe && !options.visibleControls }

  func begin(_ metadata: ReportMetadata, into output: inout OutputBuffer) {}

  func table(_ title: String?, columns: [ReportColumn], into output: inout OutputBuffer) {
    if options.byteOrderMark { output.append("\u{FEFF}") }
    output.append(columns.map(\.name).joined(separator: ","))
    output.append("\r\n")
    guard options.hashtags else { return }
    output.append(columns.map { HXLTags.tag($0) }.joined(separator: ","))
    output.append("\r\n")
  }

  func add(_ row: [ReportValue], into output: inout OutputBuffer) {
    for (index, value) in row.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      append(value, into: &output)
    }
    // A record of one empty field would be an empty line, which readers skip.
    if row.count == 1, row[0] == .absent { output.append("\"\"") }
    output.append("\r\n")
  }

  func end(rows: Int, into output: inout OutputBuffer) {}

  /// Adds a cell.
  func append(_ value: ReportValue, into output: inout OutputBuffer) {
    switch value {
    case .absent: break
    case .integer(let number): output.append(number)
    case .decimal(let number):
      if let whole = number.wholeNumber { output.append(whole) } else { output.append(number.description) }
    case .text(let text): append(text, into: &output)
    case .quotation(let quotation): append(quotation.words, into: &output)
    case .id(let text): append(guardedID(text), into: &output)
    case .tally(let tallies): append(tallies.map(\.summary).joined(separator: "; "), into: &output)
    }
  }

  /// Adds a cell of words.
  func append(_ text: String, into output: inout OutputBuffer) {
    var text = text
    if options.excelSafe { text = FormulaGuard.guarded(text) }
    if options.visibleControls { text = text.withVisibleControls }
    text.withUTF8 { Self.append(field: $0, into: &output) }
  }

  /// Adds words as they are, in quotes where they need them.
  static func append(field bytes: UnsafeBufferPointer<UInt8>, into output: inout OutputBuffer) {
    let marks = Marks(in: bytes)
    guard marks.needQuotes else { return output.append(bytes) }
    let quote = UInt8(ascii: "\"")
    output.append(quote)
    var start = 0
    // Each quote is written at the end of one piece and again at the start of the next.
    if marks.hasQuote {
      for index in bytes.indices where bytes[index] == quote {
        output.append(bytes[start...index])
        start = index
      }
    }
    output.append(bytes[start...])
    output.append(quote)
  }

  private func guardedID(_ text: String) -> String {
    options.excelSafe && FormulaGuard.looksNumeric(text) ? "'" + text : text
  }

  /// What of a field decides how it is written.
  private struct Marks {
    /// Blanks at the sides are quoted too: RFC 4180 keeps them, but some readers trim them.
    let needQuotes: Bool
    let hasQuote: Bool

    /// Looks at sixteen bytes at once: most of what a report writes goes through here.
    init(in text: UnsafeBufferPointer<UInt8>) {
      func isBlank(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
      typealias Block = SIMD16<UInt8>
      var (quotes, others) = (SIMDMask<SIMD16<Int8>>(repeating: false), SIMDMask<SIMD16<Int8>>(repeating: false))
      func look(at block: Block) {
        quotes .|= block .== Block(repeating: UInt8(ascii: "\""))
        others .|= block .== Block(repeating: UInt8(ascii: ","))
        others .|= block .== Block(repeating: UInt8(ascii: "\r"))
        others .|= block .== Block(repeating: UInt8(ascii: "\n"))
      }
      let bytes = UnsafeRawBufferPointer(text)
      let whole = bytes.count & ~15
      for start in stride(from: 0, to: whole, by: 16) {
        look(at: bytes.loadUnaligned(fromByteOffset: start, as: Block.self))
      }
      var rest = Block(repeating: 0)
      for place in whole..<bytes.count { rest[place - whole] = bytes[place] }
      look(at: rest)
      hasQuote = any(quotes)
      needQuotes = hasQuote || any(others) || isBlank(text.first) || isBlank(text.last)
    }
  }
}
