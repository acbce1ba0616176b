import LedgerAudit
import LedgerStore
import LedgerTypes

/// The attributions of claims, as rows of integers for `IntegerGrouper`: one row for each originator of a claim, or one
/// for a claim that has none.
///
/// Two scans walk side by side through `claim` and `attribution`; all else that a row needs is in small tables.
struct AttributionScan {
  /// The columns of a row. `source` and `relay` are entries of sources, a publisher's number below 0, or an author who
  /// is no known source; `words` are a term, or an alias below 0.
  static let columns = [
    "source", "measure", "as_of_day", "as_of_end_day", "words", "cue", "publisher", "relay", "is_self", "is_publisher",
    "is_unnamed",
  ]

  /// A document as its newest extraction has it.
  private struct Document {
    var newest: Int
    var publisher = Int.min
  }

  private struct ClaimOfDocument: Hashable {
    let document: Int
    let claim: Int
  }

  private let snapshot: LedgerSnapshot
  private let names: BodyNames
  /// Gives the claims that fit, in their order; nil for all claims in force.
  private let selection: IntegerCursor?
  private var documents: [Int: Document] = [:]
  private var documentOfExtraction: [Int: Int] = [:]
  private var retracted: Set<ClaimOfDocument> = []
  /// Sources by number in `sourceKeys`: what each was merged into, and whether it is named.
  private var sourceKeys = KeyTable()
  private var canonical: [Int] = []
  private var isUnnamed: [Int] = []
  /// Who wrote the document of an extraction, as a value of the column `source`.
  private var authors: [Int: Int] = [:]
  /// Authors who are no known source.
  private var unknownAuthors: [String] = []

  /// Values of `source` from here on are authors who are no known source.
  private static let firstAuthor = Int.min / 2

  /// - Parameters:
  ///   - selection: a query of the claims that fit, in their order; nil for all claims in force.
  ///   - names: the bodies that authors of texts may be.
  init(_ snapshot: LedgerSnapshot, selection: IntegerCursor?, names: BodyNames) throws {
    self.snapshot = snapshot
    self.selection = selection
    self.names = names
    try loadDocuments()
    try loadSources()
    try loadAuthors()
  }

  /// A number in a row, as the cell that it stands for.
  func cell(_ value: Int) -> LedgerCell {
    if value == Int.min { return .null }
    let author = value - Self.firstAuthor
    return unknownAuthors.indices.contains(author) ? .text(unknownAuthors[author]) : .integer(value)
  }

  // MARK: Small tables

  private mutating func loadDocuments() throws {
    try snapshot.scan("SELECT seq, document FROM extraction ORDER BY seq") { row in
      documents[row[1], default: Document(newest: 0)].newest = row[0]
      documentOfExtraction[row[0]] = row[1]
    }
    try snapshot.scan("SELECT seq, publisher FROM document WHERE publisher IS NOT NULL") { row in
      documents[row[0]]?.publisher = row[1]
    }
    try snapshot.scan("SELECT document, claim_id FROM retraction") { row in
      retracted.insert(ClaimOfDocument(document: row[0], claim: row[1]))
    }
  }

  private mutating func loadSources() throws {
    let sql = """
      SELECT seq, coalesce((SELECT target FROM source_merge WHERE source = source.seq ORDER BY source_merge.seq DESC), seq),
        name = '' OR kind IN (SELECT value FROM code
          WHERE field = 'source_kind' AND name IN ('unnamed_official', 'witness', 'unstated'))
      FROM source
      """
    try snapshot.scan(sql) { row in
      _ = sourceKeys.number(row[0])
      canonical.append(row[1])
      isUnnamed.append(row[2])
    }
  }

  /// An author counts as the source of that name, or that is called so without regard to the context, in any language.
  private mutating func loadAuthors() throws {
    let sql = """
      WITH author (name) AS MATERIALIZED (
        SELECT author FROM document WHERE author IS NOT NULL UNION SELECT author FROM extraction WHERE author IS NOT NULL)
      SELECT name, coalesce(
        (SELECT seq FROM source WHERE source.name = author.name COLLATE NOCASE ORDER BY seq),
        (SELECT source FROM alias WHERE text = author.name COLLATE NOCASE AND NOT needs_context ORDER BY number))
      FROM author
      """
    var bodies: [String: Int] = [:]
    try snapshot.query("SELECT id, seq FROM source WHERE id IS NOT NULL ORDER BY seq DESC") { row in
      if let id = row.text(0), let seq = row.integer(1) { bodies[id] = seq }
    }
    var values: [String: Int] = [:]
    try snapshot.query(sql) { row in
      guard let name = row.text(0) else { return }
      let body = names.body(of: name)
      if let source = row.integer(1) ?? body.flatMap({ bodies[$0.id] }) {
        values[name] = source
      } else {
        values[name] = Self.firstAuthor + unknownAuthors.count
        unknownAuthors.append(body?.name ?? name)
      }
    }
    guard !values.isEmpty else { return }
    let written = """
      SELECT extraction.seq, coalesce(extraction.author, document.author)
      FROM extraction JOIN document ON document.seq = extraction.document
      WHERE coalesce(extraction.author, document.author) IS NOT NULL
      """
    try snapshot.query(written) { row in
      if let extraction = row.integer(0), let name = row.text(1) { authors[extraction] = values[name] }
    }
  }

  // MARK: The scan

  /// Calls `body` with each row.
  func forEach(_ body: (Span<Int>) throws -> Void) throws {
    let claims = try snapshot.cursor(
      "SELECT seq, id, extraction, measure, voice, as_of_day, as_of_end_day FROM claim ORDER BY seq")
    let hops = try snapshot.cursor(
      "SELECT claim, hop, source, alias, words, cue, resolved FROM attribution ORDER BY claim, position")
    let voices = Array(Voice.allCases)
    let (publisherVoice, selfVoice) = (voices.firstIndex(of: .publisher) ?? 1, voices.firstIndex(of: .author) ?? 2)
    // What each row asks for; taken out, since a row would copy all of the scan for each.
    let (documents, documentOfExtraction, retracted) = (documents, documentOfExtraction, retracted)
    let (sourceKeys, canonical, isUnnamed, authors) = (sourceKeys, canonical, isUnnamed, authors)
    var hasHop = try hops.next()
    var hasSelected = try selection?.next() ?? false
    var (extraction, documentNumber, document, isNewest) = (-1, 0, Document(newest: 0), false)
    var ofClaim: [Hop] = []
    var row = [Int](repeating: Int.min, count: Self.columns.count)
    while try claims.next() {
      let claim = claims[0]
      ofClaim.removeAll(keepingCapacity: true)
      while hasHop, hops[0] <= claim {
        if hops[0] == claim { ofClaim.append(Hop(hops)) }
        hasHop = try hops.next()
      }
      if claims[2] != extraction {
        extraction = claims[2]
        documentNumber = documentOfExtraction[extraction] ?? 0
        document = documents[documentNumber] ?? Document(newest: 0)
        isNewest = document.newest == extraction
      }
      if let selection {
        while hasSelected, selection[0] < claim { hasSelected = try selection.next() }
        guard hasSelected, selection[0] == claim else { continue }
      } else {
        guard isNewest,
          retracted.isEmpty || !retracted.contains(ClaimOfDocument(document: documentNumber, claim: claims[1]))
        else { continue }
      }
      let voice = claims[4]
      row[1] = claims[3]
      row[2] = claims[5]
      row[3] = claims[6] == Int.min ? claims[5] : claims[6]
      row[6] = document.publisher
      row[8] = voice == selfVoice ? 1 : 0
      row[9] = voice == publisherVoice ? 1 : 0
      let last = ofClaim.reduce(Int.min) { max($0, $1.hop) }
      for place in 0..<max(1, ofClaim.count) {
        let hop = place < ofClaim.count ? ofClaim[place] : Hop()
        guard hop.hop == last else { continue }
        let source = hop.source == Int.min ? nil : sourceKeys.known(hop.source)
        row[0] =
          voice == publisherVoice
          ? (document.publisher == Int.min ? Int.min : -document.publisher)
          : voice == selfVoice ? authors[extraction] ?? Int.min : source.map { canonical[$0] } ?? Int.min
        row[4] = hop.alias != Int.min ? -hop.alias : hop.resolved != Int.min ? hop.resolved : hop.words
        row[5] = hop.cue
        row[7] = Self.relay(before: last, ofClaim)
        row[10] = row[8] + row[9] > 0 ? 0 : source.map { isUnnamed[$0] } ?? Int.min
        try body(row.span)
      }
    }
  }

  /// One hop of a claim.
  private struct Hop {
    var hop = Int.min
    var source = Int.min
    var alias = Int.min
    var words = Int.min
    var cue = Int.min
    var resolved = Int.min

    init() {}

    init(_ row: IntegerCursor) {
      (hop, source, alias, words, cue, resolved) = (row[1], row[2], row[3], row[4], row[5], row[6])
    }
  }

  /// Who cited the originator: the first source of the hop before the last one.
  private static func relay(before last: Int, _ hops: [Hop]) -> Int {
    var found = Hop()
    for hop in hops where hop.hop < last && hop.hop > found.hop { found = hop }
    return found.source
  }
}
