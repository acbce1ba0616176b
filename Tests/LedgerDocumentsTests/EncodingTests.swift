import LedgerTypes
import Testing

@testable import LedgerDocuments

@Suite("Bytes and encodings (hostile rows A and B)")
struct EncodingTests {
  @Test("A01, A02: an empty file and a blank one are documents with a notice", arguments: ["", " \n\t\r\n"])
  func empty(text: String) throws {
    let read = try document(text)
    #expect(read.text == Array(text.utf8))
    #expect(read.notices.map(\.code) == ["empty_text"])
    #expect(read.metadata.title == nil)
  }

  @Test("A01: the empty document has the well-known digest")
  func emptyDigest() throws {
    #expect(try document("").id == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("A04: a line without end is read in one pass and told of")
  func unbrokenLine() throws {
    let read = try document([UInt8](repeating: 0x61, count: DocumentLimits.unbrokenLineBytes + 1))
    #expect(read.notices.map(\.code) == ["long_line"])
  }

  @Test(
    "A05: invalid bytes become U+FFFD at recorded places",
    arguments: [
      ([0xC0, 0xAF], 2), ([0xED, 0xA0, 0x80], 3), ([0xF4, 0x90, 0x80, 0x80], 4), ([0x80], 1), ([0xE2, 0x82], 1),
      ([0xF0, 0x9F, 0x98], 1), ([0xFF, 0xFE, 0x41], 2),
    ] as [([UInt8], Int)])
  func invalid(bytes: [UInt8], replacements: Int) throws {
    let raw = [0x61] + bytes + [0x62]
    let read = try document(raw)
    #expect(read.raw == raw)
    #expect(String(validating: read.text, as: UTF8.self) != nil)
    let notices = read.notices.filter { $0.code == "invalid_utf8" }
    #expect(notices.count == replacements)
    #expect(notices.allSatisfy { words($0.span, in: read) == "\u{FFFD}" })
    #expect(read.text == Array(String(decoding: raw, as: UTF8.self).utf8), "as the standard library repairs it")
    #expect(throws: DocumentError(.invalidUTF8, at: here, byte: 2)) {
      try document(raw, reader: DocumentReader(strict: true))
    }
  }

  @Test("A06: a byte order mark stays in the bytes and leaves the text")
  func byteOrderMark() throws {
    let read = try document([0xEF, 0xBB, 0xBF] + Array("Twelve".utf8))
    #expect(read.text == Array("Twelve".utf8))
    #expect(read.raw.count == 9)
    #expect(read.rawDigest != read.textDigest)
    #expect(read.notices.isEmpty)
  }

  @Test("A07: UTF-16 is read by its mark, or when the user names it")
  func utf16() throws {
    let text = "Zwölf 😀 dead\nTwo lines"
    let little: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try document([0xFF, 0xFE] + little).text == Array(text.utf8))
    #expect(try document([0xFE, 0xFF] + big).text == Array(text.utf8))
    #expect(try document(big, reader: DocumentReader(encoding: .utf16BigEndian)).text == Array(text.utf8))
    let latin: [UInt8] = "Twelve dead".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let error = #expect(throws: DocumentError.self) { try document(latin) }
    #expect(error?.description.contains("--encoding utf-16le") == true)
  }

  @Test(
    "A08, A14, A15: what is not read is refused by name",
    arguments: [
      ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "UTF-32"), ([0x1B, 0x24, 0x42, 0x46, 0x7C], "ISO-2022"),
      ([0x7F, 0x45, 0x4C, 0x46, 2], "a program"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
      (Array("%PDF-1.7".utf8), "a PDF document"),
    ] as [([UInt8], String)])
  func refused(bytes: [UInt8], name: String) throws {
    let error = #expect(throws: DocumentError.self) { try document(bytes) }
    #expect(error?.description.contains(name) == true)
  }

  @Test("A10: UTF-7 is text as it stands")
  func utf7() throws {
    #expect(try document("+ADw-script+AD4-").text == Array("+ADw-script+AD4-".utf8))
  }

  @Test(
    "A11, B01 to B04: deceptive characters are told of, and stay where they are",
    arguments: [
      ("1\u{0}000 dead", "nul"), ("toll: \u{202E}005,34\u{202C}", "bidi"), ("34\u{200B}500 dead", "invisible"),
      ("34\u{AD}500", "invisible"), ("34\u{3164}500", "invisible"), ("34\u{2800}500", "invisible"),
      ("hidden \u{E0041}\u{E0042} text", "hidden"), ("a\u{1B}[2Jb", "control"), ("a\u{9B}2Jb", "control"),
    ])
  func deceptive(text: String, code: String) throws {
    let read = try document(text)
    #expect(read.notices.map(\.code) == [code])
    #expect(read.text == Array(text.utf8))
  }

  @Test("One notice tells of many characters of a kind")
  func manyDeceptive() throws {
    let read = try document(String(repeating: "a\u{200B}", count: 1_000))
    #expect(read.notices.map(\.text) == ["The text holds 1000 invisible characters; the first stands here."])
    #expect(read.notices.first?.span == TextSpan(1, 4))
  }

  @Test("A12: line ends of every kind, and an honest emoji, are no news")
  func honest() throws {
    #expect(try document("a\r\nb\rc\u{2028}d\u{B}e\u{C}f\u{85}g ❤️ x\n").notices.isEmpty)
  }

  @Test("B11: a hundred thousand combining marks are bytes like others")
  func combiningMarks() throws {
    let read = try document("a" + String(repeating: "\u{301}", count: 100_000))
    #expect(read.text.count == 200_001)
  }
}
