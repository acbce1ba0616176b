public import LedgerTypes

/// One line of `ledger extract --json` (codebook, section 9): a document and its claims, or a document and an error.
///
/// Spans stand twice, in code points (`chars`) and in bytes (`bytes`), half-open, into the document's text.
///
/// ```json
/// {"document":{"id":"a1","sha256":"…",…},"claims":[{"id":"…","value":"20,000","chars":[644,650],"bytes":[644,650],…}]}
/// ```
public struct ExtractionRecord: Sendable {
  private let document: Document
  private let extraction: Extraction
  private let ids: [ClaimID]
  private let offsets: CodePointOffsets

  /// The record of `document`; `ids` are the identifiers of the extraction's claims, in their order.
  public init(_ document: Document, _ extraction: Extraction, ids: [ClaimID]) {
    self.document = document
    self.extraction = extraction
    self.ids = ids
    offsets = CodePointOffsets(document.text)
  }

  /// Writes the record as one line.
  public func write(to json: inout JSONBuffer) {
    json.object { json in
      json.key("document")
      writeDocument(to: &json)
      json.key("claims")
      writeClaims(to: &json)
    }
    json.endLine()
  }

  /// Writes the list of claims alone, as the value of a member.
  public func writeClaims(to json: inout JSONBuffer) {
    json.array { json in
      for (claim, id) in zip(extraction.claims, ids) { write(claim, id: id, to: &json) }
    }
  }

  /// Writes the record of a document that could not be read, as one line.
  public static func write(_ error: DocumentError, to json: inout JSONBuffer) {
    json.object { json in
      json.key("document")
      json.object { json in
        json.member("id", error.id)
        json.member("path", error.origin.path)
        if let line = error.origin.line { json.member("line", line) }
      }
      json.member("error", error.description)
    }
    json.endLine()
  }

  /// Writes the object that tells of the document alone, as the value of a member.
  public func writeDocument(to json: inout JSONBuffer) {
    let metadata = document.metadata
    json.object { json in
      json.member("id", document.id)
      json.member("sha256", document.rawDigest.description)
      json.member("text_sha256", document.textDigest.description)
      json.member("path", document.origin.path)
      if let line = document.origin.line { json.member("line", line) }
      json.member("url", metadata.url)
      json.member("title", metadata.title)
      json.member("publisher", metadata.publisher)
      json.member("author", document.author(with: extraction))
      json.member("published", metadata.published?.description)
      json.member("language", metadata.language)
      json.key("evidence")
      json.array { json in
        for evidence in document.evidence { write(evidence, to: &json) }
      }
      json.key("notices")
      write(document.notices(with: extraction), to: &json)
    }
  }

  private func write(_ claim: Claim, id: ClaimID, to json: inout JSONBuffer) {
    json.object { json in
      json.member("id", id.description)
      json.key("value")
      words(claim.span, to: &json)
      span(claim.span, to: &json)
      json.member("measure", claim.measure.rawValue)
      json.member("bound", claim.bound.rawValue)
      json.member("low", claim.low)
      json.member("high", claim.high)
      json.member("unit", claim.unit.rawValue)
      json.member("vague_class", claim.vagueClass)
      json.member("kind", claim.kind.rawValue)
      json.member("status", claim.status.rawValue)
      json.key("implicit")
      json.value(claim.implicit)
      json.member("population", claim.population)
      json.key("place")
      words(claim.place, to: &json)
      json.member("as_of", claim.asOf?.description)
      json.member("epoch", claim.epoch?.description)
      json.member("part_of", claim.partOf.map { ids[$0].description })
      json.member("base", claim.base.map { ids[$0].description })
      json.member("base_resolution", claim.baseResolution?.rawValue)
      json.member("share_of", claim.shareOf?.rawValue)
      json.key("per")
      words(claim.per, to: &json)
      json.member("voice", claim.voice.rawValue)
      json.key("sources")
      json.array { json in
        for hop in claim.sources { write(hop, to: &json) }
      }
      json.member("definition", claim.definition)
      json.member("framing", claim.framing)
      json.key("notices")
      write(claim.notices, to: &json)
      json.key("quote")
      words(claim.quote, to: &json)
      json.key("quote_chars")
      chars(claim.quote, to: &json)
      json.member("rules", claim.rules)
      json.member("confidence", ExactDecimal(coefficient: claim.confidence, scale: 2))
    }
  }

  private func write(_ hop: SourceHop, to json: inout JSONBuffer) {
    json.object { json in
      json.member("hop", hop.hop)
      json.key("text")
      words(hop.span, to: &json)
      if let place = hop.span { span(place, to: &json) }
      json.key("cue")
      words(hop.cue, to: &json)
      json.key("resolved")
      words(hop.resolved, to: &json)
      json.member("name", hop.name)
      json.member("id", hop.id)
      json.member("kind", hop.kind.rawValue)
      json.member("alias", hop.alias?.rawValue)
    }
  }

  private func write(_ evidence: Evidence, to json: inout JSONBuffer) {
    json.object { json in
      json.member("field", evidence.field)
      json.member("rule", evidence.rule)
      if let place = evidence.span { span(place, to: &json) }
    }
  }

  private func write(_ notices: [Notice], to json: inout JSONBuffer) {
    json.array { json in
      for notice in notices {
        json.object { json in
          json.member("code", notice.code)
          json.key("chars")
          if let span = notice.span { chars(span, to: &json) } else { json.null() }
          json.member("text", notice.text)
        }
      }
    }
  }

  private func words(_ span: TextSpan?, to json: inout JSONBuffer) { json.value(span, of: document.text) }

  private func span(_ span: TextSpan, to json: inout JSONBuffer) {
    json.key("chars")
    chars(span, to: &json)
    json.key("bytes")
    json.array { json in
      json.value(span.start)
      json.value(span.end)
    }
  }

  private func chars(_ span: TextSpan, to json: inout JSONBuffer) {
    let (start, end) = offsets.codePoints(of: span)
    json.array { json in
      json.value(start)
      json.value(end)
    }
  }
}

extension Claim {
  /// The names of the rules that made the claim, each once, in the order in which they fired.
  public var rules: [String] {
    var names: [String] = []
    for entry in evidence where !names.contains(entry.rule) { names.append(entry.rule) }
    return names
  }
}
