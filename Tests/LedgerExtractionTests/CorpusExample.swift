import LedgerExtraction
import LedgerTypes

/// One example of a corpus file: a text, and the claims that must be found in it.
struct CorpusExample: Sendable {
  /// The words of a value, and the letter that expectations name it by.
  struct Mark: Sendable {
    let letter: Character
    let span: TextSpan
  }

  /// What must be true of the claim at a mark: names of fields with their values, in the order written.
  struct Expectation: Sendable {
    let letter: Character
    let line: Int
    var fields: [(name: String, value: String)]
  }

  /// The line of the file that the text begins at, counted from 1.
  let line: Int
  /// The text with its marks, as the file has it.
  let source: String
  /// The text without marks.
  let text: [UInt8]
  let marks: [Mark]
  let expectations: [Expectation]
  let context: DocumentContext
  /// What is missing, for an example that is known to fail.
  let gap: String?
}

/// The marked text of an example, taken apart.
struct MarkedText {
  private(set) var text: [UInt8] = []
  private(set) var marks: [CorpusExample.Mark] = []

  /// Reads marks `[words|ab]` and escapes; a bracket that is no mark is text.
  init(_ source: String) throws(CorpusError) {
    var rest = source[...]
    while let character = rest.first {
      if character == "\\" {
        try escape(&rest)
      } else if character == "[", let mark = Self.mark(rest) {
        let start = text.count
        let inner = try MarkedText(String(mark.words))
        guard inner.marks.isEmpty else { throw CorpusError("marks cannot be nested: \(mark.words)") }
        text += inner.text
        for letter in mark.letters {
          marks.append(CorpusExample.Mark(letter: letter, span: TextSpan(start, text.count)))
        }
        rest = rest[mark.end...]
      } else {
        text += Array(String(character).utf8)
        rest = rest.dropFirst()
      }
    }
  }

  private static func mark(
    _ rest: Substring
  ) -> (words: Substring, letters: Substring, end: Substring.Index)? {
    guard let close = rest.firstIndex(of: "]"), let bar = rest[..<close].lastIndex(of: "|") else { return nil }
    let letters = rest[rest.index(after: bar)..<close]
    guard !letters.isEmpty, letters.allSatisfy({ ("a"..."z").contains($0) }) else { return nil }
    return (rest[rest.index(after: rest.startIndex)..<bar], letters, rest.index(after: close))
  }

  private mutating func escape(_ rest: inout Substring) throws(CorpusError) {
    rest = rest.dropFirst()
    let kind = rest.first
    rest = rest.dropFirst()
    switch kind {
    case "n": text.append(10)
    case "t": text.append(9)
    case "\\": text.append(92)
    case "u":
      guard rest.first == "{", let close = rest.firstIndex(of: "}"),
        let scalar = UInt32(rest[..<close].dropFirst(), radix: 16).flatMap(Unicode.Scalar.init)
      else { throw CorpusError("write \\u{HEX}") }
      text += Array(String(Character(scalar)).utf8)
      rest = rest[close...].dropFirst()
    default: throw CorpusError("\\ stands before n, t, \\ or u{HEX} only")
    }
  }
}

/// Why a corpus file cannot be read.
struct CorpusError: Error, CustomStringConvertible {
  let reason: String
  /// The file and the line that was read last.
  var place = "the end of the file"
  var description: String { "\(place): \(reason)" }

  init(_ reason: String) { self.reason = reason }
}
