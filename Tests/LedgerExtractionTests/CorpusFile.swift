import Foundation
import LedgerTypes
import Testing

/// One file of examples; its format is described in `Corpus/README.md`.
struct CorpusFile: Sendable, CustomTestStringConvertible {
  /// The path below the corpus folder: "Measures/passive.txt".
  let name: String
  let path: String

  var testDescription: String { name }

  static let folder = #filePath.dropLast("CorpusFile.swift".count) + "Corpus"

  /// All files of all kinds, in the order of their names.
  static let all: [CorpusFile] = {
    let names = FileManager.default.enumerator(atPath: String(folder))?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().map {
      CorpusFile(name: $0, path: "\(folder)/\($0)")
    }
  }()

  /// The examples in the order written.
  func examples() throws -> [CorpusExample] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var reader = ExampleReader()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      do {
        try reader.read(String(line), number: index + 1)
      } catch var error as CorpusError {
        error.place = "\(name), line \(index + 1)"
        throw error
      }
    }
    return try reader.finished()
  }
}

/// Reads a corpus file line by line.
private struct ExampleReader {
  private static let aboutDocument: Set<String> = ["published", "title", "publisher", "language", "gap"]

  private var examples: [CorpusExample] = []
  private var fileSettings: [String: String] = [:]
  private var settings: [String: String] = [:]
  private var lines: [String] = []
  private var firstLine = 0
  private var expectations: [CorpusExample.Expectation] = []

  mutating func read(_ line: String, number: Int) throws {
    if line.hasPrefix("#") { return }
    if line.allSatisfy(\.isWhitespace) { return try close() }
    if line.hasPrefix("    ") {
      guard !expectations.isEmpty else { throw CorpusError("a further field needs an expectation above it") }
      expectations[expectations.count - 1].fields += try fields(line)
    } else if line.hasPrefix("  ") {
      guard !lines.isEmpty else { throw CorpusError("an expectation needs a text above it") }
      expectations.append(try expectation(line, number))
    } else if lines.isEmpty, let setting = setting(line) {
      settings[setting.name] = setting.value
    } else {
      guard expectations.isEmpty else { throw CorpusError("put a blank line between two examples") }
      if lines.isEmpty { firstLine = number }
      lines.append(line == "¶" ? "" : line)
    }
  }

  mutating func finished() throws -> [CorpusExample] {
    try close()
    return examples
  }

  private func setting(_ line: String) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: ":"), Self.aboutDocument.contains(String(line[..<colon])) else { return nil }
    return (String(line[..<colon]), trimmed(line[colon...].dropFirst()))
  }

  private mutating func close() throws {
    defer {
      settings = [:]
      lines = []
      expectations = []
    }
    guard !lines.isEmpty else {
      fileSettings.merge(settings) { $1 }
      return
    }
    let source = lines.joined(separator: "\n")
    let marked = try MarkedText(source)
    for mark in marked.marks where expectations.filter({ $0.letter == mark.letter }).count > 1 {
      throw CorpusError("the mark \(mark.letter) has two expectations (example of line \(firstLine))")
    }
    for expectation in expectations where marked.marks.filter({ $0.letter == expectation.letter }).count != 1 {
      throw CorpusError("the letter \(expectation.letter) needs one mark (example of line \(firstLine))")
    }
    let all = fileSettings.merging(settings) { $1 }
    examples.append(
      CorpusExample(
        line: firstLine, source: source, text: marked.text, marks: marked.marks, expectations: expectations,
        context: try context(all), gap: settings["gap"]))
  }

  private func context(_ settings: [String: String]) throws -> DocumentContext {
    var date: CivilDate?
    if let published = settings["published"] {
      date = CivilDate(iso: published)
      guard date != nil else { throw CorpusError("published: \(published) is no date") }
    }
    return DocumentContext(
      title: settings["title"], publisher: settings["publisher"], published: date, language: settings["language"])
  }

  private func expectation(_ line: String, _ number: Int) throws -> CorpusExample.Expectation {
    let body = trimmed(line[...])
    guard let letter = body.first, ("a"..."z").contains(letter), body.dropFirst().first == " " else {
      throw CorpusError("an expectation is a letter, a measure and fields")
    }
    let parts = body.dropFirst(2).split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    var fields = try value(trimmed(parts[0]))
    if parts.count > 1 { fields += try self.fields(String(parts[1])) }
    return CorpusExample.Expectation(letter: letter, line: number, fields: fields)
  }

  /// "killed at_least 18": the measure, the bound and both limits.
  private func value(_ text: String) throws -> [(name: String, value: String)] {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, let measure = Measure(rawValue: first) else {
      throw CorpusError("\"\(text)\" does not begin with a measure of the codebook")
    }
    var fields = [(name: "measure", value: measure.rawValue)]
    guard words.count > 1 else { return fields }
    let bound = Bound(rawValue: words[1]) ?? .exact
    let limits = words.dropFirst(Bound(rawValue: words[1]) == nil ? 1 : 2)
    fields.append(("bound", bound.rawValue))
    if bound == .vague {
      if !limits.isEmpty { fields.append(("vague_class", limits.joined(separator: " "))) }
      return fields + [("low", "none"), ("high", "none")]
    }
    let numbers = limits.compactMap { ExactDecimal(parsing: $0)?.description }
    guard numbers.count == limits.count, numbers.count == (bound == .range ? 2 : 1) else {
      throw CorpusError("\"\(text)\" is no measure, bound and number")
    }
    switch bound {
    case .moreThan, .atLeast: return fields + [("low", numbers[0]), ("high", "none")]
    case .lessThan, .atMost: return fields + [("low", "none"), ("high", numbers[0])]
    default: return fields + [("low", numbers[0]), ("high", numbers[numbers.count - 1])]
    }
  }

  private func fields(_ text: String) throws -> [(name: String, value: String)] {
    try text.split(separator: ";").map { part in
      let words = trimmed(part).split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2, ClaimFields.names.contains(words[0]) else {
        throw CorpusError("\"\(part)\" is no field with its value")
      }
      return (words[0], trimmed(words[1][...]))
    }
  }

  private func trimmed(_ text: some StringProtocol) -> String {
    text.trimmingCharacters(in: .whitespaces)
  }
}
