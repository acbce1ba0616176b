import LedgerDocuments
import LedgerTypes

@testable import LedgerExtraction

/// A text becomes claims.
enum TextTarget {
  static let registry: Registry = {
    do { return try Registry.shipped() } catch { fatalError("\(error)") }
  }()

  static func run(_ bytes: [UInt8]) {
    let context = DocumentContext(
      title: nil, publisher: "Coast Wire", published: CivilDate(year: 2024, month: 1, day: 2), language: nil)
    var extractor = Extractor(registry: registry)
    check(extractor.extraction(of: bytes.span, context: context), in: bytes)
  }

  /// Every span lies in the text, and every reference leads to another claim.
  static func check(_ extraction: Extraction, in text: [UInt8]) {
    for (index, claim) in extraction.claims.enumerated() {
      let spans =
        [claim.span, claim.quote, claim.place, claim.per].compactMap(\.self) + claim.sources.compactMap(\.span)
      for span in spans {
        require(span.start >= 0 && span.start <= span.end && span.end <= text.count, "\(span) leaves the text")
      }
      require(claim.quote.contains(claim.span), "the value \(claim.span) is not in its quote \(claim.quote)")
      for other in claim.base + [claim.partOf].compactMap(\.self) {
        require(extraction.claims.indices.contains(other) && other != index, "claim \(index) hangs on \(other)")
      }
    }
    _ = ClaimID.ids(of: extraction.claims, textDigest: digest)
  }

  private static let digest = Digest(hex: String(repeating: "0", count: 64)) ?? { fatalError("a digest") }()
}

/// A line of JSON Lines, and the same bytes as a plain-text file, become documents.
enum LineTarget {
  static func run(_ bytes: [UInt8]) {
    let origin = DocumentOrigin(path: "fuzz", line: 1)
    for strict in [false, true] {
      let reader = DocumentReader(strict: strict, today: CivilDate(year: 2024, month: 1, day: 2))
      look(extracts: !strict) { () throws(DocumentError) in
        try reader.document(jsonLine: 0..<bytes.count, of: bytes, origin: origin)
      }
      look(extracts: false) { () throws(DocumentError) in try reader.document(plainText: bytes, origin: origin) }
    }
  }

  /// Reads a document and, since that takes longest, its claims only where `extracts` asks for them: a strict reader
  /// gives the same document or none, and a plain text's claims are what the target `text` looks at.
  private static func look(extracts: Bool, _ read: () throws(DocumentError) -> Document) {
    do throws(DocumentError) {
      let document = try read()
      require(String(validating: document.text, as: UTF8.self) != nil, "the text is not UTF-8")
      for notice in document.notices {
        if let span = notice.span { require(span.end <= document.text.count, "a notice leaves the text") }
      }
      guard extracts else { return }
      var extractor = Extractor(registry: TextTarget.registry)
      let extraction = extractor.extraction(of: document.text.span, context: document.context)
      TextTarget.check(extraction, in: document.text)
      let ids = ClaimID.ids(of: extraction.claims, textDigest: document.textDigest)
      var json = JSONBuffer()
      ExtractionRecord(document, extraction, ids: ids).write(to: &json)
    } catch {
      require(!error.description.isEmpty, "an error says nothing")
    }
  }
}

/// A registry file becomes word lists and sources; the shipped ones are not read again each time.
enum RegistryTarget {
  static func run(_ bytes: [UInt8]) {
    var builder = RegistryBuilder()
    var file = LexiconFile(name: "fuzz", bytes: bytes)
    do {
      try file.read(into: &builder)
      builder.lexicon.finish()
      _ = Lexicon(builder.lexicon)
      _ = SourceIndex(builder.sources)
      _ = ArabicSourceIndex(builder.sources)
    } catch {
      require("\(error)".contains("fuzz"), "the error does not name the file: \(error)")
    }
  }
}
