import LedgerTypes
import Testing

@testable import LedgerDocuments

@Suite("Identifiers, offsets and the line of --json")
struct RecordTests {
  private func claim(_ start: Int, _ end: Int, _ measure: Measure = .killed) -> Claim {
    Claim(
      span: TextSpan(start, end), measure: measure, bound: .exact, low: ExactDecimal(12), high: ExactDecimal(12),
      quote: TextSpan(0, end))
  }

  @Test("A claim's identifier depends on text, measure, span and ordinal alone")
  func identifiers() throws {
    let read = try document("Twelve and twelve.")
    let ids = ClaimID.ids(
      of: [claim(0, 6), claim(0, 6), claim(0, 6, .injured), claim(11, 17)], textDigest: read.textDigest)
    #expect(Set(ids).count == 4)
    #expect(ids.first == ClaimID.ids(of: [claim(0, 6)], textDigest: read.textDigest).first)
  }

  @Test("Code points are counted as the standard library counts them")
  func offsets() {
    var generator = SystemRandomNumberGenerator()
    let alphabet: [Unicode.Scalar] = ["a", "é", "€", "😀", "\n", "\u{301}", "ع"]
    for length in [0, 1, 255, 256, 257, 1_000] {
      var text = String.UnicodeScalarView()
      for _ in 0..<length { text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]) }
      let bytes = Array(String(text).utf8)
      let offsets = CodePointOffsets(bytes)
      var byte = 0
      for (index, scalar) in text.enumerated() {
        #expect(offsets[byte] == index)
        byte += UTF8.width(scalar)
      }
      #expect(offsets[bytes.count] == length)
    }
  }

  @Test("A record is one line with the codebook's names")
  func record() throws {
    let read = try document(line: #"{"id":"x","text":"Déjà: 12 dead, said \u202eX.","publisher":"P"}"#)
    var found = claim(8, 10)
    found.place = TextSpan(0, 6)
    found.confidence = 97
    found.evidence = [Evidence("measure", rule: "measure.a"), Evidence("bound", rule: "measure.a")]
    found.sources = [
      SourceHop(hop: 0, span: TextSpan(22, 26), cue: TextSpan(17, 21), name: "X", kind: .unknown)
    ]
    var json = JSONBuffer()
    ExtractionRecord(read, Extraction(claims: [found]), ids: [ClaimID(bits: 1)]).write(to: &json)
    let line = String(decoding: json.bytes, as: UTF8.self)
    #expect(line.hasSuffix("\n"))
    #expect(line.dropLast().allSatisfy { !$0.isNewline })
    // "Déjà: " is six characters and eight bytes.
    #expect(line.contains(#""value":"12","chars":[6,8],"bytes":[8,10]"#))
    #expect(line.contains(#""place":"Déjà""#))
    #expect(line.contains(#""low":12,"high":12"#))
    #expect(line.contains(#""rules":["measure.a"],"confidence":0.97"#))
    #expect(line.contains(#""bidi""#))
    #expect(!line.contains("\u{202E}"))
  }

  @Test("A document that cannot be read gives an error record")
  func errorRecord() {
    var json = JSONBuffer()
    let error = DocumentError(.noText, at: DocumentOrigin(path: "a\u{1B}.jsonl", line: 3), id: "k")
    ExtractionRecord.write(error, to: &json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == #"""
        {"document":{"id":"k","path":"a\u001b.jsonl","line":3},"error":"a\u001b.jsonl, line 3: no \"text\" member; a document needs one"}

        """#)
  }

  @Test("The same bytes give the same document, whatever they are")
  func anyBytes() throws {
    var state: UInt64 = 42
    for length in 0..<300 {
      let bytes = (0..<length).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      guard let read = try? document(bytes) else { continue }
      #expect(String(validating: read.text, as: UTF8.self) != nil)
      #expect(read.raw == bytes)
      for notice in read.notices { #expect((notice.span?.end ?? 0) <= read.text.count) }
      #expect(try document(bytes).id == read.id)
    }
  }
}
