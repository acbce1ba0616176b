import LedgerStore
import LedgerTypes

/// What `ledger why` prints about one claim.
///
/// ```
/// Claim 3fa9c1d2e4b60718: killed, over 20,000
///
///   The «Ministry of Health in Gaza» <revealed> that … has {killed} over [20,000] martyrs …
///
/// Field          Value            Decided by
/// measure        killed           measure.active  "killed"
/// …
/// ```
struct ClaimExplanation {
  private let record: ClaimRecord
  private let style: Style
  private var lines: [String] = []

  /// The explanation of `record`.
  init(_ record: ClaimRecord, style: Style) {
    self.record = record
    self.style = style
    writeHead()
    writePassage()
    writeFields()
    writeSources()
    writeDocument()
    writeRulings()
  }

  /// The lines, each with its end.
  var text: String { lines.map { $0 + "\n" }.joined() }

  private var claim: Claim { record.claim }

  private mutating func writeHead() {
    var head = "Claim \(record.id): \(claim.measure.rawValue), \(DisplayEscape.visible(record.stated))"
    if !record.isCurrent { head += " (superseded by a later extraction)" }
    lines.append(style.marked(head, .strong))
    lines.append("")
  }

  private mutating func writePassage() {
    var passage = MarkedText(paragraphAround: claim.quote, in: record.text)
    passage.add(.number, at: claim.span)
    for evidence in claim.evidence where evidence.field == "measure" { passage.add(.measure, at: evidence.span) }
    for hop in claim.sources {
      passage.add(.cue, at: hop.cue)
      passage.add(.source, at: hop.span)
    }
    lines.append(passage.rendered(style))
    lines.append("")
    lines.append(style.legend)
    lines.append("")
  }

  private mutating func writeFields() {
    for (field, value) in fields {
      let deciders = claim.evidence.filter { $0.field == field }
      guard value != nil || !deciders.isEmpty else { continue }
      var line = field.padded(16) + DisplayEscape.visible(value ?? "unknown").padded(24)
      line += deciders.map(decision).joined(separator: ", ")
      lines.append(line.trimmedEnd)
    }
    for notice in claim.notices { lines.append("notice".padded(16) + DisplayEscape.visible(notice.text)) }
    lines.append("")
  }

  /// Every field of the codebook with its value in words; nil is unknown.
  private var fields: [(String, String?)] {
    [
      ("value", record.value), ("measure", claim.measure.rawValue), ("bound", claim.bound.rawValue),
      ("low", claim.low?.description), ("high", claim.high?.description), ("vague_class", claim.vagueClass),
      ("unit", claim.unit.rawValue), ("kind", claim.kind.rawValue), ("status", claim.status.rawValue),
      ("implicit", claim.implicit ? "true" : nil), ("population", list(claim.population)),
      ("place", words(claim.place)), ("as_of", claim.asOf?.description), ("epoch", claim.epoch?.description),
      ("part_of", record.partOf?.description), ("base", list(record.base.map(\.description))),
      ("base_resolution", claim.baseResolution?.rawValue), ("share_of", claim.shareOf?.rawValue),
      ("per", words(claim.per)), ("voice", claim.voice.rawValue), ("definition", claim.definition),
      ("framing", list(claim.framing)),
      ("confidence", ExactDecimal(coefficient: claim.confidence, scale: 2).description),
    ]
  }

  private func decision(_ evidence: Evidence) -> String {
    let rule = style.marked(evidence.rule, .faint)
    guard let words = words(evidence.span) else { return rule }
    return "\(rule) \"\(DisplayEscape.visible(words))\""
  }

  private mutating func writeSources() {
    guard !claim.sources.isEmpty else {
      let speaker = claim.voice == .author ? record.document.author : record.document.publisher
      lines.append("Source: \(DisplayEscape.visible(speaker ?? "the publisher")), in its own voice")
      lines.append("")
      return
    }
    lines.append("Sources, from the one who speaks to the reader to the originator:")
    for hop in claim.sources {
      var line = "  \(hop.hop)  " + (words(hop.span).map { style.marked($0, .source) } ?? "unnamed")
      if let resolved = words(hop.resolved) { line += ", that is \"\(DisplayEscape.visible(resolved))\"" }
      if let cue = words(hop.cue) { line += ", \(style.marked(cue, .cue))" }
      let name = hop.name.isEmpty ? "no name" : DisplayEscape.visible(hop.name)
      line +=
        ": \(name) (\([hop.id, hop.kind.rawValue, hop.alias?.rawValue].compactMap { $0 }.joined(separator: ", ")))"
      lines.append(line)
    }
    let deciders = claim.evidence.filter { $0.field == "sources" }
    if !deciders.isEmpty { lines.append("     by \(deciders.map(decision).joined(separator: ", "))") }
    lines.append("")
  }

  private mutating func writeDocument() {
    let document = record.document
    lines.append("Document \(document.seq)")
    let facts: [(String, String?)] = [
      ("title", document.title), ("publisher", document.publisher), ("author", document.author),
      ("published", document.published), ("url", document.url), ("path", document.path), ("id", document.id),
      ("recorded", document.recorded), ("sha256", document.digest.description),
      ("text_sha256", document.textDigest.description),
    ]
    for (name, value) in facts {
      guard let value else { continue }
      let deciders = record.documentEvidence.filter { $0.field == name }
      var line = "  " + name.padded(14) + DisplayEscape.visible(value)
      if !deciders.isEmpty { line += "  " + style.marked(deciders.map(\.rule).joined(separator: ", "), .faint) }
      lines.append(line)
    }
    let bytes = "bytes \(claim.span.start) to \(claim.span.end) of the text"
    lines.append("  " + "claim".padded(14) + "entry \(record.seq), \(bytes), leaf \(record.leaf)")
    let run = record.run
    lines.append(
      "  " + "run".padded(14) + "\(run.seq), \(run.program), rules \(run.ruleSet), registry \(run.registryDigest)")
  }

  private mutating func writeRulings() {
    guard !record.rulings.isEmpty else { return }
    lines.append("")
    lines.append("What was said about it later")
    for ruling in record.rulings {
      let verdict =
        switch ruling.verdict {
        case .retracted: "retracted"
        case .corrected(let changes):
          "corrected: " + changes.map { "\($0.field) = \($0.value ?? "unknown")" }.joined(separator: ", ")
        case .reviewed(let verdict): "reviewed: \(verdict.rawValue)"
        }
      let reason = ruling.reason.map { ": \($0)" } ?? ""
      lines.append(
        DisplayEscape.visible("  entry \(ruling.seq), \(ruling.recorded), \(ruling.by): \(verdict)\(reason)"))
    }
  }

  private func words(_ span: TextSpan?) -> String? {
    span.map { String(decoding: record.text[$0.start..<$0.end], as: UTF8.self) }
  }

  private func list(_ values: [String]) -> String? { values.isEmpty ? nil : values.joined(separator: ", ") }
}
