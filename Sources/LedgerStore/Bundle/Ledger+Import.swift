import Glibc
import LedgerDigest
import LedgerLog
public import LedgerTypes

extension Ledger {
  /// Makes a ledger from a bundle, with the same entries, root and checkpoints, and checks all of it before the file
  /// gets its name.
  ///
  /// - Parameter now: the time that no entry should lie after.
  /// - Throws: `LedgerError.exists` when there is a file; `.damagedBundle` when something in the bundle is not as the
  ///   entries or the checkpoints say.
  public static func create(
    at path: String, fromBundle folder: String, now: Timestamp, rules: OpeningRules = OpeningRules()
  )
    throws -> Verification
  {
    guard try PathGate.place(at: path) == .nothing else { throw LedgerError.exists(path: path) }
    try PathGate.checkFileSystem(of: path, rules)
    let reader = BundleReader(folder: folder)
    var lines = try reader.lines("entries.jsonl")
    guard let first = try lines.next(), case .genesis(let genesis) = try reader.entry(first, 0) else {
      throw LedgerError.damagedBundle(path: folder, reason: "entries.jsonl does not begin with a genesis")
    }
    var result: Verification?
    try NewFile.make(path, nonce: "\(getpid())") { db in
      try NewFile.fill(db, genesis: genesis, path: path)
      var replay = try BundleReplay(db, reader, path: path)
      var seq = 1
      while let line = try lines.next() {
        try replay.append(try reader.entry(line, seq))
        seq += 1
      }
      try replay.finish()
    } check: { file in
      let found = try verify(file, now: now)
      if let finding = found.findings.first { throw LedgerError.damagedBundle(path: folder, reason: "\(finding)") }
      result = found
    }
    guard let result else { preconditionFailure("a new file is checked before it gets its name") }
    return result
  }
}

/// Reads the files of a bundle, whose names all follow from its entries.
private struct BundleReader {
  /// The longest document, as for `ledger extract`.
  static let maximumBlob = DocumentCheck.maximumBytes
  let folder: String

  func lines(_ name: String) throws -> LineFile { LineFile(file: try SystemFile(reading: "\(folder)/\(name)")) }

  func entry(_ line: [UInt8], _ seq: Int) throws -> Entry {
    do {
      return try Entry(body: line)
    } catch {
      throw LedgerError.damagedBundle(path: folder, reason: "entry \(seq): \(error)")
    }
  }

  /// The bytes of a digest; nil when there is no such file.
  func blob(_ digest: Digest, in names: [String]) throws -> [UInt8] {
    for name in names {
      let path = "\(folder)/\(name)/\(digest)"
      guard try PathGate.place(at: path) == .regularFile else { continue }
      let bytes = try SystemFile(reading: path).contents(limit: Self.maximumBlob)
      guard SHA256.digest(bytes) == digest else {
        throw LedgerError.damagedBundle(path: path, reason: "its bytes have another SHA-256 than its name")
      }
      return bytes
    }
    throw LedgerError.damagedBundle(
      path: folder, reason: "there is no file \(names.joined(separator: " or "))/\(digest)")
  }
}

/// The lines of a file, one after the other.
private struct LineFile: ~Copyable {
  private let file: SystemFile
  private var rest: [UInt8] = []
  private var position = 0

  init(file: consuming SystemFile) { self.file = file }

  /// The next line without its end; nil after the last.
  mutating func next() throws -> [UInt8]? {
    while true {
      if let end = rest[position...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return Array(rest[position..<end])
      }
      guard rest.count - position <= CanonicalReader.maximumBytes else {
        throw LedgerError.damagedBundle(path: file.path, reason: "a line is longer than an entry can be")
      }
      let block = try file.read(upTo: 1 << 18)
      guard !block.isEmpty else {
        guard position == rest.count else {
          throw LedgerError.damagedBundle(path: file.path, reason: "its last line has no end")
        }
        return nil
      }
      rest = Array(rest[position...]) + block
      position = 0
    }
  }
}

/// Appends the entries of a bundle as they are.
private struct BundleReplay {
  private let db: Database
  private let reader: BundleReader
  private var writer: LogWriter
  private var texts: [Int: Digest] = [:]
  private var lastText: Int?

  init(_ db: Database, _ reader: BundleReader, path: String) throws {
    self.db = db
    self.reader = reader
    writer = try LogWriter(db, memory: nil, path: path)
  }

  mutating func append(_ entry: Entry) throws {
    switch entry {
    case .document(let document):
      writer.memory.projection.raw = try reader.blob(document.digest, in: ["documents"])
    case .text(let text):
      texts[writer.next] = text.digest
      try use(writer.next)
    case .extraction(let extraction):
      try use(extraction.text)
    default: break
    }
    do {
      _ = try writer.append(entry)
    } catch let failure as EntryFailure {
      throw LedgerError.damagedBundle(path: reader.folder, reason: "entry \(writer.next): \(failure)")
    }
  }

  private mutating func use(_ text: Int) throws {
    guard lastText != text, let digest = texts[text] else { return }
    writer.memory.projection.use(text: try reader.blob(digest, in: ["texts", "documents"]))
    lastText = text
  }

  /// Ends the log, and enters the checkpoints.
  mutating func finish() throws {
    try writer.finish()
    let keys = try StoredKey.all(in: db)
    for name in try FolderListing.names(in: "\(reader.folder)/checkpoints") {
      let path = "\(reader.folder)/checkpoints/\(name)"
      let bytes = try SystemFile(reading: path).contents(limit: SignedNote.maximumBytes)
      let note = try SignedNote(parsing: bytes)
      // Where a new key followed an old one, both signed, and each has the note.
      let signers = keys.filter { note.verdict(on: $0.key) == .signed }
      guard !signers.isEmpty else {
        throw LedgerError.damagedBundle(path: path, reason: "not signed by a key that the log names")
      }
      try StoredCheckpoint.enter(
        note, of: try Checkpoint(parsing: note.text).size, signedBy: signers.map(\.seq), into: db)
    }
  }
}
