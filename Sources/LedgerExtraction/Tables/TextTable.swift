/// A table in plain text: lines of cells set apart by tabs or by "|", as Markdown and pasted bulletins have it.
struct TextTable {
  /// One line: the tokens of each cell, some of them empty.
  struct Line {
    let tokens: Range<Int>
    let cells: [Range<Int>]
  }

  /// The line above the table, when it stands next to it or over one empty line.
  let caption: Range<Int>?
  /// The lines of cells, without rules ("---|---"); at least two.
  let lines: [Line]
  /// The lines of text below, as far as a note on the table may stand.
  let notes: [Range<Int>]

  /// All tokens from the first line of cells to the last.
  var tokens: Range<Int> { lines[0].tokens.lowerBound..<lines[lines.count - 1].tokens.upperBound }

  /// The tables of a page, in its order: two lines or more with the same number of cells, two at least.
  static func tables(in page: Page) -> [TextTable] {
    guard page.counts.cellMarks > 0 else { return [] }
    let lines = self.lines(of: page)
    var tables: [TextTable] = []
    var first = 0
    while first < lines.count {
      let cells = self.cells(of: lines[first], page)
      guard cells.count >= 2 else {
        first += 1
        continue
      }
      var rows: [Line] = []
      var end = first
      while end < lines.count, !lines[end].isEmpty {
        let own = end == first ? cells : self.cells(of: lines[end], page)
        guard own.count == cells.count else { break }
        if !isRule(lines[end], page) { rows.append(Line(tokens: lines[end], cells: own)) }
        end += 1
      }
      if rows.count >= 2 {
        tables.append(
          TextTable(caption: caption(above: first, lines), lines: rows, notes: notes(below: end, lines)))
      }
      first = max(end, first + 1)
    }
    return tables
  }

  private static let tab = UInt8(ascii: "\t")
  /// How many lines below a table a note on it is looked for.
  private static let reach = 3

  private static func lines(of page: Page) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var first = 0
    for token in page.tokens.indices where page.tokens[token].kind == .newline {
      lines.append(first..<token)
      first = token + 1
    }
    lines.append(first..<page.tokens.count)
    return lines
  }

  /// The cells of a line; bars at its edges open none.
  private static func cells(of line: Range<Int>, _ page: Page) -> [Range<Int>] {
    guard !line.isEmpty else { return [] }
    var cells: [Range<Int>] = []
    var first = page.isMark(line.lowerBound, "|") ? line.lowerBound + 1 : line.lowerBound
    for token in first..<max(first, line.upperBound) {
      if page.isMark(token, "|") {
        cells.append(first..<token)
        first = token + 1
      } else if token > first {
        let gap = page.tokens[token - 1].end..<page.tokens[token].start
        for byte in gap where page.bytes[Int(byte)] == tab {
          cells.append(first..<token)
          first = token
        }
      }
    }
    if first < line.upperBound { cells.append(first..<line.upperBound) }
    return cells
  }

  /// "---|:--:|---": the rule below a header.
  private static func isRule(_ line: Range<Int>, _ page: Page) -> Bool {
    line.allSatisfy { page.isMark($0, "|") || page.isMark($0, "-") || page.isMark($0, ":") || page.isMark($0, "=") }
  }

  private static func caption(above first: Int, _ lines: [Range<Int>]) -> Range<Int>? {
    for line in lines[max(0, first - 2)..<first].reversed() where !line.isEmpty { return line }
    return nil
  }

  private static func notes(below end: Int, _ lines: [Range<Int>]) -> [Range<Int>] {
    Array(lines[min(end, lines.count)...].lazy.filter { !$0.isEmpty }.prefix(reach))
  }
}
