import LedgerDocuments
import LedgerExtraction
import LedgerTypes

/// What `ledger inspect` prints for a person: each sentence, and below it what was seen in it.
struct InspectionTree {
  private static let nameWidth = 13

  private let document: Document
  private let inspection: Inspection
  private let style: Style
  private var lines: [String] = []

  /// The tree of `document`.
  init(_ document: Document, _ inspection: Inspection, style: Style) {
    self.document = document
    self.inspection = inspection
    self.style = style
    writeHead()
    for (index, sentence) in inspection.sentences.enumerated() { write(sentence, number: index + 1) }
  }

  /// The lines of the tree.
  var text: String { lines.map { $0 + "\n" }.joined() }

  private mutating func writeHead() {
    let sizes = [
      Readable.count(inspection.sentences.count, "sentence"),
      Readable.count(inspection.extraction.claims.count, "claim"),
    ]
    lines.append(
      DisplayEscape.visible("\(document.origin): \(sizes.joined(separator: ", "))")
        + (document.metadata.published.map { ", published \($0)" } ?? ""))
    if let dateline = inspection.dateline {
      lines.append(leaf("dateline", style.marked(words(dateline.span), .strong), [dateline.when?.description]))
    }
    for notice in document.notices(with: inspection.extraction) {
      lines.append(leaf("notice", DisplayEscape.visible(notice.text), []))
    }
  }

  private mutating func write(_ sentence: Inspection.Sentence, number: Int) {
    let mark = sentence.isRead ? " " : "-"
    lines.append("\("\(number)".aligned(3))\(mark) \(DisplayEscape.visible(flat(sentence.span)))")
    for number in inspection.numbers where sentence.span.contains(number.span) {
      lines.append(
        leaf(
          "number", style.marked(words(number.span), .number),
          [
            number.role, number.bound.rawValue, limits(of: number),
            number.boundSpan.map { "bound by \"\(words($0))\"" }, number.noun.map { "of \"\(words($0))\"" },
          ]))
    }
    for measure in inspection.measures where sentence.span.contains(measure.span) {
      lines.append(leaf("measure", style.marked(words(measure.span), .measure), [measure.measure.rawValue]))
    }
    for cue in inspection.cues where sentence.span.contains(cue) {
      lines.append(leaf("cue", style.marked(words(cue), .cue), []))
    }
    for source in inspection.sources where sentence.span.contains(source.span) {
      lines.append(
        leaf("source", style.marked(words(source.span), .source), [source.name, source.id, source.kind.rawValue]))
    }
    for time in inspection.times where sentence.span.contains(time.span) {
      lines.append(leaf("time", style.marked(words(time.span), .strong), [time.rule, time.when?.description]))
    }
    for place in inspection.places where sentence.span.contains(place.span) {
      lines.append(leaf("place", style.marked(words(place.span), .strong), [place.role]))
    }
    writeAttributions(in: sentence.span)
    writeClaims(in: sentence.span)
  }

  private func limits(of number: Inspection.Number) -> String? {
    switch (number.low, number.high) {
    case (nil, nil): nil
    case (let low?, nil): "\(low) or more"
    case (nil, let high?): "\(high) or less"
    case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
    }
  }

  private mutating func writeAttributions(in sentence: TextSpan) {
    for attribution in inspection.attributions {
      let own = attribution.cue ?? attribution.sources.first?.span ?? attribution.content
      guard let own, sentence.contains(own) else { continue }
      let speakers = attribution.sources.map(\.name)
      let hops = [
        attribution.relay.map { "told \($0.name)" }, attribution.cited.map { "citing \($0.name)" },
      ]
      lines.append(
        leaf(
          "attribution", DisplayEscape.visible(attribution.content.map { "\"\(flat($0))\"" } ?? "nothing"),
          [attribution.rule, speakers.isEmpty ? "nobody named" : speakers.joined(separator: " and ")] + hops))
    }
  }

  private mutating func writeClaims(in sentence: TextSpan) {
    for claim in inspection.extraction.claims where sentence.contains(claim.span) {
      let sources = claim.sources.map { $0.name.isEmpty ? "nobody named" : $0.name }
      lines.append(
        leaf(
          "claim", style.marked(words(claim.span), .number),
          [
            claim.measure.rawValue, claim.bound.rawValue, claim.kind.rawValue, claim.status.rawValue,
            sources.isEmpty ? claim.voice.rawValue : sources.joined(separator: " > "),
            claim.place.map { "in \(words($0))" }, claim.asOf?.description,
            "confidence \(ExactDecimal(coefficient: claim.confidence, scale: 2))",
          ]))
    }
  }

  private func leaf(_ name: String, _ words: String, _ facts: [String?]) -> String {
    let facts = facts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    return "       " + name.padded(Self.nameWidth) + words
      + (facts.isEmpty ? "" : "  " + style.marked(facts, .faint))
  }

  private func words(_ span: TextSpan) -> String {
    String(decoding: document.text[span.start..<span.end], as: UTF8.self)
  }

  /// The words on one line: a wrapped line goes on.
  private func flat(_ span: TextSpan) -> String {
    words(span).split { $0 == "\n" || $0 == "\r\n" }.joined(separator: " ")
  }
}
