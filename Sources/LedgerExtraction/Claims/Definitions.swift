import CLexicon
import LedgerTypes

/// Finds what a figure counts by its source's definition: "identified", "brought to hospital", "recovered".
///
/// A phrase belongs to the nearest figure of people before or after it in its sentence, with no other figure between;
/// a part has the definition of its whole. Words that introduce a speaker ("the ministry reported that") are none.
enum Definitions {
  /// Sets `definition` where the words say one.
  static func settle(_ findings: inout [Finding], in page: Page) {
    var first = 0
    while first < findings.count {
      var end = first + 1
      while end < findings.count, findings[end].sentence == findings[first].sentence { end += 1 }
      settle(&findings, first..<end, page)
      first = end
    }
    for index in findings.indices where findings[index].claim.definition == nil {
      guard let whole = findings[index].claim.partOf, findings.indices.contains(whole) else { continue }
      findings[index].claim.definition = findings[whole].claim.definition
      if findings[index].claim.definition != nil {
        findings[index].claim.evidence.append(Evidence("definition", rule: "definition.whole"))
      }
    }
  }

  private static let counted: Set<Measure> = [
    .killed, .injured, .casualties, .missing, .displaced, .detained, .abducted, .affected,
  ]

  private static func settle(_ findings: inout [Finding], _ range: Range<Int>, _ page: Page) {
    guard range.contains(where: { counted.contains(findings[$0].claim.measure) }) else { return }
    let sentence = page.sentences[findings[range.lowerBound].sentence]
    var token = sentence.first
    while token < sentence.end {
      guard let phrase = DefinitionPhrase.phrase(at: token, before: sentence.end, in: page) else {
        token += 1
        continue
      }
      let words = token..<token + phrase.words.count
      if let nearest = range.min(by: { distance(findings[$0], words, page) < distance(findings[$1], words, page) }),
        distance(findings[nearest], words, page) < far, findings[nearest].claim.definition == nil,
        counted.contains(findings[nearest].claim.measure)
      {
        findings[nearest].claim.definition = phrase.definition
        findings[nearest].claim.evidence.append(
          Evidence("definition", rule: "definition.phrase", span: page.span(words)))
      }
      token = words.upperBound
    }
  }

  private static let far = Int.max

  /// How many words lie between figure and phrase. A phrase behind a list of parts speaks of none of them, and one
  /// before a figure must stand right before it: "identified bodies, 40 in all" leaves it open.
  private static func distance(_ finding: Finding, _ words: Range<Int>, _ page: Page) -> Int {
    let value = finding.value
    if value.upperBound <= words.lowerBound {
      return finding.claim.partOf != nil && finding.claim.population.count > 0
        ? far : words.lowerBound - value.upperBound
    }
    guard value.lowerBound >= words.upperBound, value.lowerBound - words.upperBound <= 2 else {
      return value.overlaps(words) ? 0 : far
    }
    let between = words.upperBound..<value.lowerBound
    return between.allSatisfy { page.tokens[$0].kind == .word } ? between.count : far
  }
}

/// The words that say a definition.
struct DefinitionPhrase: Sendable {
  let definition: String
  let words: [[UInt8]]

  /// The file's bytes, part of what a run's registry hash is made of.
  static let shippedBytes: [UInt8] = {
    let file = unsafe ledger_definitions_file()
    guard let bytes = unsafe file.bytes else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: file.count))
  }()

  private static let shipped = phrases(of: shippedBytes)
  /// One bit for each first letter of a phrase: most words are passed over by it.
  private static let firstLetters = shipped.reduce(into: UInt32(0)) { $0 |= 1 << UInt32($1.words[0][0] & 31) }

  /// The first phrase of the file that stands at a token.
  static func phrase(at token: Int, before end: Int, in page: Page) -> DefinitionPhrase? {
    let start = page.bytes[Int(page.tokens[token].start)]
    guard page.tokens[token].kind == .word, firstLetters >> UInt32(start & 31) & 1 == 1 else { return nil }
    return shipped.first { phrase in
      token + phrase.words.count <= end
        && phrase.words.indices.allSatisfy { page.isWord(token + $0, phrase.words[$0]) }
    }
  }

  /// `definition NAME` at the start of a line, phrases indented below it, `#` for comments.
  private static func phrases(of bytes: [UInt8]) -> [DefinitionPhrase] {
    var phrases: [DefinitionPhrase] = []
    var name = ""
    for line in bytes.split(separator: 10) where line.first != UInt8(ascii: "#") {
      let words = line.split(separator: 32).map(Array.init)
      if line.first == 32 {
        phrases.append(DefinitionPhrase(definition: name, words: words))
      } else {
        name = words.dropFirst().map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      }
    }
    return phrases
  }
}

extension Page {
  /// Whether the token's words are `word`, given in small letters, whatever their case.
  fileprivate func isWord(_ token: Int, _ word: [UInt8]) -> Bool {
    let range = tokens[token].range
    guard range.count == word.count else { return false }
    for offset in word.indices {
      let byte = bytes[range.lowerBound + offset]
      if (byte &- 65 < 26 ? byte | 0x20 : byte) != word[offset] { return false }
    }
    return true
  }
}
