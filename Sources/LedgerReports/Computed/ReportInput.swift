import LedgerAudit
import LedgerStore
import LedgerTypes

/// Where computed reports take claims from.
struct ReportSource {
  let snapshot: LedgerSnapshot
  let filters: ReportFilters
  let options: ComputedOptions
  /// The bodies that authors of texts may be.
  let names: BodyNames

  /// The claims that fit, one document after the other.
  func stream(_ fields: FactFields) throws -> FactStream {
    try FactStream(snapshot, fields, filter: filters.onFacts, asKnown: filters.asKnown, names: names)
  }

  /// What puts claims of a stream into words, when all have come.
  func context(of stream: FactStream) -> AuditContext {
    AuditContext(table: stream.names, references: [], vague: options.vague)
  }

  /// A row for each item; words are read for some hundred rows at a time.
  func rows<Item>(
    of items: [Item], evidence facts: @escaping (Item) -> [Fact],
    row: @escaping (Item, [Int: ClaimEvidence]) throws -> [ReportValue]
  ) -> (([ReportValue]) throws -> Void) throws -> Void {
    { body in
      for start in stride(from: 0, to: items.count, by: Self.block) {
        let block = items[start..<min(start + Self.block, items.count)]
        let words = try evidence(block.flatMap(facts))
        for item in block { try body(try row(item, words)) }
      }
    }
  }

  /// A row for each claim that fits, in the order of entry.
  func rows(
    _ fields: FactFields, row: @escaping (Fact, ArraySlice<FactHop>, ClaimEvidence?) -> [ReportValue]
  ) -> (([ReportValue]) throws -> Void) throws -> Void {
    { body in
      var stream = try stream(fields)
      var block: [(fact: Fact, hops: [FactHop])] = []
      func finish() throws {
        let words = try evidence(block.map(\.fact))
        for (fact, hops) in block { try body(row(fact, hops[...], words[fact.seq])) }
        block.removeAll(keepingCapacity: true)
      }
      try stream.forEachDocument { document in
        for (place, fact) in document.facts.enumerated() { block.append((fact, Array(document.hops(of: place)))) }
        if block.count >= Self.block { try finish() }
      }
      try finish()
    }
  }

  /// How many rows' words are read at once.
  private static let block = 512

  /// The words behind claims, by the claim's entry.
  func evidence(_ facts: some Sequence<Fact>) throws -> [Int: ClaimEvidence] {
    try ClaimEvidence.byEntry(facts.map(\.seq), in: snapshot)
  }
}

/// What reports are made from that compare claims with one another: all of them at once.
struct ReportInput {
  let source: ReportSource
  let context: AuditContext
  /// Places of the claims that fit the filters.
  let places: [Int]

  init(_ source: ReportSource) throws {
    self.source = source
    let filter = source.filters.onFacts
    let table = try FactTable(source.snapshot, asKnown: source.filters.asKnown, names: source.names)
    context = AuditContext(
      table: table, references: try ReferenceSeries.all(in: source.snapshot), vague: source.options.vague)
    places = table.facts.indices.filter { filter.fits(table.facts[$0], hops: table.hops(of: $0), in: table) }
  }

  var snapshot: LedgerSnapshot { source.snapshot }
  var options: ComputedOptions { source.options }
  var filters: ReportFilters { source.filters }
  var table: FactTable { context.table }

  /// The claims that fit, for a quick test.
  var chosen: Set<Int> { Set(places) }

  /// The words behind claims, by place.
  func evidence(_ places: some Sequence<Int>) throws -> [Int: ClaimEvidence] {
    let list = Array(places)
    let found = try ClaimEvidence.byEntry(list.map { table.facts[$0].seq }, in: snapshot)
    var byPlace: [Int: ClaimEvidence] = [:]
    for place in list { byPlace[place] = found[table.facts[place].seq] }
    return byPlace
  }
}

extension ReportFilters {
  /// The filters as facts are chosen by them.
  var onFacts: FactFilter {
    var filter = FactFilter()
    filter.measures = Set(measures)
    filter.statuses = Set(statuses)
    filter.places = Set(places.map { PlaceFolding.folded($0) })
    filter.publishers = Set(publishers.map { $0.lowercased() })
    filter.sources = Set(sources.map { $0.lowercased() })
    (filter.since, filter.until) = (since?.stored, until?.stored)
    return filter
  }
}
