import CHeap
import Glibc
import LedgerDigest
import LedgerDocuments
import LedgerExtraction
import LedgerLog
import LedgerTypes

@testable import LedgerStore

/// Notes, checkpoints, proofs and keys: what is read is written again in the same bytes.
enum NoteTarget {
  static func run(_ bytes: [UInt8]) {
    if let note = try? SignedNote(parsing: bytes) {
      require(note.bytes == bytes, "a note is not written as it was read")
      if let checkpoint = try? Checkpoint(parsing: note.text) {
        require(checkpoint.size >= 0, "a checkpoint of a negative size")
      }
    }
    if let proof = try? LogProof(parsing: bytes) {
      require(proof.bytes == bytes, "a proof is not written as it was read")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if let key = try? VerifierKey(parsing: text) {
      require(key.description.utf8.elementsEqual(text.utf8), "a key is not written as it was read")
    }
    _ = try? SigningKey(parsing: text)
  }
}

/// Entries of the log: there is one way to write each.
enum EntryTarget {
  static func run(_ bytes: [UInt8]) {
    guard let entry = try? Entry(body: bytes) else { return }
    var writer = CanonicalWriter()
    entry.encode(into: &writer)
    require(writer.bytes == bytes, "an entry is not written as it was read")
  }
}

/// A ledger file in which the input changes bytes: groups of four bytes, three for the place, one for the value. Places
/// above the middle of what three bytes can say are among the bytes that the file uses; three bytes at the end cut it.
/// The first byte says whether the file is read or, in one of four cases, since that takes longer, verified.
enum LedgerTarget {
  static func run(_ bytes: [UInt8]) {
    let good = Self.good
    var file = good.bytes
    var rest = bytes.dropFirst()
    while rest.count >= 4 {
      let place = number(rest)
      let isUsed = place >= 1 << 23
      file[isUsed ? good.used[(place - 1 << 23) % good.used.count] : place % file.count] = rest[rest.startIndex + 3]
      rest = rest.dropFirst(4)
    }
    if rest.count == 3 { file.removeLast(number(rest) % file.count) }
    write(file)
    let isChanged = file != good.bytes
    if (bytes.first ?? 0) & 3 == 3 { verify(isChanged: isChanged) } else { read(isChanged: isChanged) }
  }

  /// The first three bytes as a number.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.prefix(3).reduce(0) { $0 << 8 | Int($1) } }

  private static let time = Timestamp(rfc3339: "2024-01-02T03:04:05Z") ?? { fatalError("a time") }()
  private static let path = "/dev/shm/ledger-fuzz-\(getpid()).ledger"

  /// A ledger with one document, and the places of its bytes that are not zero.
  private static let good: (bytes: [UInt8], used: [Int]) = {
    require(fuzz_sqlite_heap() == 0, "SQLite is used already")
    do {
      unlink(path)
      let ledger = try Ledger.create(
        at: path, origin: "fuzz", nonce: "0123456789abcdef", statement: Statement(by: "fuzz/1 auto", recorded: time))
      let text = Array("Title\n\nReuters said 12 people were killed in Gaza on 1 January, 3 of them children.".utf8)
      let document = try DocumentReader().document(plainText: text, origin: DocumentOrigin(path: "a.txt"))
      var extractor = Extractor(registry: TextTarget.registry)
      var recorded = RecordedDocument(
        raw: document.raw, rawDigest: document.rawDigest, text: document.text, textDigest: document.textDigest,
        textMaker: "plain/1", media: "text/plain", recorded: time)
      recorded.extraction = extractor.extraction(of: document.text.span, context: document.context)
      recorded.claimIDs = ClaimID.ids(of: recorded.extraction.claims, textDigest: document.textDigest)
      let run = RunDescription(
        program: "fuzz/1", ruleSet: "1", registryDigest: SHA256.digest(Array("r".utf8)), recorded: time)
      let registry = TextTarget.registry
      let outcome = try ledger.startRun(run, sources: registry.sources, epochs: registry.epochs).append([recorded])
      guard case .recorded = outcome[0] else { fatalError("\(outcome)") }
      try ledger.queue.close()
      let bytes = try SystemFile(reading: path).contents(limit: 64 << 20)
      return (bytes, bytes.indices.filter { bytes[$0] != 0 })
    } catch {
      fatalError("\(error)")
    }
  }()

  private static func write(_ bytes: [UInt8]) {
    unlink(path)
    unlink(path + "-journal")
    do {
      try SystemFile(creating: path, permissions: 0o600).write(bytes)
    } catch {
      fatalError("\(error)")
    }
  }

  /// Reads what there is; errors are what a changed file may give, crashes and hangs are not.
  private static func read(isChanged: Bool) {
    do {
      let ledger = try Ledger.open(path, for: .reading)
      try ledger.read { snapshot in
        _ = try snapshot.head()
        _ = try snapshot.statedSources()
        _ = try snapshot.documents()
      }
    } catch {
      require(isChanged, "a good ledger is refused: \(error)")
    }
  }

  /// What is wrong is a finding, or an error.
  private static func verify(isChanged: Bool) {
    do {
      let result = try Ledger.verify(path, now: time)
      require(isChanged || result.isConsistent, "a good ledger does not verify")
    } catch {
      require(isChanged, "a good ledger cannot be verified: \(error)")
    }
  }
}
