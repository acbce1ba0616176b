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
  /// Which places lie in which.
  let areas: () throws -> PlaceAreas

  /// The claims that fit, one document after the other.
  func stream(_ fields: FactFields) throws -> FactStream {
    try FactStream(snapshot, fields, filter: filters.onFacts, asKnown: filters.asKnown, names: names)
  }

  /// What puts claims of a stream into words, when all have come.
  func context(of stream: FactStream) -> AuditContext {
    AuditContext(table: stream.names, references: [], vague: options.vague)
  }

  /// A row for each item; words are read for many rows at a time.
  ///
  /// - Parameter names: What a stream that read `ClaimWords.fields` knows of its claims.
  func rows<Item>(
    of items: [Item], names: FactTable, claims: @escaping (Item) -> [ClaimWords.Place],
    row: @escaping (Item, ClaimWords) throws -> [ReportValue]
  ) -> (([ReportValue]) throws -> Void) throws -> Void {
    { body in
      for start in stride(from: 0, to: items.count, by: Self.wordBlock) {
        let block = items[start..<min(start + Self.wordBlock, items.count)]
        let words = try ClaimWords(of: block.lazy.flatMap(claims), names: names, in: snapshot)
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
  static let block = 4_096
  /// How many rows' sentences are read at once: so many that a page of the ledger is read for several of them.
  private static let wordBlock = 1 << 16

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
  /// The same, for a quick test.
  let chosen: ChosenPlaces

  init(_ source: ReportSource) throws {
    self.source = source
    let filter = source.filters.onFacts
    let table = try FactTable(source.snapshot, asKnown: source.filters.asKnown, names: source.names)
    context = AuditContext(
      table: table, references: try ReferenceSeries.all(in: source.snapshot), vague: source.options.vague)
    places =
      filter.isEmpty
      ? Array(table.facts.indices)
      : table.facts.indices.filter { filter.fits(table.facts[$0], hops: table.hops(of: $0), in: table) }
    chosen = ChosenPlaces(places, of: table.facts.count)
  }

  var snapshot: LedgerSnapshot { source.snapshot }
  var options: ComputedOptions { source.options }
  var filters: ReportFilters { source.filters }
  var table: FactTable { context.table }

  /// The words behind claims, by place.
  func evidence(_ places: some Sequence<Int>) throws -> [Int: ClaimEvidence] {
    let list = Array(places)
    let found = try ClaimEvidence.byEntry(list.map { table.facts[$0].seq }, in: snapshot)
    var byPlace: [Int: ClaimEvidence] = [:]
    for place in list { byPlace[place] = found[table.facts[place].seq] }
    return byPlace
  }

  /// Rows for some items, whose words are read for many of them at a time.
  ///
  /// - Parameter claims: The places of the claims whose words an item's row has.
  func rows<Item>(
    of items: [Item], claims: @escaping (Item) -> [Int],
    row: @escaping (Item, [Int: ClaimEvidence]) throws -> [ReportValue]?
  ) -> (([ReportValue]) throws -> Void) throws -> Void {
    { body in
      for start in stride(from: 0, to: items.count, by: ReportSource.block) {
        let block = items[start..<min(start + ReportSource.block, items.count)]
        let words = try evidence(block.flatMap(claims))
        for item in block { if let row = try row(item, words) { try body(row) } }
      }
    }
  }
}

/// A set of places, one byte for each claim.
struct ChosenPlaces {
  private var isChosen: [Bool]

  init(_ places: [Int], of count: Int) {
    isChosen = [Bool](repeating: false, count: count)
    for place in places { isChosen[place] = true }
  }

  func contains(_ place: Int) -> Bool { isChosen[place] }
}

extension ReportFilters {
  /// The filters as facts are chosen by them.
  var onFacts: FactFilter {
    var filter = FactFilter()
    filter.measures = Set(measures)
    filter.statuses = Set(statuses)
    filter.places = Set((places + placeNames).map { PlaceFolding.folded($0) })
    filter.publishers = Set(publishers.map { $0.lowercased() })
    filter.sources = Set(sources.map { $0.lowercased() })
    (filter.since, filter.until) = (since?.stored, until?.stored)
    return filter
  }
}
