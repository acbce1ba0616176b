import Foundation
import TestSupport
import Testing

@testable import LedgerStore

@Suite struct CanonicalTests {
  /// A value of the profile.
  indirect enum Value: Equatable {
    case object([(String, Value)])
    case array([Value])
    case string([UInt8])
    case integer(Int)
    case yes

    static func == (left: Value, right: Value) -> Bool { "\(left)" == "\(right)" }
  }

  @Test(arguments: 0..<300) func whatIsWrittenReadsBack(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let value = Self.object(depth: 1, &numbers)
    var text: [UInt8] = []
    Self.write(value, &text)
    let tape = try CanonicalReader.tape(of: text)
    #expect(Self.read(tape, 0) == value)
    // One changed byte is either refused, or another value.
    for _ in 0..<20 {
      var changed = text
      let index = Int.random(in: 0..<text.count, using: &numbers)
      changed[index] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
      if let other = try? CanonicalReader.tape(of: changed) { #expect(Self.read(other, 0) != value) }
    }
  }

  @Test(arguments: [
    "", "[]", "1", "{", "{}x", "{} ", " {}", "{\"a\" :1}", "{\"a\":1,}", "{\"b\":1,\"a\":1}", "{\"a\":1,\"a\":1}",
    "{\"A\":1}", "{\"\":1}", "{\"1a\":1}", "{\"a\":null}", "{\"a\":1.0}", "{\"a\":1e3}", "{\"a\":-0}", "{\"a\":01}",
    "{\"a\":+1}", "{\"a\":9007199254740992}", "{\"a\":99999999999999999999}", "{\"a\":\"\\u0041\"}", "{\"a\":\"\\/\"}",
    "{\"a\":\"\\u000A\"}", "{\"a\":\"\\u000a\"}", "{\"a\":\"\\u001F\"}", "{\"a\":\"\u{1}\"}", "{\"a\":\"\\ud800\"}",
    "{\"a\":\"x}", "{\"a\":\"\\", "{\"a\":tru}", "{\"a\":[1,]}", "{\"a\":[,1]}", "{\"a\":[1 ,2]}",
    "{\"abcdefghijklmnopqrstuvwxyzabcdefg\":1}", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}",
  ])
  func whatIsNotCanonicalIsRefused(text: String) {
    #expect(throws: CanonicalReader.Failure.self) { try CanonicalReader.tape(of: Array(text.utf8)) }
  }

  @Test func illFormedTextIsRefused() {
    for bytes: [UInt8] in [
      [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xFF],
    ] {
      let text = Array("{\"a\":\"".utf8) + bytes + Array("\"}".utf8)
      #expect(throws: CanonicalReader.Failure.self) { try CanonicalReader.tape(of: text) }
      #expect(UTF8Check.firstFault(in: [65] + bytes) == 1)
    }
    let long = Array("{\"a\":\"".utf8) + Array(repeating: 65, count: 65_528) + Array("\"}".utf8)
    #expect(throws: CanonicalReader.Failure.self) { try CanonicalReader.tape(of: long) }
    let many = "{\"a\":[" + Array(repeating: "1", count: 1_001).joined(separator: ",") + "]}"
    #expect(throws: CanonicalReader.Failure.self) { try CanonicalReader.tape(of: Array(many.utf8)) }
  }

  /// RFC 8785's test files of its author, the part inside the profile: what they become is canonical.
  @Test(.enabled(if: TestData.file("vectors/jcs") != nil)) func officialFilesAgree() throws {
    let folder = try #require(TestData.file("vectors/jcs/output"))
    // The other files have keys or numbers that the profile leaves out: only their strings can be compared.
    let french = try String(contentsOf: folder.appending(path: "french.json"), encoding: .utf8)
    for part in french.split(separator: "\"").filter({ $0.contains { $0.isLetter } }) {
      var writer = CanonicalWriter()
      writer.object { $0.member("a", String(part)) }
      #expect(writer.bytes == Array("{\"a\":\"\(part)\"}".utf8))
    }
    let weird = try Data(contentsOf: folder.appending(path: "weird.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: weird) as? [String: String])
    for (key, value) in object {
      var writer = CanonicalWriter()
      writer.array {
        $0.string(key)
        $0.string(value)
      }
      let (left, right) = try #require(Self.split(writer.bytes))
      #expect(Self.contains(Array(weird), left + [58] + right))
    }
  }

  /// RFC 8785's test files once more, whole: numbers with a fraction are outside the profile and are refused.
  @Test(.enabled(if: TestData.file("vectors/jcs") != nil)) func officialFilesAreWrittenAnew() throws {
    let folder = try #require(TestData.file("vectors/jcs"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "input").path).sorted()
    for name in names {
      let input = try Data(contentsOf: folder.appending(path: "input/\(name)"))
      let output = Array(try Data(contentsOf: folder.appending(path: "output/\(name)")))
      var text: [UInt8] = []
      let isInside = Self.write(try JSONSerialization.jsonObject(with: input), &text)
      #expect(isInside ? text == output : name == "values.json", "\(name)")
    }
    print("vectors: \(names.count) of RFC 8785")
    #expect(names.count >= 6)
  }

  /// Writes a value of any JSON with the writer's own strings and numbers; false when a number has a fraction.
  private static func write(_ value: Any, _ text: inout [UInt8]) -> Bool {
    var writer = CanonicalWriter()
    switch value {
    case let members as [String: Any]:
      text.append(UInt8(ascii: "{"))
      for (index, key) in members.keys.sorted(by: { $0.utf16.lexicographicallyPrecedes($1.utf16) }).enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        guard write(key, &text) else { return false }
        text.append(UInt8(ascii: ":"))
        guard let member = members[key], write(member, &text) else { return false }
      }
      text.append(UInt8(ascii: "}"))
    case let items as [Any]:
      text.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        guard write(item, &text) else { return false }
      }
      text.append(UInt8(ascii: "]"))
    case let string as String:
      writer.string(string)
      text += writer.bytes
    case is NSNull: text += Array("null".utf8)
    case let number as NSNumber where String(cString: number.objCType) == "c":
      text += Array((number.boolValue ? "true" : "false").utf8)
    case let number as NSNumber:
      guard let whole = Int(exactly: number.doubleValue) else { return false }
      writer.integer(whole)
      text += writer.bytes
    default: return false
    }
    return true
  }

  /// Files that no JSON reader may take.
  @Test(.enabled(if: TestData.file("vectors/json") != nil)) func noBadJSONIsRead() throws {
    let folder = try #require(TestData.file("vectors/json/test_parsing"))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasPrefix("n_") {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      for text in [bytes, Array("{\"a\":".utf8) + bytes + Array("}".utf8)] where text.count < 65_000 {
        // `1}` and the like become whole again inside an object, so only the bare text counts then.
        if text.count == bytes.count || bytes.first == 91 {
          #expect((try? CanonicalReader.tape(of: text)) == nil, "\(name)")
        }
      }
    }
  }

  // MARK: Values

  private static func object(depth: Int, _ numbers: inout SeededNumbers) -> Value {
    let keys = Set((0..<Int.random(in: 0...5, using: &numbers)).map { _ in key(&numbers) })
    return .object(
      keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.map {
        ($0, value(depth: depth + 1, &numbers))
      })
  }

  private static func key(_ numbers: inout SeededNumbers) -> String {
    let rest = (0..<Int.random(in: 0...6, using: &numbers)).map { _ in "abz_09".randomElement(using: &numbers) ?? "a" }
    return "a" + String(rest)
  }

  private static func value(depth: Int, _ numbers: inout SeededNumbers) -> Value {
    switch Int.random(in: 0..<(depth < 8 ? 6 : 4), using: &numbers) {
    case 0: .yes
    case 1: .integer(Int.random(in: -(1 << 53) + 1..<1 << 53, using: &numbers))
    case 2: .integer(Int.random(in: -2...2, using: &numbers))
    case 3: .string(string(&numbers))
    case 4: .array((0..<Int.random(in: 0...4, using: &numbers)).map { _ in value(depth: depth + 1, &numbers) })
    default: object(depth: depth, &numbers)
    }
  }

  private static func string(_ numbers: inout SeededNumbers) -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 0...12, using: &numbers) {
      let limits: [ClosedRange<UInt32>] = [
        0...31, 32...127, 128...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
      ]
      let range = limits[Int.random(in: 0..<6, using: &numbers)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &numbers)) { text.unicodeScalars.append(scalar) }
    }
    return Array(text.utf8)
  }

  private static func write(_ value: Value, _ text: inout [UInt8]) {
    switch value {
    case .object(let members):
      text.append(123)
      for (index, member) in members.enumerated() {
        if index > 0 { text.append(44) }
        text += Array("\"\(member.0)\":".utf8)
        write(member.1, &text)
      }
      text.append(125)
    case .array(let items):
      text.append(91)
      for (index, item) in items.enumerated() {
        if index > 0 { text.append(44) }
        write(item, &text)
      }
      text.append(93)
    case .string(let bytes):
      var writer = CanonicalWriter()
      writer.string(bytes)
      text += writer.bytes
    case .integer(let number):
      var writer = CanonicalWriter()
      writer.integer(number)
      #expect(writer.bytes == Array("\(number)".utf8))
      text += writer.bytes
    case .yes: text += Array("true".utf8)
    }
  }

  private static func read(_ tape: CanonicalTape, _ node: Int) -> Value {
    switch tape.nodes[node].kind {
    case .object:
      var members: [(String, Value)] = []
      var index = node + 1
      while index < Int(tape.nodes[node].next) {
        members.append((String(decoding: tape.string(index), as: UTF8.self), read(tape, index + 1)))
        index = Int(tape.nodes[index + 1].next)
      }
      return .object(members)
    case .array: return .array(tape.items(node).map { read(tape, $0) })
    case .string, .key: return .string(tape.string(node))
    case .integer: return .integer(tape.integer(node))
    case .yes, .no: return .yes
    }
  }

  private static func split(_ array: [UInt8]) -> ([UInt8], [UInt8])? {
    guard let comma = array.indices.first(where: { Array(array[$0...].prefix(3)) == Array("\",\"".utf8) }) else {
      return nil
    }
    return (Array(array[1...comma]), Array(array[(comma + 2)..<(array.count - 1)]))
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    text.indices.contains { text[$0...].starts(with: part) }
  }
}
