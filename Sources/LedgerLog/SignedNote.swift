import LedgerDigest

/// A signed note (C2SP signed-note): a text, an empty line, and one line for each signature.
///
/// ```
/// ledger.example/north
/// 205
/// SgFHXQSZWwjX/73G0Lw2LyY5tkrUJehJWmCFV6lCQ10=
///
/// — ledger.example/north sNNf2J…
/// ```
public struct SignedNote: Hashable, Sendable {
  /// The longest note that is read.
  public static let maximumBytes = 1_000_000
  /// The most signatures of one note, as in Go's package.
  public static let maximumSignatures = 100

  /// The signed text, which ends with a line feed.
  public let text: [UInt8]
  /// The signatures in the note's order.
  public private(set) var signatures: [Signature]

  /// One line of a note's signatures.
  public struct Signature: Hashable, Sendable {
    /// The name of the key.
    public let name: String
    /// The four bytes that tell the name's keys apart.
    public let id: [UInt8]
    /// The signature itself.
    public let bytes: [UInt8]
  }

  /// What a note says about a key.
  public enum Verdict: Hashable, Sendable {
    /// The key signed the text.
    case signed
    /// There is a signature in the key's name that is not the key's.
    case forged
    /// No signature is in the key's name.
    case unsigned
  }

  /// Signs a text with a key.
  public init(signing text: String, with key: SigningKey) { self.init(signing: text, with: [key]) }

  /// Signs a text with keys, in their order.
  public init(signing text: String, with keys: [SigningKey]) {
    precondition(text.utf8.last == 0x0A, "a note's text ends with a line feed")
    let bytes = Array(text.utf8)
    self.text = bytes
    signatures = keys.map {
      Signature(name: $0.verifierKey.name, id: $0.verifierKey.id, bytes: $0.signature(of: bytes))
    }
  }

  /// Reads a note: UTF-8 without control characters but line feeds, at least one signature, nothing after the last.
  ///
  /// - Throws: `NoteFailure`.
  public init(parsing bytes: [UInt8]) throws {
    guard bytes.count <= Self.maximumBytes else { throw NoteFailure("longer than a note may be") }
    guard let whole = String(validating: bytes, as: UTF8.self) else { throw NoteFailure("not UTF-8") }
    guard !whole.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A }) else {
      throw NoteFailure("there is a control character (a carriage return, perhaps) in it")
    }
    guard let blank = bytes.indices.dropLast().last(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }) else {
      throw NoteFailure("no empty line parts a text from signatures")
    }
    text = Array(bytes[...blank])
    let block = bytes[(blank + 2)...]
    guard block.last == 0x0A else { throw NoteFailure("the last signature's line has no end") }
    let lines = block.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count <= Self.maximumSignatures else { throw NoteFailure("more than 100 signatures") }
    signatures = try lines.map(Signature.init)
  }

  /// The note's bytes.
  public var bytes: [UInt8] {
    let lines = signatures.map { "\u{2014} \($0.name) \(Base64.text($0.id + $0.bytes))\n" }
    return text + [0x0A] + Array(lines.joined().utf8)
  }

  /// Whether a key signed the note. As in Go's package the first signature in the key's name and number counts.
  public func verdict(on key: VerifierKey) -> Verdict {
    let id = key.id
    let own = signatures.first { $0.name.utf8.elementsEqual(key.name.utf8) && $0.id == id }
    guard let own else { return .unsigned }
    return Ed25519.isValid(own.bytes, of: text, publicKey: key.publicKey) ? .signed : .forged
  }
}

extension SignedNote.Signature {
  /// Reads `— NAME BASE64`.
  init(line: ArraySlice<UInt8>) throws {
    let prefix = Array("\u{2014} ".utf8)
    let wrong = NoteFailure("a signature has the form \"\u{2014} NAME BASE64\"")
    guard line.starts(with: prefix) else { throw wrong }
    let parts = line.dropFirst(prefix.count).split(separator: 0x20, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw wrong }
    let name = String(decoding: parts[0], as: UTF8.self)
    guard NoteName.isValid(name), let bytes = Base64.bytes(parts[1]), bytes.count >= 5 else { throw wrong }
    self.init(name: name, id: Array(bytes[..<4]), bytes: Array(bytes[4...]))
  }
}
