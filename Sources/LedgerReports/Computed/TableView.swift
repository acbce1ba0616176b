/// What a format shows of a table: programs get all columns, pages only those in which some row has something.
struct TableView {
  /// The columns that are shown.
  let columns: [ReportColumn]
  /// Whether each value of the first column has a heading and a table of its own.
  let hasSections: Bool
  private let shown: [Int]
  private let titles: [Int: String]

  init(_ table: ComputedTable, of report: ComputedReport, isPage: Bool) {
    hasSections = isPage && report.hasSections && !table.rows.isEmpty
    var shown = Array(report.columns.indices)
    if isPage, let names = report.onPages {
      shown = names.compactMap { name in report.columns.firstIndex { $0.name == name } }
    }
    if isPage, !table.rows.isEmpty {
      shown = shown.filter { column in table.rows.contains { $0[column] != .absent } }
    }
    var titles: [Int: String] = [:]
    if hasSections {
      shown.removeAll { $0 == 0 }
      for (index, row) in table.rows.enumerated() where index == 0 || table.rows[index - 1][0] != row[0] {
        if case .text(let title) = row[0] { titles[index] = title.prefix(1).uppercased() + title.dropFirst() }
      }
    }
    self.shown = shown
    self.titles = titles
    columns = shown.map { report.columns[$0] }
  }

  /// The heading of the section that begins with a row.
  func section(before row: Int) -> String? { titles[row] }

  /// The cells of a row that are shown.
  func cells(_ row: [ReportValue]) -> [ReportValue] { shown.map { row[$0] } }
}
