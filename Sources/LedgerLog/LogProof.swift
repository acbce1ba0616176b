public import LedgerTypes

/// A proof for one entry that needs neither the ledger nor a network (C2SP tlog-proof): where the entry is, the
/// hashes that lead to the root, and the signed checkpoint.
///
/// ```
/// c2sp.org/tlog-proof@v1
/// extra eyJhdCI6…
/// index 8
/// 3QoOe1jz0…
///
/// ledger.example/north
/// 205
/// SgFHXQSZWwjX/73G0Lw2LyY5tkrUJehJWmCFV6lCQ10=
///
/// — ledger.example/north sNNf2J…
/// ```
///
/// `extra` is the entry's own bytes, so that the file holds all that there is to check.
public struct LogProof: Hashable, Sendable {
  private static let header = "c2sp.org/tlog-proof@v1"

  /// The entry's bytes.
  public let entry: [UInt8]
  /// The entry's number in the log.
  public let index: Int
  /// From the leaf's sibling up to the root's child.
  public let hashes: [Digest]
  /// The checkpoint.
  public let note: SignedNote

  /// A proof of these parts.
  public init(entry: [UInt8], index: Int, hashes: [Digest], note: SignedNote) {
    self.entry = entry
    self.index = index
    self.hashes = hashes
    self.note = note
  }

  /// Reads the text form.
  ///
  /// - Throws: `NoteFailure`.
  public init(parsing bytes: [UInt8]) throws {
    var rest = bytes[...]
    func line() throws -> ArraySlice<UInt8> {
      guard let end = rest.firstIndex(of: 0x0A) else { throw NoteFailure("a proof ends with a checkpoint") }
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    guard try line().elementsEqual(Self.header.utf8) else { throw NoteFailure("a proof begins with \(Self.header)") }
    guard let entry = Base64.bytes(try Self.value("extra", try line())) else {
      throw NoteFailure("its entry is not Base64")
    }
    guard let index = ExactSize.number(try Self.value("index", try line())) else {
      throw NoteFailure("its index is not a number")
    }
    var hashes: [Digest] = []
    while case let text = try line(), !text.isEmpty {
      guard let hash = Base64.bytes(text).flatMap({ Digest(bytes: $0) }), hashes.count < 64 else {
        throw NoteFailure("a hash is not 32 bytes in Base64")
      }
      hashes.append(hash)
    }
    self.init(entry: entry, index: index, hashes: hashes, note: try SignedNote(parsing: Array(rest)))
  }

  private static func value(_ key: String, _ line: ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
    let prefix = Array((key + " ").utf8)
    guard line.starts(with: prefix) else { throw NoteFailure("a proof has a line \"\(key)\"") }
    return line.dropFirst(prefix.count)
  }

  /// The text form.
  public var bytes: [UInt8] {
    var lines = [Self.header, "extra \(Base64.text(entry))", "index \(index)"]
    lines += hashes.map { Base64.text($0.bytes) }
    return Array((lines.joined(separator: "\n") + "\n\n").utf8) + note.bytes
  }

  /// What is wrong with the proof under a key, or nil when it holds.
  public func fault(under key: VerifierKey) -> String? {
    guard note.verdict(on: key) == .signed else { return "the checkpoint is not signed by the key" }
    do {
      let checkpoint = try Checkpoint(parsing: note.text)
      let proof = InclusionProof(index: index, size: checkpoint.size, hashes: hashes)
      guard checkpoint.origin.utf8.elementsEqual(key.name.utf8) else { return "the checkpoint is of another ledger" }
      return proof.isValid(leaf: MerkleHash.leaf(entry), root: checkpoint.root)
        ? nil : "the hashes do not lead from the entry to the checkpoint's root"
    } catch {
      return "\(error)"
    }
  }
}
