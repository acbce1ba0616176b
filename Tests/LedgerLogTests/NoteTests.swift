import LedgerDigest
import LedgerLog
import LedgerTypes
import Testing

@Suite struct NoteTests {
  /// The key that Go's tests publish, in both forms.
  static let privateKey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let publicKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

  @Test func keysReadAsTheyAreWritten() throws {
    let key = try SigningKey(parsing: Self.privateKey + "\n")
    #expect(key.verifierKey.description == Self.publicKey)
    #expect(key.text == Self.privateKey)
    #expect(try VerifierKey(parsing: Self.publicKey) == key.verifierKey)
    for _ in 0..<20 {
      let random = try SigningKey.random(name: "ledger.example/north")
      #expect(try SigningKey(parsing: random.text).text == random.text)
      #expect(try VerifierKey(parsing: random.verifierKey.description) == random.verifierKey)
    }
  }

  @Test(arguments: [
    "", "PeterNeumann", "PeterNeumann+c74f20a3", "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",
    "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW==",
  ])
  func aWrongKeyIsRefused(text: String) {
    #expect(throws: NoteFailure.self) { try VerifierKey(parsing: text) }
    #expect(throws: NoteFailure.self) { try SigningKey(parsing: "PRIVATE+KEY+" + text) }
  }

  static func note(_ text: String = "ledger.example/north\n1\nSgFHXQSZWwjX/73G0Lw2LyY5tkrUJehJWmCFV6lCQ10=\n") throws
    -> SignedNote
  {
    SignedNote(signing: text, with: try SigningKey(parsing: Self.privateKey))
  }

  @Test func aNoteIsSignedReadAndChecked() throws {
    let key = try VerifierKey(parsing: Self.publicKey)
    let note = try Self.note()
    let read = try SignedNote(parsing: note.bytes)
    #expect(read == note)
    #expect(read.bytes == note.bytes)
    #expect(read.verdict(on: key) == .signed)
    #expect(read.verdict(on: try SigningKey.random(name: "PeterNeumann").verifierKey) == .unsigned)
    #expect(try Checkpoint(parsing: read.text).size == 1)
  }

  /// Swift calls two spellings of a name equal; they are two names.
  @Test func aNameIsItsBytes() throws {
    let seed = [UInt8](repeating: 7, count: 32)
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    #expect(composed == decomposed)
    let note = SignedNote(signing: "x\n", with: try SigningKey.seeded(name: composed, seed: seed))
    #expect(note.verdict(on: try SigningKey.seeded(name: composed, seed: seed).verifierKey) == .signed)
    #expect(note.verdict(on: try SigningKey.seeded(name: decomposed, seed: seed).verifierKey) == .unsigned)
  }

  /// Of each bit changed, the result is refused, or has the same text and is still signed (another key's line).
  @Test func noChangedBitGivesAnotherText() throws {
    let key = try VerifierKey(parsing: Self.publicKey)
    let note = try Self.note()
    let bytes = note.bytes
    for bit in 0..<(bytes.count * 8) {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      do {
        let read = try SignedNote(parsing: changed)
        #expect(read.verdict(on: key) != .signed || read.text == note.text, "bit \(bit)")
      } catch is NoteFailure {
        continue
      }
    }
  }

  @Test func aMalformedNoteIsRefused() throws {
    let good = String(decoding: try Self.note("text\n").bytes, as: UTF8.self)
    let line = String(good.split(separator: "\n")[1]) + "\n"
    func head(_ line: String) -> String { "text\n\n" + line }
    let dashed = line.replacing("\u{2014}", with: "-")
    let spaced = line.replacing(" Peter", with: "  Peter")
    let added = line.replacing("Neumann", with: "+Neumann")
    let returned = line.replacing("\n", with: "\r\n")
    let bad: [String] = [
      "", "text\n", "text\n\n", "text\n\(line)", head(String(line.dropLast())), head("\(line)\n"),
      "text\r\n\r\n\(line)", "te\u{0}xt\n\n\(line)", "te\txt\n\n\(line)", head("\(line)text\n"), head(dashed),
      head(spaced), head("\u{2014} PeterNeumann\n"), head("\u{2014} PeterNeumann \n"),
      head("\u{2014} PeterNeumann AAAA\n"), head(added), head(line.replacing("=", with: "")),
      head(line.replacing("\n", with: " \n")), head(returned), head(String(repeating: line, count: 101)),
    ]
    for text in bad { #expect(throws: NoteFailure.self, "\(text)") { try SignedNote(parsing: Array(text.utf8)) } }
    #expect(throws: NoteFailure.self) { try SignedNote(parsing: [0xFF] + Array(good.utf8)) }
    #expect(throws: Never.self) {
      try SignedNote(parsing: Array(("text\n\n" + String(repeating: line, count: 100)).utf8))
    }
    // The last empty line parts the text from the signatures.
    #expect(try SignedNote(parsing: Array(("text\n\n\n" + line).utf8)).text == Array("text\n\n".utf8))
  }

  /// A value that Go's sumdb tests publish: the tree of one great size over "hello world".
  @Test func aCheckpointIsWrittenAsGoWritesIt() throws {
    let checkpoint = Checkpoint(
      origin: "go.sum database tree", size: 123_456_789_012, root: MerkleHash.leaf(Array("hello world".utf8)))
    let text = "go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n"
    #expect(checkpoint.text == text)
    #expect(try Checkpoint(parsing: Array(text.utf8)) == checkpoint)
  }

  @Test(arguments: [
    "", "a\n", "a\n1\n", "a\n1\nR", "\n1\nR\n", "a\n01\nR\n", "a\n+1\nR\n", "a\n-1\nR\n", "a\n1 \nR\n", "a\n\nR\n",
    "a\n9007199254740992\nR\n", "a\n99999999999999999999\nR\n", "a\n1\nR\nmore\n", "a\n1\nR\n\n", "a\n１\nR\n",
    "a\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0\n", "a\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb1=\n",
    "a\n1\nTszz\n", "a\r\n1\r\nR\r\n",
  ])
  func aMalformedCheckpointIsRefused(text: String) {
    let root = "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0="
    let whole = text.contains("Tszz") ? text : text.replacing("R", with: root)
    #expect(throws: NoteFailure.self) { try Checkpoint(parsing: Array(whole.utf8)) }
  }

  @Test func base64IsCanonical() {
    for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
      #expect(Base64.text(Array(bytes.utf8)) == text)
      #expect(Base64.bytes(text.utf8) == Array(bytes.utf8))
    }
    for text in ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n", "====", "Zg==Zg==", "Zm-v", "=Zm9"] {
      #expect(Base64.bytes(text.utf8) == nil, "\(text)")
    }
    let all = (0...255).map { UInt8($0) }
    for count in 0...all.count { #expect(Base64.bytes(Base64.text(Array(all[..<count])).utf8) == Array(all[..<count])) }
  }
}

@Suite struct LogProofTests {
  @Test func aProofIsMadeReadAndChecked() throws {
    let entries = (0..<11).map { Array("{\"number\":\($0)}".utf8) }
    var tree = CompactRange()
    for entry in entries { tree.append(MerkleHash.leaf(entry)) }
    let key = try SigningKey.random(name: "ledger.example/north")
    let checkpoint = Checkpoint(origin: "ledger.example/north", size: 11, root: tree.root)
    let note = SignedNote(signing: checkpoint.text, with: key)
    for index in entries.indices {
      let proof = InclusionProof(index: index, size: 11) { range in
        var part = CompactRange()
        for entry in entries[range] { part.append(MerkleHash.leaf(entry)) }
        return part.root
      }
      let file = LogProof(entry: entries[index], index: index, hashes: proof.hashes, note: note)
      let read = try LogProof(parsing: file.bytes)
      #expect(read == file)
      #expect(read.fault(under: key.verifierKey) == nil)
      #expect(read.fault(under: try SigningKey.random(name: "ledger.example/north").verifierKey) != nil)
      for bit in stride(from: 0, to: file.bytes.count * 8, by: 5) {
        var bytes = file.bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        guard let changed = Result(catching: { try LogProof(parsing: bytes) }).value else { continue }
        #expect(changed.fault(under: key.verifierKey) != nil, "bit \(bit)")
      }
    }
  }
}

extension Result {
  fileprivate var value: Success? {
    switch self {
    case .success(let value): value
    case .failure: nil
    }
  }
}
