import LedgerDocuments
import LedgerExtraction
import LedgerTypes

/// One line of `ledger inspect --json` (Docs/formats.md, "Inspection"): a document with every layer of its analysis.
///
/// ```json
/// {"document": {"id": "…"}, "sentences": [{"chars": [0, 36], "bytes": [0, 36], "value": "…", "read": true}],
///  "numbers": [{"chars": [9, 11], "bytes": [9, 11], "value": "12", "low": 12, "high": null, "bound": "at_least",
///               "bound_words": "At least", "noun": "people", "role": "count"}],
///  "measures": […], "cues": […], "sources": […], "times": […], "places": […], "attributions": […], "claims": […]}
/// ```
struct InspectionRecord {
  private let document: Document
  private let inspection: Inspection
  private let offsets: CodePointOffsets

  init(_ document: Document, _ inspection: Inspection) {
    self.document = document
    self.inspection = inspection
    offsets = CodePointOffsets(document.text)
  }

  /// Writes the record as one line.
  func write(to json: inout JSONBuffer) {
    let ids = ClaimID.ids(of: inspection.extraction.claims, textDigest: document.textDigest)
    let record = ExtractionRecord(document, inspection.extraction, ids: ids)
    json.object { json in
      json.key("document")
      record.writeDocument(to: &json)
      json.key("dateline")
      if let dateline = inspection.dateline {
        json.object { json in write(dateline, to: &json) }
      } else {
        json.null()
      }
      list("sentences", inspection.sentences, \.span, to: &json) { sentence, json in
        json.key("read")
        json.value(sentence.isRead)
      }
      list("numbers", inspection.numbers, \.span, to: &json) { number, json in
        json.member("low", number.low)
        json.member("high", number.high)
        json.member("bound", number.bound.rawValue)
        words("bound_words", number.boundSpan, to: &json)
        words("noun", number.noun, to: &json)
        json.member("role", number.role)
      }
      list("measures", inspection.measures, \.span, to: &json) { $1.member("measure", $0.measure.rawValue) }
      list("cues", inspection.cues, \.self, to: &json) { _, _ in }
      list("sources", inspection.sources, \.span, to: &json) { describe($0, to: &$1) }
      json.key("times")
      json.array { json in
        for time in inspection.times { json.object { json in write(time, to: &json) } }
      }
      list("places", inspection.places, \.span, to: &json) { $1.member("role", $0.role) }
      writeAttributions(to: &json)
      json.key("claims")
      record.writeClaims(to: &json)
    }
    json.endLine()
  }

  private func write(_ time: Inspection.Time, to json: inout JSONBuffer) {
    place(time.span, to: &json)
    json.member("rule", time.rule)
    json.member("when", time.when?.description)
  }

  private func writeAttributions(to json: inout JSONBuffer) {
    json.key("attributions")
    json.array { json in
      for attribution in inspection.attributions {
        json.object { json in
          json.member("rule", attribution.rule)
          object("cue", attribution.cue, to: &json)
          list("sources", attribution.sources, \.span, to: &json) { describe($0, to: &$1) }
          object("relay", attribution.relay?.span, to: &json)
          object("cited", attribution.cited?.span, to: &json)
          object("content", attribution.content, to: &json)
        }
      }
    }
  }

  private func describe(_ source: Inspection.Source, to json: inout JSONBuffer) {
    json.member("name", source.name)
    json.member("id", source.id)
    json.member("kind", source.kind.rawValue)
  }

  // MARK: Parts

  private func list<Element>(
    _ name: StaticString, _ elements: [Element], _ span: (Element) -> TextSpan, to json: inout JSONBuffer,
    _ members: (Element, inout JSONBuffer) -> Void
  ) {
    json.key(name)
    json.array { json in
      for element in elements {
        json.object { json in
          place(span(element), to: &json)
          members(element, &json)
        }
      }
    }
  }

  private func object(_ name: StaticString, _ span: TextSpan?, to json: inout JSONBuffer) {
    json.key(name)
    guard let span else { return json.null() }
    json.object { json in place(span, to: &json) }
  }

  private func words(_ name: StaticString, _ span: TextSpan?, to json: inout JSONBuffer) {
    json.key(name)
    json.value(span, of: document.text)
  }

  private func place(_ span: TextSpan, to json: inout JSONBuffer) {
    let (start, end) = offsets.codePoints(of: span)
    json.key("chars")
    json.array { json in
      json.value(start)
      json.value(end)
    }
    json.key("bytes")
    json.array { json in
      json.value(span.start)
      json.value(span.end)
    }
    words("value", span, to: &json)
  }
}
