public import LedgerTypes

extension LedgerSnapshot {
  /// All runs, oldest first.
  public func runs() throws -> [RunRecord] {
    try rows("SELECT \(RunRecord.columns) FROM run_view ORDER BY run") { RunRecord($0) }
  }

  /// All documents, oldest first.
  public func documents() throws -> [DocumentRecord] {
    try rows("SELECT \(DocumentRecord.columns) FROM document_view ORDER BY document") { DocumentRecord($0) }
  }

  /// The document of an entry.
  func document(_ seq: Int) throws -> DocumentRecord {
    try record(seq, "document", DocumentRecord.columns) { DocumentRecord($0) }
  }

  /// The run of an entry.
  func run(_ seq: Int) throws -> RunRecord {
    try record(seq, "run", RunRecord.columns) { RunRecord($0) }
  }

  /// The row of an entry in the view of its kind.
  private func record<Record>(
    _ seq: Int, _ kind: String, _ columns: String, _ read: (RawStatement) -> Record?
  ) throws -> Record {
    let found = try rows("SELECT \(columns) FROM \(kind)_view WHERE \(kind) = ?1", [.integer(seq)], read)
    guard let record = found.first else {
      throw LedgerError.damaged(path: path, reason: "\(kind) \(seq) is missing")
    }
    return record
  }

  /// All sources by first use, with their aliases.
  public func sources() throws -> [SourceRecord] {
    let aliases = try aliasesBySource()
    var claims: [Int: Int] = [:]
    try scan(
      """
      SELECT attribution.source, count(DISTINCT attribution.claim) FROM attribution
      JOIN claim_view ON claim_view.claim = attribution.claim GROUP BY attribution.source
      """
    ) { claims[$0[0]] = $0[1] }
    return try rows("SELECT source, id, name, kind, place, canonical FROM source_view ORDER BY source") { row in
      let seq = row.integer(0)
      return SourceRecord(
        seq: seq, id: row.optionalString(1), name: row.string(2), kind: SourceKind(rawValue: row.string(3)) ?? .unknown,
        place: row.optionalString(4), canonical: row.integer(5), claims: claims[seq] ?? 0, aliases: aliases[seq] ?? [])
    }
  }

  /// The sources that people added, with all aliases that people stated, in a registry's form.
  ///
  /// An alias stated for a source of the shipped registry stands under that source's id and name, so that a registry
  /// can add it to what it has. Sources without an id are left out: nothing can be matched to them by name alone.
  public func statedSources() throws -> [RegisteredSource] {
    var aliases: [Int: [SourceAlias]] = [:]
    _ = try rows("SELECT source, text, kind, needs_context FROM alias WHERE stated = 1 ORDER BY number") { row in
      let alias = SourceAlias(
        text: row.string(1), kind: AliasKind(code: row.integer(2)) ?? .name, needsContext: row.integer(3) == 1)
      aliases[row.integer(0), default: []].append(alias)
    }
    return try rows("SELECT seq, id, name, kind, place, by FROM source WHERE id IS NOT NULL ORDER BY seq") { row in
      let stated = aliases[row.integer(0)] ?? []
      guard !stated.isEmpty || !row.string(5).hasSuffix(" auto") else { return nil }
      return RegisteredSource(
        id: row.string(1), name: row.string(2), kind: SourceKind(code: row.integer(3)) ?? .unknown,
        place: row.optionalString(4), aliases: stated)
    }
  }

  private func aliasesBySource() throws -> [Int: [AliasRecord]] {
    var claims: [Int: Int] = [:]
    try scan("SELECT alias, count(*) FROM attribution WHERE alias IS NOT NULL GROUP BY alias") { claims[$0[0]] = $0[1] }
    var aliases: [Int: [AliasRecord]] = [:]
    _ = try rows("SELECT source, number, text, kind, needs_context, stated FROM alias ORDER BY number") { row in
      let record = AliasRecord(
        text: row.string(2), kind: row.isNull(3) ? nil : AliasKind(code: row.integer(3)),
        needsContext: row.integer(4) == 1, stated: row.integer(5) == 1, claims: claims[row.integer(1)] ?? 0)
      aliases[row.integer(0), default: []].append(record)
    }
    return aliases
  }
}

extension RunRecord {
  static let columns = "run, recorded, program, rule_set, registry_sha256, documents, claims"

  /// The run of a row of `columns`.
  init?(_ row: RawStatement) {
    guard let registry = Digest(hex: row.string(4)) else { return nil }
    self.init(
      seq: row.integer(0), recorded: row.string(1), program: row.string(2), ruleSet: row.string(3),
      registryDigest: registry, documents: row.integer(5), claims: row.integer(6))
  }
}

extension DocumentRecord {
  static let columns = """
    document, id, path, url, title, publisher, author, language, published, retrieved, recorded, media, size, sha256, \
    text_sha256, run, claims
    """

  /// The document of a row of `columns`.
  init?(_ row: RawStatement) {
    guard let digest = Digest(hex: row.string(13)), let textDigest = Digest(hex: row.string(14)) else { return nil }
    self.init(
      seq: row.integer(0), id: row.optionalString(1), path: row.optionalString(2), url: row.optionalString(3),
      title: row.optionalString(4), publisher: row.optionalString(5), author: row.optionalString(6),
      language: row.optionalString(7), published: row.optionalString(8), retrieved: row.optionalString(9),
      recorded: row.string(10), media: row.string(11), size: row.integer(12), digest: digest, textDigest: textDigest,
      run: row.integer(15), claims: row.integer(16))
  }
}
