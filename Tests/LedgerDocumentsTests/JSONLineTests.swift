import Foundation
import LedgerTypes
import TestSupport
import Testing

@testable import LedgerDocuments

@Suite("JSON Lines")
struct JSONLineTests {
  @Test("All members are read, null is absent, others are passed over")
  func members() throws {
    let read = try document(
      line: #"""
        {"id":"a\u0031","extra":{"a":[1,-2.5e+3,true,{"b":null}],"c":{},"d":[]},"text":"Two \"dead\"\n\ud83d\ude00 é",
         "title":"T","url":"https://news.example/1","publisher":null,"date":"2023-12-22T10:00:00Z","lang":"en"}
        """#.replacing("\n", with: ""))
    #expect(read.id == "a1")
    #expect(read.text == Array("Two \"dead\"\n😀 é".utf8))
    #expect(
      read.metadata
        == DocumentMetadata(
          title: "T", url: "https://news.example/1", published: CivilDate(iso: "2023-12-22"), language: "en"))
    #expect(read.notices.isEmpty)
  }

  @Test("The full names beat the short ones, in any order")
  func synonyms() throws {
    let read = try document(
      line: #"{"lang":"a","published":"2020-01-02","date":"2021-01-01","language":"b","text":"x"}"#)
    #expect(read.metadata.language == "b")
    #expect(read.metadata.published == CivilDate(iso: "2020-01-02"))
  }

  @Test("A number may be an identifier, and is echoed with its own digits", arguments: ["7", "-0.50", "1e3"])
  func numericIdentifier(id: String) throws {
    #expect(try document(line: #"{"id":\#(id),"text":"x"}"#).id == id)
  }

  @Test("What the user says beats what the line says; a different date is told of")
  func flags() throws {
    let given = DocumentMetadata(publisher: "P", published: CivilDate(iso: "2024-01-01"))
    let read = try document(
      line: #"{"text":"x","publisher":"Q","published":"2023-01-01","title":"T"}"#,
      reader: DocumentReader(given: given))
    #expect(read.metadata.publisher == "P")
    #expect(read.metadata.title == "T")
    #expect(read.notices.map(\.code) == ["date_conflict"])
  }

  @Test(
    "D01, D03: dates that no calendar has are left out", arguments: ["2026-02-30", "0000-01-01", "10000-01-01", "x"])
  func impossibleDates(date: String) throws {
    let read = try document(line: #"{"text":"x","published":"\#(date)"}"#)
    #expect(read.metadata.published == nil)
    #expect(read.notices.map(\.code) == ["metadata"])
  }

  @Test("D04: a date after the run is told of")
  func future() throws {
    let reader = DocumentReader(today: CivilDate(iso: "2024-01-01"))
    #expect(try document(line: #"{"text":"x","published":"2024-01-02"}"#, reader: reader).notices.isEmpty)
    let read = try document(line: #"{"text":"x","published":"2024-01-03"}"#, reader: reader)
    #expect(read.notices.map(\.code) == ["future_date"])
  }

  @Test(
    "B12 and broken lines: the fault and its byte",
    arguments: [
      (#"{"text":"\ud800"}"#, 10), (#"{"text":"\udc00"}"#, 10), (#"{"text":"\ud800\u0041"}"#, 10),
      (#"{"text":"x"} y"#, 14), (#"{"text":"x",}"#, 13), (#"{"text":"x""#, 12), (#"{"text":"x"#, 11),
      (#"{"text":5}"#, 9), (#"{"text":"x","text":"y"}"#, 13), (#"["text"]"#, 1), (#"{"text":"\x"}"#, 11),
      (#"{"a":01,"text":"x"}"#, 7), (#"{"a":tru,"text":"x"}"#, 6), ("", 1),
    ])
  func broken(line: String, byte: Int) {
    let error = #expect(throws: DocumentError.self) { try document(line: line) }
    #expect(error?.byte == byte, "\(line): \(error?.description ?? "")")
    #expect(error?.origin.line == 1)
  }

  @Test("A line without a text says so, with its identifier")
  func noText() {
    let error = #expect(throws: DocumentError.self) { try document(line: #"{"id":"a","text":null}"#) }
    #expect(error?.reason == .noText)
    #expect(error?.id == "a")
  }

  @Test("Nesting is limited, and takes no stack")
  func nesting() throws {
    let deep = String(repeating: "[", count: 100_000)
    let error = #expect(throws: DocumentError.self) { try document(line: #"{"a":\#(deep)"#) }
    #expect(error?.description.contains("nest too deep") == true)
    // The line's own object is the first level.
    let most = DocumentLimits.jsonDepth - 1
    for (levels, isRead) in [(most, true), (most + 1, false)] {
      let value = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      let read = try? document(line: #"{"a":\#(value),"text":"x"}"#)
      #expect((read != nil) == isRead, "\(levels) levels")
    }
  }

  @Test("Invalid UTF-8 in a line is repaired and told of, or refused")
  func invalidUTF8() throws {
    let line = Array(#"{"id":"a","text":"x"#.utf8) + [0xFF] + Array(#"y"}"#.utf8)
    let origin = DocumentOrigin(path: "a.jsonl", line: 1)
    let read = try DocumentReader().document(jsonLine: line.indices, of: line, origin: origin)
    #expect(read.text == Array("x\u{FFFD}y".utf8))
    #expect(read.raw == line)
    let error = #expect(throws: DocumentError.self) {
      try DocumentReader(strict: true).document(jsonLine: line.indices, of: line, origin: origin)
    }
    #expect(error?.id == "a")
  }

  /// The vectors of "Parsing JSON is a minefield" (N. Seriot), when test data is at hand.
  @Test("Values that every reader must take or refuse", .enabled(if: TestData.file("vectors/json") != nil))
  func vectors() throws {
    let folder = try #require(TestData.file("vectors/json/test_parsing"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count > 100)
    for name in names.sorted() {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      var cursor = JSONCursor(bytes, in: bytes.indices)
      var isJSON = true
      do {
        try cursor.skipValue()
        cursor.skipBlanks()
        isJSON = cursor.current == nil && String(validating: bytes, as: UTF8.self) != nil
      } catch {
        isJSON = false
      }
      // Readers may differ about the others; this one has to come to an end.
      if !name.hasPrefix("i_") { #expect(isJSON == name.hasPrefix("y_"), "\(name)") }
    }
    print("vectors: \(names.count) of JSON")
  }
}
