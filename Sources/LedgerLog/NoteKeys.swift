import LedgerDigest
import LedgerTypes

/// Why a key, a signed note or a checkpoint cannot be read.
public struct NoteFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, as the rest of a sentence.
  public let reason: String

  /// The reason.
  public var description: String { reason }

  init(_ reason: String) { self.reason = reason }
}

/// A public key by which others check notes, in the form of C2SP signed notes: `NAME+HASH+KEY`.
///
/// HASH is 8 hexadecimal digits of SHA-256 over the name, a line feed, the algorithm's byte (1 for Ed25519) and the
/// key; KEY is Base64 of that byte and the key.
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// The name: of a ledger's key, the ledger's origin.
  public let name: String
  /// The 32 bytes of the Ed25519 public key.
  public let publicKey: [UInt8]

  init(name: String, publicKey: [UInt8]) {
    self.name = name
    self.publicKey = publicKey
  }

  /// Reads the text form.
  ///
  /// - Throws: `NoteFailure`.
  public init(parsing text: String) throws {
    let parts = NoteName.split(text, into: 3)
    guard parts.count == 3, NoteName.isValid(parts[0]) else { throw NoteFailure("a key has the form NAME+HASH+KEY") }
    guard let key = Base64.bytes(parts[2].utf8), key.count == 33, key[0] == 1 else {
      throw NoteFailure("not an Ed25519 key in Base64")
    }
    self.init(name: parts[0], publicKey: Array(key[1...]))
    guard parts[1].utf8.elementsEqual(hash.utf8) else {
      throw NoteFailure("the key's hash is not that of its name and key")
    }
  }

  /// The first four bytes of the hash, which a signature bears.
  public var id: [UInt8] { Array(SHA256.digest(Array(name.utf8) + [0x0A, 0x01] + publicKey).bytes[..<4]) }

  private var hash: String {
    id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The text form.
  public var description: String { "\(name)+\(hash)+\(Base64.text([1] + publicKey))" }
}

/// A private key, in the form of Go's signed notes: `PRIVATE+KEY+NAME+HASH+SEED`.
public struct SigningKey: Sendable {
  /// The key by which others check what this one signs.
  public let verifierKey: VerifierKey
  private let key: Ed25519.PrivateKey

  /// A new key.
  ///
  /// - Throws: `NoteFailure` when the name is empty or has a blank or a "+".
  public static func random(name: String) throws -> SigningKey {
    guard NoteName.isValid(name) else { throw NoteFailure("a key's name has no blank and no +") }
    return SigningKey(name: name, key: .random())
  }

  /// The key of a known seed of 32 bytes, for tests.
  ///
  /// - Throws: `NoteFailure`.
  public static func seeded(name: String, seed: [UInt8]) throws -> SigningKey {
    guard NoteName.isValid(name), let key = Ed25519.PrivateKey(seed: seed) else {
      throw NoteFailure("no name, or a seed that is not 32 bytes")
    }
    return SigningKey(name: name, key: key)
  }

  private init(name: String, key: Ed25519.PrivateKey) {
    verifierKey = VerifierKey(name: name, publicKey: key.publicKey)
    self.key = key
  }

  /// Reads the text form; a line feed may follow it.
  ///
  /// - Throws: `NoteFailure`, which never quotes the text.
  public init(parsing text: String) throws {
    let line = text.utf8.last == 0x0A ? String(text.dropLast()) : text
    let parts = NoteName.split(line, into: 5)
    guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", NoteName.isValid(parts[2]) else {
      throw NoteFailure("a private key has the form PRIVATE+KEY+NAME+HASH+SEED")
    }
    guard let seed = Base64.bytes(parts[4].utf8), seed.count == 33, seed[0] == 1,
      let key = Ed25519.PrivateKey(seed: Array(seed[1...]))
    else { throw NoteFailure("not an Ed25519 seed in Base64") }
    self.init(name: parts[2], key: key)
    guard NoteName.split(verifierKey.description, into: 3)[1].utf8.elementsEqual(parts[3].utf8) else {
      throw NoteFailure("the private key's hash is not that of its name and key")
    }
  }

  /// The text form. It is the secret.
  public var text: String {
    let hash = NoteName.split(verifierKey.description, into: 3)[1]
    return "PRIVATE+KEY+\(verifierKey.name)+\(hash)+\(Base64.text([1] + key.seed))"
  }

  /// The signature of a note's text.
  func signature(of text: [UInt8]) -> [UInt8] { key.signature(of: text) }
}

/// Names of keys and logs.
enum NoteName {
  /// Not empty, no blank of Unicode, no "+".
  static func isValid(_ name: String) -> Bool {
    !name.isEmpty && !name.unicodeScalars.contains { $0 == "+" || $0.properties.isWhitespace || $0.value < 0x20 }
  }

  /// The parts between the first "+"s; the last part may have more of them, as Base64 does.
  static func split(_ text: String, into count: Int) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: count - 1, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
