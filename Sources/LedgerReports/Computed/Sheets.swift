import LedgerAudit
import LedgerStore
import LedgerTypes

extension ComputedReport {
  /// An editor's sheet.
  static let document = ComputedReport(
    "document", title: "Figures and findings of one document",
    description:
      "Every figure of one article in the order of the text, with what the audit says and what other texts state.",
    conventions: [
      "Others: figures of other texts that do not fit, as the report discrepancies finds them; at most three a figure.",
      "--document names the document by entry, path, id, address or words of its title; without it the newest one is "
        + "shown.",
    ],
    columns: [
      .computed("stated", .text, "Stated", "The value with its bound words."), .measure, .population, .place,
      .computed("as_of", .date, "As of", "The day that it holds for."), .source,
      .computed("findings", .text, "Findings", "What the audit says, with the findings' identifiers."),
      .computed("others", .text, "Others", "What other texts state instead, and what differs."),
      .computed("share", .text, "Of its whole", "What percentage of its own base it is."),
      .computed("status", .text, "Status", "How the speaker commits to it; nothing for what is asserted."),
    ] + ReportColumn.words(),
    onPages: [
      "stated", "measure", "population", "place", "as_of", "source", "share", "status", "findings", "others", "quote",
    ]
  ) { input in
    let context = input.context
    guard let document = try input.document() else { return ComputedTable() }
    let range = context.documents[document]
    let chosen = input.chosen
    let ofDocument = input.findings.filter { $0.facts.contains { range.contains($0) } }
    var findings: [Int: [String]] = [:]
    for finding in ofDocument {
      for place in finding.facts where range.contains(place) {
        findings[place, default: []].append(
          "\(finding.severity.rawValue): \(finding.text) [\(finding.check) \(finding.id)]")
      }
    }
    let others = try input.others(than: range)
    let places = range.filter { chosen.contains($0) }
    let words = try input.evidence(places)
    return ComputedTable(
      summary: try input.summary(of: document, places: places, findings: ofDocument),
      rows: places.map { place in
        let fact = context.fact(place)
        return [
          .words(words[place]?.stated), .text(fact.measure.rawValue), .words(context.table.term(fact.population)),
          .words(context.table.places[fact.place].capitalizedWords), .day(fact.endDay), .text(context.chain(place)),
          .words((findings[place] ?? []).joined(separator: " · ")),
          .words((others[place] ?? []).joined(separator: " · ")), .words(DiscrepancyFinder.share(place, context)),
          fact.status == .asserted ? .absent : .text(fact.status.rawValue),
        ] + ReportValue.words(of: words[place])
      })
  }

  /// One claim's sheet.
  static let provenance = ComputedReport(
    streaming: "provenance", title: "Provenance of one claim",
    description: "Where a claim comes from: its words, its document and digests, the run, the entry in the log.",
    conventions: [
      "--claim names the claim by its identifier or the beginning of it; without it the newest one is shown."
    ],
    columns: [
      .computed("field", .text, "Field", "What is said."), .computed("value", .text, "Value", "What it is."),
      .computed("rule", .text, "Rule", "The rule that decided it, or where it stands."),
    ]
  ) { source in
    guard let prefix = try source.options.claim ?? source.newestClaim() else { return ComputedTable() }
    var rows: [[ReportValue]] = []
    func row(_ field: String, _ value: String?, _ rule: String? = nil) {
      if let value { rows.append([.text(field), .words(value), .words(rule)]) }
    }
    for record in try source.snapshot.claims(withPrefix: prefix) {
      let rules = Dictionary(record.claim.evidence.map { ($0.field, $0.rule) }, uniquingKeysWith: { first, _ in first })
      row("claim", "\(record.id)", "entry \(record.seq), leaf \(record.leaf)")
      row("stated", record.stated, rules["bound"])
      row("measure", record.claim.measure.rawValue, rules["measure"])
      row("kind", record.claim.kind.rawValue, rules["kind"])
      row("status", record.claim.status.rawValue, rules["status"])
      row("as_of", record.claim.asOf?.description, rules["as_of"])
      row("definition", record.claim.definition, rules["definition"])
      for hop in record.claim.sources {
        row("source, hop \(hop.hop)", hop.name.isEmpty ? "(unnamed)" : hop.name, rules["sources"])
      }
      row("quote", record.quote, "bytes \(record.claim.quote.start) to \(record.claim.quote.end) of the text")
      row("document", record.document.title ?? record.document.path, "entry \(record.document.seq)")
      row("publisher", record.document.publisher)
      row("published", record.document.published)
      row("url", record.document.url)
      row("passage", PassageAddress.of(record.quote, in: record.document.url))
      row("document_sha256", record.document.digest.description)
      row("text_sha256", record.document.textDigest.description)
      row(
        "run", "\(record.run.program), rule set \(record.run.ruleSet)",
        "entry \(record.run.seq), \(record.run.recorded)")
      row("current", record.isCurrent ? "yes" : "no: superseded or retracted")
      for ruling in record.rulings { row("ruling", "\(ruling.verdict)", "\(ruling.by), \(ruling.recorded)") }
    }
    guard case .some(let record) = try source.snapshot.claims(withPrefix: prefix).first else { return ComputedTable() }
    let by = record.claim.sources.map { $0.name.isEmpty ? "an unnamed source" : $0.name }
    let speakers = by.isEmpty ? record.document.publisher ?? "the text's own voice" : by.joined(separator: " ← ")
    return ComputedTable(
      summary: [
        "\(record.stated) \(record.claim.measure.rawValue): stated by \(speakers)"
          + (record.document.title.map { ", in “\($0)”" } ?? "")
          + (record.document.publisher.map { ", \($0)" } ?? "") + (record.document.published.map { ", \($0)" } ?? "")
          + ".",
        "Its words: “\(record.quote)”",
      ], rows: rows)
  }

  /// The ledger as it stood.
  static let asKnown = ComputedReport(
    streaming: "as-known", title: "The ledger as it stood",
    description: "Every figure that was in the ledger at the end of a day, in the reading that was in force then.",
    conventions: ["--as-known DATE names the day; without it everything that is known now is shown."],
    columns: [
      .computed("as_of", .date, "As of", "The day that the figure holds for."), .measure, .population, .place,
      .computed("stated", .text, "Stated", "The value with its bound words."), .source, .publisher, .published,
    ] + ReportColumn.words()
  ) { source in
    let fields: FactFields = [.measure, .population, .place, .dates, .origin, .hops, .parts]
    var stream = try source.stream(fields)
    var (claims, documents) = (0, 0)
    try stream.forEachDocument { document in
      claims += document.facts.count
      documents += 1
    }
    let context = source.context(of: stream)
    return ComputedTable(
      summary: [
        "\(counted(claims, "figure")) of \(counted(documents, "document"))"
          + (source.filters.asKnown.map { " were in the ledger at the end of \($0)." } ?? " are in the ledger now.")
      ],
      later: source.rows(fields) { fact, hops, words in
        [
          .day(fact.endDay), .text(fact.measure.rawValue), .words(context.table.term(fact.population)),
          .words(context.table.places[fact.place].capitalizedWords), .words(words?.stated),
          .text(context.chain(fact, hops)), .words(words?.publisher), .words(words?.published),
        ] + ReportValue.words(of: words)
      })
  }

  /// What the ledger holds and by what it is proved.
  static let integrity = ComputedReport(
    streaming: "integrity", title: "Integrity of the ledger",
    description: "What the ledger holds, its head, its runs; `ledger verify` derives all of it again.",
    columns: [
      .computed("item", .text, "Item", "What is counted or named."),
      .computed("value", .text, "Value", "How many, or which."),
      .computed("detail", .text, "Detail", "More about it."),
    ]
  ) { source in
    let head = try source.snapshot.head()
    // Whatever the filters: it is the ledger that is described.
    var stream = try FactStream(source.snapshot, [], asKnown: source.filters.asKnown, names: source.names)
    var claims = 0
    try stream.forEachDocument { claims += $0.facts.count }
    let documents = stream.names.documents.count
    var rows: [[ReportValue]] = [
      [.text("entries"), .text("\(head.size)"), .absent],
      [.text("root"), .text("\(head.root)"), .text("RFC 6962, SHA-256 over all entries")],
      [.text("documents"), .text("\(documents)"), .text("with an extraction in force")],
      [.text("claims"), .text("\(claims)"), .text("in force")],
    ]
    for (name, sql) in [
      ("retractions", "SELECT count(*) FROM retraction"), ("corrections", "SELECT count(*) FROM correction"),
      ("reviews", "SELECT count(*) FROM review"), ("merged sources", "SELECT count(*) FROM source_merge"),
    ] {
      try source.snapshot.scan(sql) { rows.append([.text(name), .text("\($0[0])"), .absent]) }
    }
    for run in try source.snapshot.runs() {
      rows.append([
        .text("run \(run.seq)"), .text("\(run.program), rule set \(run.ruleSet)"),
        .text("\(run.recorded); \(run.documents) documents, \(run.claims) claims; registry \(run.registryDigest)"),
      ])
    }
    for series in try ReferenceSeries.all(in: source.snapshot) {
      rows.append([
        .text("reference \(series.name)"), .text("\(series.fields.count) fields, \(series.pointCount) figures"),
        .text("\(series.file), SHA-256 \(series.digest)"),
      ])
    }
    return ComputedTable(
      summary: [
        "\(counted(head.size, "entry", "entries")) with \(counted(documents, "document")) and "
          + "\(counted(claims, "claim")) in force. The command verify derives all of it again."
      ], rows: rows)
  }
}

extension ReportSource {
  /// The identifier of the claim that was entered last.
  fileprivate func newestClaim() throws -> String? {
    var stream = try self.stream(.id)
    var newest: ClaimID?
    try stream.forEachDocument { newest = $0.facts.last?.id ?? newest }
    return newest.map { "\($0)" }
  }
}

extension ReportInput {
  /// The findings of all checks, with their answers.
  var findings: [Finding] {
    AuditResult(context, checks: AuditChecks.all, allow: options.answers, day: .epoch).findings
  }

  /// For each figure of a document those of other texts that do not fit, in words.
  fileprivate func others(than document: Range<Int>) throws -> [Int: [String]] {
    var others: [Int: [String]] = [:]
    for pair in try DiscrepancyFinder(self).pairs where document.contains(pair.left) != document.contains(pair.right) {
      let (own, other) = document.contains(pair.left) ? (pair.left, pair.right) : (pair.right, pair.left)
      guard (others[own]?.count ?? 0) < 3 else { continue }
      let fact = context.fact(other)
      let verb = fact.status == .denied ? "denies" : "has"
      others[own, default: []].append(
        "\(context.chain(other)) \(verb) \(context.words(other)), in \(context.publisher(fact)) of "
          + "\(context.day(published: fact)) (\(pair.causes.joined(separator: ", ")))")
    }
    return others
  }

  /// What an editor wants to know first: which text, how many figures, what is open.
  fileprivate func summary(of document: Int, places: [Int], findings: [Finding]) throws -> [String] {
    let record = table.documents[document]
    let name = record.title ?? places.first.map { context.publisher(context.fact($0)) } ?? "entry \(record.seq)"
    let publisher = table.publishers[record.publisher].map { ", \($0)" } ?? ""
    let published = CivilDate(stored: record.published).map { ", \($0)" } ?? ""
    var lines = ["“\(name)”\(publisher)\(published)" + (record.url.map { " — \($0)" } ?? "")]
    let sources = Set(places.map { context.fact($0).origin }).count
    lines.append("\(counted(places.count, "figure")) by \(counted(sources, "originator")).")
    let open = findings.filter(\.isOpen)
    lines.append(
      open.isEmpty
        ? "No open findings."
        : "\(counted(open.count, "open finding")): "
          + Severity.allCases.sorted(by: >).flatMap { severity in
            open.filter { $0.severity == severity }.map(\.check).frequencies.map { check, count in
              "\(severity.rawValue), \(check)" + (count == 1 ? "" : " (\(count))")
            }
          }.joined(separator: "; ") + ".")
    for caveat in table.caveats[document] ?? [] { lines.append("It holds back: “\(caveat)”") }
    let own = places.filter { context.fact($0).voice == .publisher && !context.fact($0).isImplicit }
    if !own.isEmpty {
      lines.append(
        "\(counted(own.count, "figure")) without a source: \(own.prefix(8).map { context.words($0) }.enumerated).")
    }
    return lines
  }
}

extension ReportInput {
  /// The document that was asked for, by place in the table; the newest one without a name.
  func document() throws -> Int? {
    guard let name = options.document else { return table.documents.indices.last }
    let records = try snapshot.documents(called: name)
    let titled = records.isEmpty ? try snapshot.documents(titled: name) : []
    // Editions have one title; of them the newest counts.
    guard Set(titled.map(\.title)).count <= 1 else {
      let some = titled.prefix(5).map { "\($0.seq) (\($0.title ?? "without a title"))" }.joined(separator: ", ")
      throw ReportError.invalidFilter(
        "document", value: name, expected: "words of one title; they stand in \(titled.count): \(some)")
    }
    let record = records.last ?? titled.last
    guard let record, let place = table.documents.firstIndex(where: { $0.seq == record.seq }) else {
      throw ReportError.invalidFilter(
        "document", value: name,
        expected: "a document's entry, path, id, address, digest or words of its title; `ledger documents` lists them")
    }
    return place
  }
}

extension CivilDate {
  /// A day on which no answer has expired.
  static let epoch: CivilDate = {
    guard let day = CivilDate(year: 1970, month: 1, day: 1) else { preconditionFailure("1970 has a first day") }
    return day
  }()
}
