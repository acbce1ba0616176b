/// What a format shows of the rows: programs get all columns as they are, pages the columns that people need, with the
/// words that a row leads back to in one cell.
struct PageLayout {
  /// The columns that are shown.
  private(set) var columns: [ReportColumn] = []
  private var cells: [Cell] = []

  /// Where a cell comes from.
  private enum Cell {
    case column(Int)
    /// A sentence with the columns that say where it stands.
    case quotation(words: Int, claim: Int?, document: Int?, passage: Int?)
  }

  /// All columns, each by itself.
  init(all columns: [ReportColumn]) {
    self.columns = columns
    cells = columns.indices.map { .column($0) }
  }

  /// The columns of a page.
  ///
  /// A column `quote`, or `best_quote`, takes in `claim`, `document` (or `title`) and `passage` of the same beginning; a
  /// figure `low` takes in `low_claim` and `low_passage` where the page does not show `low_quote`.
  init(page all: [ReportColumn], names: [String]?) {
    func index(_ name: String) -> Int? { all.firstIndex { $0.name == name } }
    let shown = names ?? all.map(\.name)
    var taken: Set<Int> = []
    var quotations: [Int: Cell] = [:]
    for (position, column) in all.enumerated() where column.name.hasSuffix("quote") && shown.contains(column.name) {
      let start = column.name.dropLast("quote".count)
      let claim = index(start + "claim")
      let document = index(start + "document") ?? index(start + "title")
      let passage = index(start + "passage")
      taken.formUnion([claim, document, passage].compactMap { $0 })
      quotations[position] = .quotation(words: position, claim: claim, document: document, passage: passage)
    }
    for (position, column) in all.enumerated() where shown.contains(column.name) {
      guard let claim = index(column.name + "_claim"), !shown.contains(column.name + "_quote") else { continue }
      quotations[position] = .quotation(
        words: position, claim: claim, document: nil, passage: index(column.name + "_passage"))
    }
    for name in shown {
      guard let position = index(name), !taken.contains(position) else { continue }
      columns.append(all[position])
      cells.append(quotations[position] ?? .column(position))
    }
  }

  /// The same without the columns in which none of the rows has anything.
  func filled(by rows: some Sequence<[ReportValue]>) -> PageLayout { filled { rows.forEach($0) } }

  /// The same for rows that are made one after the other.
  func filled(by forEachRow: (([ReportValue]) -> Void) throws -> Void) rethrows -> PageLayout {
    var isFilled = [Bool](repeating: false, count: columns.count)
    try forEachRow { row in
      for index in columns.indices where !isFilled[index] { isFilled[index] = value(cells[index], row) != .absent }
    }
    var layout = self
    layout.columns = columns.indices.filter { isFilled[$0] }.map { columns[$0] }
    layout.cells = columns.indices.filter { isFilled[$0] }.map { cells[$0] }
    return layout
  }

  /// The cells of a row that are shown.
  func cells(_ row: [ReportValue]) -> [ReportValue] { cells.map { value($0, row) } }

  private func value(_ cell: Cell, _ row: [ReportValue]) -> ReportValue {
    switch cell {
    case .column(let index): return row[index]
    case .quotation(let words, let claim, let document, let passage):
      guard let text = row[words].singleText else { return .absent }
      return .quotation(
        ReportQuotation(
          words: text, claim: claim.flatMap { row[$0].singleText },
          // A headline is its document's title.
          document: document.flatMap { row[$0].singleText == text ? nil : row[$0].singleText },
          passage: passage.flatMap { row[$0].singleText }))
    }
  }
}

/// One table of a report: pages have several where the first column parts the rows.
struct ReportPart {
  /// The heading; nil where the report is one table.
  let title: String?
  let layout: PageLayout
  let rows: ArraySlice<[ReportValue]>

  /// The tables of rows that are known whole.
  static func parts(of rows: [[ReportValue]], definition: ReportDefinition, sections: [String: String]?, isPage: Bool)
    -> [ReportPart]
  {
    guard isPage else { return [ReportPart(title: nil, layout: PageLayout(all: definition.columns), rows: rows[...])] }
    guard let sections, !rows.isEmpty else {
      let layout = PageLayout(page: definition.columns, names: definition.onPages)
      return [ReportPart(title: nil, layout: layout.filled(by: rows), rows: rows[...])]
    }
    let names = (definition.onPages ?? definition.columns.map(\.name)).filter { $0 != definition.columns[0].name }
    let layout = PageLayout(page: definition.columns, names: names)
    func title(_ row: [ReportValue]) -> String {
      let word = row[0].singleText ?? ""
      return sections[word] ?? word.sentenceStart
    }
    var parts: [ReportPart] = []
    var start = 0
    for index in 1...rows.count where index == rows.count || title(rows[index]) != title(rows[start]) {
      parts.append(
        ReportPart(
          title: title(rows[start]), layout: layout.filled(by: rows[start..<index]), rows: rows[start..<index]))
      start = index
    }
    return parts
  }
}

extension ReportValue {
  /// The words or the identifier in a cell of one.
  fileprivate var singleText: String? {
    switch self {
    case .text(let text), .id(let text): text
    default: nil
    }
  }
}
