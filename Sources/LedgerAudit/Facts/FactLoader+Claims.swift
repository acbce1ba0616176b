import LedgerStore
import LedgerTypes

// The scan over claims, with their hops and details beside it.

extension FactLoader {
  /// Reads the claims in force that fit, one document after the other.
  mutating func forEachDocument(_ filter: FactFilter, _ body: (DocumentFacts) throws -> Void) throws {
    let retracted = try retractions()
    let needed = retracted.isEmpty ? fields : fields.union(.id)
    let columns = FactColumn.allCases.filter { needed.contains($0.field) }
    let claims = try snapshot.cursor(
      "SELECT seq, extraction\(columns.map { ", " + $0.rawValue }.joined()) FROM claim ORDER BY seq")
    var hops = try SideCursor(hopCursor())
    var details = try SideCursor(detailCursor())
    var found = DocumentFacts()
    var wholes: [(part: Int, seq: Int)] = []
    var extraction = -1
    var document: Int?

    func finish() throws {
      guard !found.facts.isEmpty else { return }
      inherit(wholes, in: &found)
      if !filter.isEmpty {
        let places = found.facts.indices.filter { filter.fits(found.facts[$0], hops: found.hops(of: $0), in: table) }
        if places.isEmpty { return }
        if places.count < found.facts.count { found.keep(places) }
      }
      try body(found)
    }

    while try claims.next() {
      if claims[1] != extraction {
        try finish()
        extraction = claims[1]
        document = documentOfExtraction[extraction]
        found.start(document ?? 0)
        wholes.removeAll(keepingCapacity: true)
      }
      guard let document else { continue }
      var fact = Fact(seq: claims[0], document: document)
      claims.withRow { read($0, columns, into: &fact) }
      if !retracted.isEmpty {
        let key = ClaimOfDocument(document: table.documents[document].seq, claim: fact.id)
        if retracted.contains(key) { continue }
      }
      try details.withRows(of: fact.seq) { row in
        if row[1] != Int.min { fact.vague = row[1] }
        if row[2] != Int.min { wholes.append((found.facts.count, row[2])) }
      }
      try hops.withRows(of: fact.seq) { row in
        guard let origin = originOfSource[row[2]] else { return }
        let words = row.count < 6 ? Int.min : row[5] == Int.min ? row[4] : row[5]
        found.hopList.append(
          FactHop(
            hop: row[1], origin: origin, alias: row[3] == Int.min ? 0 : row[3], words: words == Int.min ? 0 : words))
      }
      found.facts.append(fact)
      found.hopStarts.append(found.hopList.count)
    }
    try finish()
  }

  // MARK: Queries

  private func hopCursor() throws -> IntegerCursor? {
    guard fields.contains(.hops) else { return nil }
    let words = fields.contains(.hopWords) ? ", words, resolved" : ""
    return try snapshot.cursor("SELECT claim, hop, source, alias\(words) FROM attribution ORDER BY claim, position")
  }

  private func detailCursor() throws -> IntegerCursor? {
    guard fields.contains(.parts) else { return nil }
    return try snapshot.cursor("SELECT claim, vague_class, part_of FROM claim_detail ORDER BY claim")
  }

  private struct ClaimOfDocument: Hashable {
    let document: Int
    let claim: ClaimID
  }

  private func retractions() throws -> Set<ClaimOfDocument> {
    var found: Set<ClaimOfDocument> = []
    try snapshot.scan("SELECT document, claim_id FROM retraction WHERE \(known("recorded"))") { row in
      found.insert(ClaimOfDocument(document: row[0], claim: ClaimID(bits: UInt64(bitPattern: Int64(row[1])))))
    }
    return found
  }

  // MARK: Claims

  /// Reads a row of entry, extraction and `columns`.
  private mutating func read(_ row: Span<Int>, _ columns: [FactColumn], into fact: inout Fact) {
    var source = Int.min
    for index in columns.indices {
      let value = row[index + 2]
      let number = value == Int.min ? 0 : value
      switch columns[index] {
      case .id: fact.id = ClaimID(bits: UInt64(bitPattern: Int64(value)))
      case .sentence: fact.sentence = value
      case .measure: fact.measure = Words.measures[value]
      case .unit: fact.unit = Words.units[value]
      case .bound: fact.bound = Words.bounds[value]
      case .low: fact.low = value
      case .high: fact.high = value
      case .scale: fact.scale = value
      case .kind: fact.kind = Words.kinds[value]
      case .status: fact.status = Words.statuses[value]
      case .voice: fact.voice = Words.voices[value]
      case .source: source = value
      case .place: fact.place = place(term: value)
      case .population: fact.population = number
      case .definition: fact.definition = number
      case .day: (fact.day, fact.endDay) = (number, number)
      case .endDay: if value != Int.min { fact.endDay = value }
      case .epoch: fact.epoch = number
      case .implicit: fact.isImplicit = value == 1
      case .confidence: fact.confidence = value
      }
    }
    if fields.contains(.origin) { fact.origin = origin(fact.voice, source: source, document: fact.document) }
  }

  /// Who a figure comes from.
  private mutating func origin(_ voice: Voice, source: Int, document: Int) -> Int {
    let (publisher, author) = (table.documents[document].publisher, table.documents[document].author)
    switch voice {
    case .source: return originOfSource[source] ?? origin(publisher: publisher)
    case .publisher where publisher > 0 || author < 0: return origin(publisher: publisher)
    case .publisher, .author: return author >= 0 ? author : origin(publisher: publisher)
    }
  }

  /// What a claim does not say itself and its surroundings decide.
  private mutating func inherit(_ wholes: [(part: Int, seq: Int)], in found: inout DocumentFacts) {
    for (part, seq) in wholes { found.facts[part].whole = found.facts.firstIndex { $0.seq == seq } ?? -1 }
    for index in found.facts.indices {
      let whole = found.facts[index].whole
      if whole >= 0 {
        let above = found.facts[whole]
        if above.kind == .cumulative, found.facts[index].kind == .incident { found.facts[index].kind = .cumulative }
        if found.facts[index].epoch == 0 { found.facts[index].epoch = above.epoch }
        if found.facts[index].place == 0 { found.facts[index].place = above.place }
        if found.facts[index].definition == 0 { found.facts[index].definition = above.definition }
        if found.facts[index].day == 0 {
          (found.facts[index].day, found.facts[index].endDay) = (above.day, above.endDay)
        }
      }
      if fields.contains(.place), found.facts[index].place == 0 {
        found.facts[index].place = place(ofOrigin: found.facts[index].origin)
      }
    }
  }

  /// The place that an originator answers for; 0 for none.
  private mutating func place(ofOrigin origin: Int) -> Int {
    while placeOfOrigin.count <= origin { placeOfOrigin.append(-1) }
    if placeOfOrigin[origin] < 0 { placeOfOrigin[origin] = table.origins[origin].place.map { place($0) } ?? 0 }
    return placeOfOrigin[origin]
  }
}

/// A query by claim, walked beside the scan over claims; nothing when there is no query.
private struct SideCursor {
  private let cursor: IntegerCursor?
  private var hasRow: Bool

  init(_ cursor: IntegerCursor?) throws {
    self.cursor = cursor
    hasRow = try cursor?.next() ?? false
  }

  /// Calls `body` with the rows of a claim; those of claims before it are left out.
  mutating func withRows(of claim: Int, _ body: (Span<Int>) throws -> Void) throws {
    guard let cursor else { return }
    while hasRow, cursor[0] <= claim {
      if cursor[0] == claim { try cursor.withRow(body) }
      hasRow = try cursor.next()
    }
  }
}
