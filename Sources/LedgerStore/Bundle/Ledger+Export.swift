import LedgerDigest
import LedgerLog
import LedgerTypes

/// What a bundle holds.
public struct BundleSummary: Hashable, Sendable {
  /// How many entries.
  public let entries: Int
  /// How many of them the newest checkpoint covers; nil without a checkpoint.
  public let sealed: Int?
  /// How many documents.
  public let documents: Int
}

extension Ledger {
  /// Writes a folder from which strangers can check the ledger, and from which it can be made again: entries,
  /// documents, signed checkpoints, the tree in tiles, and a page that says how.
  ///
  /// The folder's layout is in its `VERIFY.txt`; the same ledger gives the same bytes.
  ///
  /// - Throws: `LedgerError.exists` when the name is taken.
  public func export(bundle path: String) throws -> BundleSummary {
    try translating(path: self.path, doing: "exporting") {
      try queue.read { db in
        var writer = BundleWriter(db: db, folder: try BundleFolder.begin(path))
        return try writer.run()
      }
    }
  }
}

/// Writes one state of a ledger into a folder.
private struct BundleWriter: ~Copyable {
  let db: Database
  var folder: BundleFolder

  mutating func run() throws -> BundleSummary {
    let checkpoints = try StoredCheckpoint.all(in: db)
    for row in checkpoints { try folder.add("checkpoints/\(row.size)-\(row.key)", row.note.bytes) }
    if let newest = checkpoints.last { try folder.add("checkpoint", newest.note.bytes) }
    let entries = try writeEntries(sealed: checkpoints.last?.size)
    let documents = try writeBlobs()
    try folder.add("VERIFY.txt", PackageResources.VERIFY_txt)
    try folder.finish()
    return BundleSummary(entries: entries, sealed: checkpoints.last?.size, documents: documents)
  }

  /// All entries as lines; the signed ones also as tiles.
  private mutating func writeEntries(sealed: Int?) throws -> Int {
    let file = try folder.open("entries.jsonl")
    var stream = SHA256Stream()
    var tiles = TileLayout()
    var bundle: [UInt8] = []
    var count = 0
    let statement = try RawStatement(db, "SELECT body FROM entry ORDER BY seq")
    while try statement.step() {
      let body = statement.bytes(0)
      let line = body + [0x0A]
      try file.write(line)
      stream.add(line.span)
      if count < sealed ?? .max {
        bundle += [UInt8(body.count >> 8), UInt8(body.count & 255)] + body
        for tile in tiles.append(MerkleHash.leaf(body)) { try add(tile, &bundle) }
      }
      count += 1
    }
    for tile in tiles.rest { try add(tile, &bundle) }
    folder.note("entries.jsonl", stream.digest())
    return count
  }

  /// A tile, and with one of leaves the entries that it is of.
  private mutating func add(_ tile: TileLayout.Tile, _ entries: inout [UInt8]) throws {
    try folder.add(tile.path, tile.hashes.flatMap(\.bytes))
    let leaves = "tile/0/"
    guard tile.path.hasPrefix(leaves) else { return }
    try folder.add("tile/entries/" + tile.path.dropFirst(leaves.count), entries)
    entries.removeAll(keepingCapacity: true)
  }

  /// Each document's bytes once, and each text that differs from its document's bytes once.
  private mutating func writeBlobs() throws -> Int {
    let documents = try RawStatement(
      db, "SELECT body FROM document JOIN document_bytes ON document = seq ORDER BY seq")
    var count = 0
    while try documents.step() {
      count += 1
      let bytes = documents.bytes(0)
      try folder.add("documents/\(SHA256.digest(bytes))", bytes)
    }
    let texts = try RawStatement(db, "SELECT body FROM text WHERE body IS NOT NULL ORDER BY seq")
    var written: Set<Digest> = []
    while try texts.step() {
      let bytes = texts.bytes(0)
      let digest = SHA256.digest(bytes)
      if written.insert(digest).inserted { try folder.add("texts/\(digest)", bytes) }
    }
    return count
  }
}
