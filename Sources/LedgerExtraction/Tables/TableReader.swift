import LedgerTypes

/// Makes claims of the cells of a document's tables.
///
/// A number is a claim when its column, its row or, for a column by group, date or place, the caption says what is
/// counted. Its row tells where, who or when; the line "Source: …" below or above tells who says so.
struct TableReader {
  private let page: Page
  private let tables: [TextTable]
  private let anchor: CivilDate?
  private let author: TextSpan?
  private var matcher: SourceMatcher
  private var namer: SourceNamer

  /// A reader of the tables; `anchor` is the document's date and `author` the body that speaks in it, if it is one.
  init(
    _ tables: [TextTable], page: Page, registry: Registry, context: DocumentContext, anchor: CivilDate?,
    author: TextSpan?
  ) {
    self.page = page
    self.tables = tables
    self.anchor = anchor
    self.author = author
    matcher = SourceMatcher(page: page, index: registry.sourceIndex, context: context)
    namer = SourceNamer(page: page, records: registry.sourceRecords)
  }

  /// The claims of all tables, in the order of the text.
  mutating func claims() -> [Claim] {
    var claims: [Claim] = []
    for table in tables { add(table, to: &claims) }
    return claims
  }

  private mutating func add(_ table: TextTable, to claims: inout [Claim]) {
    let caption = table.caption.map { TableLabel($0, page: page, year: anchor?.year) }
    let columns = header(of: table)
    let noted = source(of: table)
    for line in table.lines.dropFirst(columns == nil ? 0 : 1) {
      let row = TableLabel(line.cells[0], page: page, year: anchor?.year)
      let namesSource = columns?[0].namesSources ?? false
      let speaker = namesSource ? speaker(line.cells[0]) : noted
      // The last number of the row whose column says what it counts: columns by group behind it are its parts.
      var whole: (claim: Int, column: TableLabel)?
      for (index, cell) in line.cells.enumerated().dropFirst() {
        guard claims.count < ExtractionLimits.claims else { return }
        let column = columns?[index] ?? TableLabel.none
        let labels = Labels(
          column: column, row: row, caption: caption, whole: column.isGroup ? whole?.column : nil)
        guard let quantity = value(cell), let measure = labels.measure else { continue }
        var claim = Claim(
          span: page.span(quantity.tokens), measure: measure.measure, bound: quantity.bound, low: quantity.low,
          high: quantity.high, quote: page.span(line.tokens))
        note("measure", measure.rule, measure.trigger, &claim)
        if column.isGroup, let whole, row.measure == nil {
          claim.partOf = whole.claim
          note("part_of", "table.group", nil, &claim)
        } else if column.measure != nil {
          whole = (claims.count, column)
        }
        claim.unit = measure.measure == .destroyed ? .structure : measure.measure == .attacks ? .event : .person
        claim.population = Populations.sorted(
          column.population + row.population.filter { !column.population.contains($0) })
        settleTime(&claim, labels)
        settlePlace(&claim, labels, isSource: namesSource)
        attribute(&claim, speaker)
        claims.append(claim)
      }
    }
  }

  /// The labels of the first line, unless it holds counts already.
  private func header(of table: TextTable) -> [TableLabel]? {
    let labels = table.lines[0].cells.map { TableLabel($0, page: page, year: anchor?.year) }
    let isHeader = zip(labels, table.lines[0].cells).dropFirst().allSatisfy { $0.date != nil || value($1) == nil }
    return isHeader ? labels : nil
  }

  /// The one number that a cell holds, when it is a count; a mark behind it leads to a footnote.
  private func value(_ cell: Range<Int>) -> Quantity? {
    var cell = cell
    while let last = cell.last, page.isMark(last, "*") || page.tokens[last].kind == .symbol {
      cell = cell.lowerBound..<last
    }
    guard cell.contains(where: { page.tokens[$0].kind == .digits }) else { return nil }
    let clause = Clause(page, TableLabel.sentence(cell))
    guard clause.quantities.count == 1, let quantity = clause.quantities.first, quantity.role == .count,
      clause.terms.indices.allSatisfy({ quantity.terms.contains($0) || !clause.isKind($0, .word) })
    else { return nil }
    return quantity
  }

  // MARK: What the labels say

  /// The labels of one cell.
  private struct Labels {
    let column: TableLabel
    let row: TableLabel
    let caption: TableLabel?
    /// For a column by group, the column of what it divides.
    let whole: TableLabel?

    /// The measure of the nearest label that has one; a caption's only for columns that divide what it counts.
    var measure: (measure: Measure, rule: String, trigger: Range<Int>)? {
      guard !column.isOther, !row.isOther, column.measure == nil || row.measure == nil || column.measure == row.measure
      else { return nil }
      if let measure = column.measure, let trigger = column.trigger { return (measure, "table.column", trigger) }
      if let measure = row.measure, let trigger = row.trigger { return (measure, "table.row", trigger) }
      if let whole, let measure = whole.measure, let trigger = whole.trigger {
        return (measure, "table.group", trigger)
      }
      guard let caption, let measure = caption.measure, let trigger = caption.trigger,
        !column.population.isEmpty || column.date != nil || column.place != nil || column.kind != nil
      else { return nil }
      return (measure, "table.caption", trigger)
    }

    var kind: (kind: ClaimKind, token: Int)? { column.kind ?? row.kind ?? caption?.kind }
    var date: AsOf? { row.date ?? column.date }
  }

  private func settleTime(_ claim: inout Claim, _ labels: Labels) {
    if let date = labels.date, date.start.day == nil {
      // A month or a year as label divides the count by time.
      claim.kind = .increment
      note("kind", "table.date", nil, &claim)
    } else if let kind = labels.kind {
      claim.kind = kind.kind
      note("kind", "table.label", kind.token..<kind.token + 1, &claim)
    } else if claim.measure == .missing {
      claim.kind = .stock
      note("kind", "kind.measure", nil, &claim)
    } else if labels.date != nil {
      claim.kind = .increment
      note("kind", "table.date", nil, &claim)
    }
    if let date = labels.date {
      claim.asOf = date
      note("as_of", "table.date", nil, &claim)
    } else if let anchor, claim.kind == .cumulative || claim.kind == .stock {
      claim.asOf = AsOf(anchor)
      note("as_of", "time.document", nil, &claim)
    }
  }

  private func settlePlace(_ claim: inout Claim, _ labels: Labels, isSource: Bool) {
    guard let place = (isSource ? nil : labels.row.place) ?? labels.column.place else { return }
    claim.place = page.span(place)
    note("place", "table.label", place, &claim)
  }

  private func note(_ field: String, _ rule: String, _ tokens: Range<Int>?, _ claim: inout Claim) {
    claim.evidence.append(Evidence(field, rule: rule, span: tokens.map { page.span($0) }))
  }

  // MARK: Who says so

  private func attribute(_ claim: inout Claim, _ hops: [SourceHop]) {
    if !hops.isEmpty {
      claim.voice = .source
      claim.sources = hops
      claim.evidence.append(Evidence("sources", rule: "table.source", span: hops[0].cue ?? hops[0].span))
    } else if let author {
      claim.voice = .author
      claim.evidence.append(Evidence("sources", rule: "attribution.own-voice", span: author))
    } else {
      claim.evidence.append(Evidence("sources", rule: "attribution.publisher"))
    }
  }

  /// The sources of the line "Source: …" below the table, or in its caption.
  private mutating func source(of table: TextTable) -> [SourceHop] {
    for line in table.notes + [table.caption].compactMap(\.self) {
      guard let word = line.first(where: { page.isWord($0, "source") || page.isWord($0, "sources") }),
        word + 2 < line.upperBound, page.isMark(word + 1, ":")
      else { continue }
      var hops: [SourceHop] = []
      var first = word + 2
      for token in first..<line.upperBound {
        let isBorder = page.isMark(token, ",") || page.isMark(token, ";") || page.isWord(token, "and")
        let isLast = token == line.upperBound - 1
        guard isBorder || isLast else { continue }
        // "Ministry of Health, Malawi": what stands behind the comma tells where the body is.
        if page.isMark(token, ","), !isLast, page.classes(token + 1).contains(.place) { continue }
        var end = isBorder || page.tokens[token].kind == .stop || page.isMark(token, ")") ? token : token + 1
        if isBorder, let match = matcher.longest(at: first, limit: line.upperBound), match.end > token { continue }
        if let match = matcher.longest(at: first, limit: line.upperBound), match.end > end { end = match.end }
        if first < end, hasWord(first..<end) { hops.append(hop(first..<end, cue: word..<word + 1)) }
        first = token + 1
      }
      return hops
    }
    return []
  }

  private mutating func speaker(_ cell: Range<Int>) -> [SourceHop] { hasWord(cell) ? [hop(cell, cue: nil)] : [] }

  /// Whether there is a word, by which somebody may be named, and not marks and symbols alone.
  private func hasWord(_ tokens: Range<Int>) -> Bool { tokens.contains { page.tokens[$0].kind == .word } }

  private mutating func hop(_ tokens: Range<Int>, cue: Range<Int>?) -> SourceHop {
    let name = namer.name(tokens, &matcher)
    return SourceHop(
      hop: 0, span: page.span(tokens), cue: cue.map { page.span($0) }, name: namer.text(name), id: namer.id(name),
      kind: name.kind, alias: name.alias)
  }
}
