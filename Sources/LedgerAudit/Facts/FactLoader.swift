import LedgerStore
import LedgerTypes

/// Reads the fact table, one scan for each table of the ledger.
struct FactLoader {
  let snapshot: LedgerSnapshot
  let fields: FactFields
  private let asKnown: CivilDate?
  private let names: BodyNames
  var table = FactTable()
  var documentOfExtraction: [Int: Int] = [:]
  /// The place that each originator answers for, by number; −1 where it was not asked for yet.
  var placeOfOrigin: [Int] = []
  /// What each source's entry counts for.
  private(set) var originOfSource: [Int: Int] = [:]
  private var originOfPublisher: [Int: Int] = [:]
  /// What each source counts for after merges, by place in the table of origins.
  private var canonical: [Int] = []
  private var placeOfTerm: [Int: Int] = [:]
  private var placeNumbers: [String: Int] = [:]

  init(_ snapshot: LedgerSnapshot, _ fields: FactFields, asKnown: CivilDate?, names: BodyNames) {
    self.snapshot = snapshot
    // A figure without a place has that of its whole or of its originator.
    self.fields = fields.contains(.place) ? fields.union([.origin, .parts]) : fields
    self.asKnown = asKnown
    self.names = names
  }

  /// Everything: names, claims, and what only few claims have.
  mutating func load() throws {
    try loadNames()
    var (facts, hops, starts): ([Fact], [FactHop], [Int]) = ([], [], [0])
    try forEachDocument(FactFilter()) { found in
      let (first, firstHop) = (facts.count, hops.count)
      for var fact in found.facts {
        if fact.whole >= 0 { fact.whole += first }
        facts.append(fact)
      }
      hops += found.hopList
      for start in found.hopStarts.dropFirst() { starts.append(firstHop + start) }
    }
    (table.facts, table.hopList, table.hopStarts) = (facts, hops, starts)
    try loadParts()
    try loadHeadlines()
    try loadDetails()
    try loadNotices()
    try loadTexts()
    try loadQuotations()
    try loadShareSentences()
  }

  /// What claims point to.
  mutating func loadNames() throws {
    try loadWords()
    try loadSources()
    try loadDocuments()
  }

  /// The condition that an entry was in the ledger at the day asked for.
  func known(_ column: String) -> String {
    guard let day = asKnown?.adding(days: 1) else { return "1" }
    return "\(column) < '\(day)'"
  }

  // MARK: Words

  private mutating func loadWords() throws {
    if fields.needTerms {
      try snapshot.query("SELECT number, text FROM term") { row in
        if let number = row.integer(0), let text = row.text(1) { table.terms[number] = text }
      }
    }
    try snapshot.query("SELECT number, name FROM publisher") { row in
      if let number = row.integer(0), let text = row.text(1) { table.publishers[number] = text }
    }
    guard fields.contains(.hops) else { return }
    let kinds = Array(AliasKind.allCases)
    try snapshot.query("SELECT number, text, kind FROM alias") { row in
      guard let number = row.integer(0), let text = row.text(1) else { return }
      table.aliases[number] = (text, row.integer(2).flatMap { kinds.indices.contains($0) ? kinds[$0] : nil })
    }
  }

  mutating func place(_ words: String) -> Int {
    let folded = PlaceFolding.folded(words)
    guard !folded.isEmpty else { return 0 }
    if let number = placeNumbers[folded] { return number }
    table.places.append(folded)
    placeNumbers[folded] = table.places.count - 1
    return table.places.count - 1
  }

  mutating func place(term: Int) -> Int {
    guard term != Int.min, let words = table.terms[term] else { return 0 }
    if let known = placeOfTerm[term] { return known }
    let number = place(words)
    placeOfTerm[term] = number
    return number
  }

  // MARK: Sources and documents

  private mutating func loadSources() throws {
    let unnamed: Set<SourceKind> = [.unnamedOfficial, .witness, .unstated]
    try snapshot.query("SELECT seq, id, name, kind, place FROM source ORDER BY seq") { row in
      guard let seq = row.integer(0) else { return }
      let kind = row.integer(3).flatMap { Words.sourceKinds.indices.contains($0) ? Words.sourceKinds[$0] : nil }
      let name = row.text(2) ?? ""
      let isUnnamed = name.isEmpty || unnamed.contains(kind ?? .unknown)
      originOfSource[seq] = table.origins.count
      table.origins.append(
        Origin(
          role: isUnnamed ? .unnamed : .source, id: row.text(1), name: name.isEmpty ? "an unnamed source" : name,
          kind: kind ?? .unknown, place: row.text(4)))
    }
    canonical = Array(table.origins.indices)
    let own = originOfSource
    try snapshot.scan("SELECT source, target FROM source_merge WHERE \(known("recorded")) ORDER BY seq") { row in
      guard let source = own[row[0]], let target = own[row[1]] else { return }
      originOfSource[row[0]] = target
      canonical[source] = target
    }
  }

  mutating func origin(publisher: Int) -> Int {
    if let known = originOfPublisher[publisher] { return known }
    originOfPublisher[publisher] = table.origins.count
    table.origins.append(
      Origin(
        role: .publisher, id: nil, name: table.publishers[publisher] ?? "an unknown publisher", kind: .newsOutlet,
        place: nil))
    return table.origins.count - 1
  }

  private mutating func loadDocuments() throws {
    var newest: [Int: Int] = [:]
    try snapshot.scan("SELECT document, seq FROM extraction WHERE \(known("recorded")) ORDER BY seq") { row in
      newest[row[0]] = row[1]
    }
    let tables = """
      FROM extraction JOIN document ON document.seq = extraction.document
      WHERE document.media <> '\(ReferenceSeries.media)'
      """
    let sql = """
      SELECT extraction.seq, document.seq, document.publisher,
        coalesce(document.published_day, extraction.dateline_day)
      \(tables) ORDER BY extraction.seq
      """
    try snapshot.scan(sql) { row in
      guard newest[row[1]] == row[0] else { return }
      documentOfExtraction[row[0]] = table.documents.count
      table.documents.append(
        FactDocument(
          seq: row[1], extraction: row[0], publisher: row[2] == Int.min ? 0 : row[2],
          published: row[3] == Int.min ? 0 : row[3]))
    }
    var sources: [String: Int]?
    let author = "coalesce(extraction.author, document.author)"
    let authors = "SELECT extraction.seq, \(author) \(tables) AND \(author) IS NOT NULL ORDER BY extraction.seq"
    try snapshot.query(authors) { row in
      guard let extraction = row.integer(0), let document = documentOfExtraction[extraction], let name = row.text(1)
      else { return }
      var known = try sources ?? sourcesByName()
      sources = nil  // so that there is one owner
      table.documents[document].author = self.author(name, sources: &known)
      sources = known
    }
    guard fields.contains(.titles) else { return }
    let titles = """
      SELECT extraction.seq, document.title, document.url,
        CASE WHEN document.title IS NULL THEN coalesce(document.id, document.path, lower(hex(document.sha256))) END
      \(tables)
      """
    try snapshot.query(titles) { row in
      guard let extraction = row.integer(0), let document = documentOfExtraction[extraction] else { return }
      (table.documents[document].title, table.documents[document].url) = (row.text(1), row.text(2))
      table.documents[document].name = table.documents[document].title ?? row.text(3)
    }
  }

  /// What each name stands for that needs no context, in small letters.
  private func sourcesByName() throws -> [String: Int] {
    var sources: [String: Int] = [:]
    for (place, target) in canonical.enumerated() {
      let name = table.origins[place].name.lowercased()
      if sources[name] == nil { sources[name] = target }
    }
    try snapshot.query("SELECT text, source FROM alias WHERE NOT needs_context ORDER BY number") { row in
      guard let text = row.text(0)?.lowercased(), let source = row.integer(1) else { return }
      if sources[text] == nil { sources[text] = originOfSource[source] }
    }
    return sources
  }

  /// The originator that a text names as its author.
  private mutating func author(_ name: String, sources: inout [String: Int]) -> Int {
    if let known = sources[name.lowercased()] { return known }
    let body = names.body(of: name)
    let origin: Int
    if let id = body?.id, let known = table.origins.firstIndex(where: { $0.id == id }) {
      origin = known
    } else {
      origin = table.origins.count
      table.origins.append(
        Origin(
          role: .source, id: body?.id, name: body?.name ?? name, kind: body?.kind ?? .unknown, place: body?.place))
    }
    sources[name.lowercased()] = origin
    return origin
  }
}

/// The place of an entry among facts that are sorted by entry.
struct SeqIndex {
  private let seqs: [Int]

  init(_ seqs: [Int]) { self.seqs = seqs }

  subscript(seq: Int) -> Int? {
    let index = seqs.firstIndexOfTail { $0 >= seq }
    return index < seqs.count && seqs[index] == seq ? index : nil
  }
}

/// The codebook's words by their numbers in the ledger's tables: a word's place in its list.
enum Words {
  static let measures = Array(Measure.allCases)
  static let bounds = Array(Bound.allCases)
  static let units = Array(CountedUnit.allCases)
  static let kinds = Array(ClaimKind.allCases)
  static let statuses = Array(ClaimStatus.allCases)
  static let voices = Array(Voice.allCases)
  static let sourceKinds = Array(SourceKind.allCases)
}
