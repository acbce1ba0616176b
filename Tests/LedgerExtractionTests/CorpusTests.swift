import LedgerExtraction
import LedgerTypes
import Testing

@Suite("Corpus")
struct CorpusTests {
  @Test("Every example gives the claims that it states", arguments: CorpusFile.all)
  func examples(_ file: CorpusFile) throws {
    var extractor = Extractor(registry: try ShippedRegistry.value())
    for example in try file.examples() {
      let extraction = extractor.extraction(of: example.text.span, context: example.context)
      let faults = CorpusComparison(example, extraction).faults
      let location = SourceLocation(
        fileID: "LedgerExtractionTests/Corpus/\(file.name)", filePath: file.path, line: example.line, column: 1)
      if let gap = example.gap {
        if faults.isEmpty { Issue.record("this passes now; delete the line \"gap: \(gap)\"", sourceLocation: location) }
      } else if !faults.isEmpty {
        let report = ([example.source] + faults.map { "  " + $0 }).joined(separator: "\n")
        Issue.record("\(file.name):\(example.line)\n\(report)", sourceLocation: location)
      }
    }
  }
}

/// What an extraction gets wrong of an example, one line for each fault.
struct CorpusComparison {
  private let example: CorpusExample
  private let claims: [Claim]
  /// The index of the claim for each letter.
  private var found: [Character: Int] = [:]

  init(_ example: CorpusExample, _ extraction: Extraction) {
    self.example = example
    claims = extraction.claims
    for mark in example.marks {
      let measure = expected("measure", of: mark.letter)
      let used = Set(found.values)
      found[mark.letter] = claims.indices.first { index in
        claims[index].span == mark.span && !used.contains(index)
          && (claims[index].measure.rawValue == measure || !isShared(mark))
      }
    }
  }

  /// The faults, in the order of the marks; empty when all is as expected.
  var faults: [String] {
    var faults: [String] = []
    for mark in example.marks {
      guard let index = found[mark.letter] else {
        faults.append("\(mark.letter)  not found: \"\(words(mark.span))\" \(expected("measure", of: mark.letter))")
        continue
      }
      faults += self.faults(mark.letter, fields(index))
    }
    for index in claims.indices where !found.values.contains(index) {
      faults.append("+  not expected: \(fields(index).summary)")
    }
    return faults
  }

  private func faults(_ letter: Character, _ fields: ClaimFields) -> [String] {
    var faults: [String] = []
    var sources: [String] = []
    for expectation in example.expectations where expectation.letter == letter {
      for (name, value) in expectation.fields {
        if name == "source" {
          sources.append(value)
        } else if !fields.matches(name, value) {
          faults.append("\(letter)  \(name): expected \(value), got \(fields.value(of: name))")
        }
      }
    }
    if !sources.isEmpty, !fields.sourcesMatch(sources) {
      let got = fields.sources.isEmpty ? "none" : fields.sources.joined(separator: "; ")
      faults.append("\(letter)  source: expected \(sources.joined(separator: "; ")), got \(got)")
    }
    return faults
  }

  private func fields(_ index: Int) -> ClaimFields {
    ClaimFields(claim: claims[index], text: example.text) { other in
      self.found.first { $0.value == other }.map { String($0.key) } ?? "a claim without a mark"
    }
  }

  private func expected(_ field: String, of letter: Character) -> String {
    for expectation in example.expectations where expectation.letter == letter {
      if let found = expectation.fields.first(where: { $0.name == field }) { return found.value }
    }
    return "none"
  }

  private func isShared(_ mark: CorpusExample.Mark) -> Bool {
    example.marks.filter { $0.span == mark.span }.count > 1
  }

  private func words(_ span: TextSpan) -> String {
    String(decoding: example.text[span.start..<span.end], as: UTF8.self)
  }
}
