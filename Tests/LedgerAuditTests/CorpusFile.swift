import Foundation
import LedgerAudit
import LedgerDigest
import LedgerTypes

/// One check's examples: texts on which it must fire, texts on which it must not, and what it prints.
///
///     # What the example shows.
///     > Plain Post 2024-03-01
///     url: https://plain.example/1
///     Police said 40 people were killed …
///     --- must not fire
///     > Plain Post 2024-03-01
///     …
///     --- findings
///     what is printed for the texts above `must not fire`
///
/// A document begins with `>`, its publisher (or `-`) and its date; `title:`, `url:` and `author:` may follow, then the
/// text. `reference NAME` is followed by lines `field date value`.
struct CorpusFile {
  let name: String
  let url: URL
  let firing: [CorpusDocument]
  let silent: [CorpusDocument]
  let findings: String
  private let head: String

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  static func all() throws -> [CorpusFile] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.map { try CorpusFile($0) }
  }

  init(_ url: URL) throws {
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let parts = text.components(separatedBy: "--- findings\n")
    let halves = parts[0].components(separatedBy: "--- must not fire\n")
    guard halves.count == 2 else { throw CocoaError(.fileReadCorruptFile) }
    self.url = url
    name = url.deletingPathExtension().lastPathComponent
    head = parts[0]
    findings = parts.count > 1 ? parts[1] : ""
    firing = CorpusDocument.documents(halves[0])
    silent = CorpusDocument.documents(halves[1])
  }

  func record(_ findings: String) throws {
    try Data("\(head)--- findings\n\(findings)".utf8).write(to: url)
  }
}

/// A text or a reference series of an example.
struct CorpusDocument {
  var publisher: String?
  var published = ""
  var title: String?
  var url: String?
  var author: String?
  var text = ""
  var reference: ReferenceSeries?

  static func documents(_ text: String) -> [CorpusDocument] {
    var documents: [CorpusDocument] = []
    var reference: (name: String, fields: [String: [ReferenceSeries.Point]])?
    func closeReference() {
      guard let open = reference else { return }
      var document = CorpusDocument()
      document.reference = ReferenceSeries(
        name: open.name, file: "example.csv", digest: SHA256.digest([]), patterns: [],
        fields: open.fields.map { ReferenceSeries.Field(name: $0.key, points: $0.value) })
      documents.append(document)
      reference = nil
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("#") {
      if line.hasPrefix("> ") {
        closeReference()
        let words = line.dropFirst(2).split(separator: " ")
        var document = CorpusDocument()
        document.published = String(words.last ?? "")
        let name = words.dropLast().joined(separator: " ")
        document.publisher = name == "-" ? nil : name
        documents.append(document)
      } else if line.hasPrefix("reference ") {
        closeReference()
        reference = (String(line.dropFirst(10)), [:])
      } else if reference != nil {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 3, let date = CivilDate(iso: words[1]), let value = ExactDecimal(parsing: words[2]) else {
          continue
        }
        reference?.fields[words[0], default: []].append(ReferenceSeries.Point(date: date, value: value))
      } else if let last = documents.indices.last {
        documents[last].add(String(line))
      }
    }
    closeReference()
    return documents
  }

  private mutating func add(_ line: String) {
    func value(_ key: String) -> String? { line.hasPrefix(key + ": ") ? String(line.dropFirst(key.count + 2)) : nil }
    if let title = value("title") {
      self.title = title
    } else if let url = value("url") {
      self.url = url
    } else if let author = value("author") {
      self.author = author
    } else {
      text += text.isEmpty ? line : "\n" + line
    }
  }
}
