import LedgerStore
import LedgerTypes

/// Reads the fact table, one scan for each table of the ledger.
struct FactLoader {
  let snapshot: LedgerSnapshot
  private let asKnown: CivilDate?
  private let names: BodyNames
  var table = FactTable()
  var documentOfExtraction: [Int: Int] = [:]
  private var originOfSource: [Int: Int] = [:]
  private var originOfPublisher: [Int: Int] = [:]
  private var canonical: [Int: Int] = [:]
  private var placeOfTerm: [Int: Int] = [:]
  private var placeNumbers: [String: Int] = [:]

  init(_ snapshot: LedgerSnapshot, asKnown: CivilDate?, names: BodyNames) {
    self.snapshot = snapshot
    self.asKnown = asKnown
    self.names = names
  }

  mutating func load() throws {
    try loadWords()
    try loadSources()
    try loadDocuments()
    let retracted = try retractions()
    try loadClaims(retracted: retracted)
    let places = placesBySeq()
    try loadHops()
    try loadParts(places)
    try loadHeadlines()
    try loadDetails()
    try loadNotices()
    try loadTexts()
    try loadQuotations()
    try loadShareSentences()
    inherit()
  }

  /// The condition that an entry was in the ledger at the day asked for.
  private func known(_ column: String) -> String {
    guard let day = asKnown?.adding(days: 1) else { return "1" }
    return "\(column) < '\(day)'"
  }

  // MARK: Words

  private mutating func loadWords() throws {
    try snapshot.query("SELECT number, text FROM term") { row in
      if let number = row.integer(0), let text = row.text(1) { table.terms[number] = text }
    }
    try snapshot.query("SELECT number, name FROM publisher") { row in
      if let number = row.integer(0), let text = row.text(1) { table.publishers[number] = text }
    }
  }

  private mutating func place(_ words: String) -> Int {
    let folded = PlaceFolding.folded(words)
    guard !folded.isEmpty else { return 0 }
    if let number = placeNumbers[folded] { return number }
    table.places.append(folded)
    placeNumbers[folded] = table.places.count - 1
    return table.places.count - 1
  }

  private mutating func place(term: Int) -> Int {
    guard term != Int.min, let words = table.terms[term] else { return 0 }
    if let known = placeOfTerm[term] { return known }
    let number = place(words)
    placeOfTerm[term] = number
    return number
  }

  // MARK: Sources and documents

  private mutating func loadSources() throws {
    try snapshot.scan("SELECT source, target FROM source_merge WHERE \(known("recorded")) ORDER BY seq") { row in
      canonical[row[0]] = row[1]
    }
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
  }

  private mutating func origin(source: Int) -> Int? { originOfSource[canonical[source] ?? source] }

  private mutating func origin(publisher: Int) -> Int {
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
    var sourceOfName: [String: Int] = [:]
    for (seq, place) in originOfSource.sorted(by: { $0.key < $1.key }) {
      let name = table.origins[place].name.lowercased()
      if sourceOfName[name] == nil { sourceOfName[name] = originOfSource[canonical[seq] ?? seq] }
    }
    try snapshot.query("SELECT text, source FROM alias WHERE NOT needs_context ORDER BY number") { row in
      guard let text = row.text(0)?.lowercased(), let source = row.integer(1) else { return }
      if sourceOfName[text] == nil { sourceOfName[text] = originOfSource[canonical[source] ?? source] }
    }
    try snapshot.query(
      """
      SELECT document.seq, document.publisher, coalesce(document.published_day, extraction.dateline_day),
        document.title, document.url, coalesce(extraction.author, document.author), extraction.seq
      FROM document JOIN extraction ON extraction.document = document.seq
      WHERE document.media <> '\(ReferenceSeries.media)' ORDER BY extraction.seq
      """
    ) { row in
      guard let seq = row.integer(0), let extraction = row.integer(6), newest[seq] == extraction else { return }
      let author = row.text(5).map { self.author($0, sources: &sourceOfName) } ?? -1
      documentOfExtraction[extraction] = table.documents.count
      table.documents.append(
        FactDocument(
          seq: seq, extraction: extraction, publisher: row.integer(1) ?? 0, author: author,
          published: row.integer(2) ?? 0, title: row.text(3), url: row.text(4)))
    }
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

  private struct ClaimOfDocument: Hashable {
    let document: Int
    let claim: Int
  }

  private func retractions() throws -> Set<ClaimOfDocument> {
    var found: Set<ClaimOfDocument> = []
    try snapshot.scan("SELECT document, claim_id FROM retraction WHERE \(known("recorded"))") { row in
      found.insert(ClaimOfDocument(document: row[0], claim: row[1]))
    }
    return found
  }

  // MARK: Claims

  private mutating func loadClaims(retracted: Set<ClaimOfDocument>) throws {
    var extraction = -1
    var document: Int?
    let sql = """
      SELECT seq, id, extraction, sentence, measure, bound, low, high, scale, unit, kind, status, voice, implicit,
        place, population, definition, as_of_day, as_of_end_day, epoch_day, source, confidence
      FROM claim ORDER BY seq
      """
    try snapshot.scan(sql) { row in
      if row[2] != extraction {
        extraction = row[2]
        document = documentOfExtraction[extraction]
      }
      guard let document else { return }
      if !retracted.isEmpty {
        let key = ClaimOfDocument(document: table.documents[document].seq, claim: row[1])
        if retracted.contains(key) { return }
      }
      let voice = Words.voices[row[12]]
      let origin: Int
      switch voice {
      case .source: origin = self.origin(source: row[20]) ?? self.origin(publisher: table.documents[document].publisher)
      case .publisher where table.documents[document].publisher > 0 || table.documents[document].author < 0:
        origin = self.origin(publisher: table.documents[document].publisher)
      case .publisher, .author:
        let author = table.documents[document].author
        origin = author >= 0 ? author : self.origin(publisher: table.documents[document].publisher)
      }
      let day = row[17] == Int.min ? 0 : row[17]
      table.facts.append(
        Fact(
          seq: row[0], id: ClaimID(bits: UInt64(bitPattern: Int64(row[1]))), document: document, sentence: row[3],
          measure: Words.measures[row[4]], bound: Words.bounds[row[5]], unit: Words.units[row[9]],
          kind: Words.kinds[row[10]], status: Words.statuses[row[11]], voice: voice, isImplicit: row[13] == 1,
          low: row[6], high: row[7], scale: row[8], place: place(term: row[14]),
          population: row[15] == Int.min ? 0 : row[15], definition: row[16] == Int.min ? 0 : row[16], day: day,
          endDay: row[18] == Int.min ? day : row[18], epoch: row[19] == Int.min ? 0 : row[19], origin: origin,
          whole: -1,
          confidence: row[21]))
    }
  }

  private func placesBySeq() -> SeqIndex { SeqIndex(table.facts.map(\.seq)) }

  private mutating func loadHops() throws {
    table.hopStarts.reserveCapacity(table.facts.count + 1)
    var fact = 0
    table.hopStarts.append(0)
    let sql = "SELECT claim, hop, source, alias, words, resolved FROM attribution ORDER BY claim, position"
    try snapshot.scan(sql) { row in
      while fact < table.facts.count, table.facts[fact].seq < row[0] {
        fact += 1
        table.hopStarts.append(table.hopList.count)
      }
      guard fact < table.facts.count, table.facts[fact].seq == row[0], let origin = origin(source: row[2]) else {
        return
      }
      let words = row[5] == Int.min ? row[4] : row[5]
      table.hopList.append(
        FactHop(
          hop: row[1], origin: origin, alias: row[3] == Int.min ? 0 : row[3], words: words == Int.min ? 0 : words))
    }
    while table.hopStarts.count <= table.facts.count { table.hopStarts.append(table.hopList.count) }
  }

  /// What a claim does not say itself and its surroundings decide.
  private mutating func inherit() {
    var sourcePlaces: [Int: Int] = [:]
    for (index, origin) in table.origins.enumerated() {
      if let words = origin.place { sourcePlaces[index] = place(words) }
    }
    for index in table.facts.indices {
      let whole = table.facts[index].whole
      if whole >= 0 {
        let above = table.facts[whole]
        if above.kind == .cumulative, table.facts[index].kind == .incident { table.facts[index].kind = .cumulative }
        if table.facts[index].epoch == 0 { table.facts[index].epoch = above.epoch }
        if table.facts[index].place == 0 { table.facts[index].place = above.place }
        if table.facts[index].definition == 0 { table.facts[index].definition = above.definition }
        if table.facts[index].day == 0 {
          table.facts[index].day = above.day
          table.facts[index].endDay = above.endDay
        }
      }
      if table.facts[index].place == 0 { table.facts[index].place = sourcePlaces[table.facts[index].origin] ?? 0 }
    }
  }
}

/// The place of an entry among facts that are sorted by entry.
struct SeqIndex {
  private let seqs: [Int]

  init(_ seqs: [Int]) { self.seqs = seqs }

  subscript(seq: Int) -> Int? {
    var low = 0
    var high = seqs.count
    while low < high {
      let middle = (low + high) / 2
      if seqs[middle] < seq { low = middle + 1 } else { high = middle }
    }
    return low < seqs.count && seqs[low] == seq ? low : nil
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
