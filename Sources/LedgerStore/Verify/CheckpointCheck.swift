import LedgerLog
import LedgerTypes

/// Compares signed checkpoints, in the ledger and kept elsewhere, with the log.
struct CheckpointCheck {
  let db: Database
  let anchors: VerificationAnchors
  let list: FindingList
  /// How many of the first entries something that was given vouches for.
  private(set) var anchored: Int?
  /// The size of the newest good checkpoint in the ledger.
  private(set) var sealed: Int?

  init(db: Database, anchors: VerificationAnchors, list: FindingList) {
    self.db = db
    self.anchors = anchors
    self.list = list
  }

  /// The sizes whose roots are needed.
  func sizes() throws -> Set<Int> {
    var sizes: Set<Int> = []
    let statement = try RawStatement(db, "SELECT size FROM checkpoint")
    while try statement.step() { sizes.insert(statement.integer(0)) }
    for kept in anchors.checkpoints {
      do {
        sizes.insert(try Checkpoint(parsing: try SignedNote(parsing: kept.bytes).text).size)
      } catch is NoteFailure {
        continue  // `run` tells of it
      }
    }
    return sizes
  }

  mutating func run(origin: String, size: Int, roots: [Int: Digest]) throws {
    let log = Log(origin: origin, size: size, roots: roots)
    var keys: [Int: VerifierKey] = [:]
    let stated = try RawStatement(db, "SELECT seq, vkey FROM signing_key")
    while try stated.step() {
      list.look(.key)
      do {
        keys[stated.integer(0)] = try VerifierKey(parsing: stated.string(1))
      } catch let failure as NoteFailure {
        list.add(.key, "signing_key \(stated.integer(0))", failure.reason)
      }
    }
    list.look(.key, anchors.keys.count)
    let rows = try RawStatement(db, "SELECT size, signing_key, note FROM checkpoint ORDER BY size, signing_key")
    while try rows.step() {
      list.look(.checkpoint)
      let place = "checkpoint \(rows.integer(0))"
      let (number, key) = (rows.integer(0), keys[rows.integer(1)])
      guard let note = read(rows.bytes(2), .checkpoint, place, log) else { continue }
      if note.checkpoint.size != number { list.add(.checkpoint, place, "it is of size \(note.checkpoint.size)") }
      if key.map({ note.note.verdict(on: $0) }) != .signed {
        list.add(.checkpoint, place, "it is not signed by the key that the log names")
      } else if isTrusted(note.note, by: [], .checkpoint, place) {
        sealed = max(sealed ?? 0, note.checkpoint.size)
        if !anchors.keys.isEmpty { anchored = max(anchored ?? 0, note.checkpoint.size) }
      }
    }
    list.look(.unsealed, size - (sealed ?? 0))
    for kept in anchors.checkpoints {
      list.look(.rollback)
      guard let note = read(kept.bytes, .rollback, kept.name, log) else { continue }
      if isTrusted(note.note, by: Array(keys.values), .rollback, kept.name) {
        anchored = max(anchored ?? 0, note.checkpoint.size)
      }
    }
  }

  /// The log that checkpoints are compared with.
  private struct Log {
    let origin: String
    let size: Int
    let roots: [Int: Digest]
  }

  /// Whether one of the given keys signed; when none was given, one of `stated`, if there are any.
  private func isTrusted(
    _ note: SignedNote, by stated: [VerifierKey], _ check: CheckName, _ place: String
  ) -> Bool {
    let keys = anchors.keys.isEmpty ? stated : anchors.keys
    guard !keys.isEmpty, !keys.contains(where: { note.verdict(on: $0) == .signed }) else { return true }
    let whose = anchors.keys.isEmpty ? "a key that the log names" : "the key that was given"
    list.add(check, place, "it is not signed by \(whose)")
    return false
  }

  /// A note of the log as it is; nil, with a finding, for anything else.
  private func read(
    _ bytes: [UInt8], _ check: CheckName, _ place: String, _ log: Log
  ) -> (note: SignedNote, checkpoint: Checkpoint)? {
    do {
      let note = try SignedNote(parsing: bytes)
      let checkpoint = try Checkpoint(parsing: note.text)
      guard checkpoint.origin.utf8.elementsEqual(log.origin.utf8) else {
        list.add(check, place, "it is of another ledger, \(checkpoint.origin)")
        return nil
      }
      guard checkpoint.size <= log.size else {
        list.add(
          check, place,
          "\(checkpoint.size) entries were signed and \(log.size) are here: an older copy, or the end was cut off")
        return nil
      }
      guard checkpoint.size > 0 else {
        list.add(check, place, "it is of an empty log, which shows nothing")
        return nil
      }
      guard log.roots[checkpoint.size] == checkpoint.root else {
        list.add(check, place, "the first \(checkpoint.size) entries are not those that were signed")
        return nil
      }
      return (note, checkpoint)
    } catch {
      list.add(check, place, "not a signed checkpoint: \(error)")
      return nil
    }
  }
}
