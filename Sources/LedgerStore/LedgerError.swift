/// Why the ledger file could not be opened, read or written.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no file at the path.
  case notFound(path: String)
  /// The path cannot name a ledger: a folder, a pipe, a link, a `file:` address, a NUL byte …
  case unusablePath(path: String, reason: String)
  /// A new ledger was to be made where a file is already.
  case exists(path: String)
  /// The file is not a ledger; it is never written to.
  case notALedger(path: String, reason: String)
  /// A newer version of the program made the file.
  case newer(path: String, layout: Int)
  /// The file uses SQLite's write-ahead log, which this program does not.
  case writeAheadLog(path: String)
  /// SQLite does not keep a setting that the ledger's safety rests on.
  case setting(path: String, name: String, wanted: String, found: String)
  /// A write was interrupted, and was not rolled back yet.
  case interruptedWrite(path: String)
  /// Another program held the ledger for the whole waiting time.
  case busy(path: String, holder: LockHolder?)
  /// The ledger lies on a file system whose locks and syncs cannot be relied on.
  case onNetwork(path: String, fileSystem: String)
  /// The ledger cannot be written to: a read-only file or file system.
  case readOnly(path: String)
  /// The disk or the file-size limit is full.
  case full(path: String)
  /// The file's content contradicts itself.
  case damaged(path: String, reason: String)
  /// SQLite or the system failed in another way.
  case failed(path: String, doing: String, reason: String)
  /// A report's SQL is wrong, or would change the ledger.
  case query(reason: String)
  /// No claim in the ledger has this id, or prefix of an id.
  case unknownClaim(String)
  /// Several claims begin with these digits.
  case ambiguousClaim(String, matches: [String])
  /// No source has this id, name or alias.
  case unknownSource(String)
  /// A file of a bundle is not what the others say.
  case damagedBundle(path: String, reason: String)
  /// The ledger has fewer entries than were signed before: it is an older copy, or its end was cut off.
  case behind(path: String, size: Int, signed: Int)
  /// The ledger's entries are not those that were signed before.
  case forked(path: String, signed: Int)
  /// What a person wants to state cannot be stated.
  case refused(reason: String)

  /// One sentence for a person that says what to do.
  public var description: String {
    switch self {
    case .notFound(let path): "\(path): there is no such file; `ledger extract` makes a new ledger"
    case .unusablePath(let path, let reason): "\(path): not a place for a ledger: \(reason)"
    case .exists(let path): "\(path): exists already; give another name"
    case .notALedger(let path, let reason): "\(path): not a ledger (\(reason)); it was left as it is"
    case .newer(let path, let layout):
      "\(path): made by a newer version of this program (layout \(layout)); use that version"
    case .writeAheadLog(let path):
      "\(path): in SQLite's write-ahead-log mode, so another program changed it; restore a copy"
    case .setting(let path, let name, let wanted, let found):
      "\(path): SQLite keeps \(name) at \(found) where \(wanted) is needed for safe writing; nothing was written"
    case .interruptedWrite(let path):
      "\(path): a write was interrupted; the next command that writes to the ledger takes it back"
    case .busy(let path, let holder):
      "\(path): \(holder?.description ?? "another program") holds it; try again when that is done, or wait longer "
        + "with --wait"
    case .onNetwork(let path, let fileSystem):
      "\(path): on a file system (\(fileSystem)) whose locks and syncs may not hold; use a local disk, or "
        + "--allow-network-fs when nobody else writes to it"
    case .readOnly(let path): "\(path): cannot be written to; check the permissions of the file and its folder"
    case .full(let path): "\(path): the disk is full, or a file-size limit is reached; nothing more was recorded"
    case .damaged(let path, let reason): "\(path): damaged: \(reason); run `ledger verify` and restore a copy"
    case .failed(let path, let doing, let reason): "\(path): \(doing) failed: \(reason)"
    case .query(let reason): "the query cannot be used: \(reason)"
    case .unknownClaim(let id): "no claim has the id \(id); `ledger report claims` lists the ids"
    case .ambiguousClaim(let prefix, let matches):
      "\(prefix) begins several claims: \(matches.joined(separator: ", ")); give more digits"
    case .unknownSource(let name): "no source is called \(name); `ledger sources` lists them"
    case .damagedBundle(let path, let reason): "\(path): not as it was exported: \(reason); nothing was imported"
    case .behind(let path, let size, let signed):
      "\(path): has \(size) entries, but \(signed) were signed before; this is an older copy, or its end was cut off"
    case .forked(let path, let signed):
      "\(path): its first \(signed) entries are not those that were signed before; nothing was signed"
    case .refused(let reason): reason
    }
  }
}
