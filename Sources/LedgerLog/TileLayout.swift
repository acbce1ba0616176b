public import LedgerTypes

/// The tree of a log as tiles (C2SP tlog-tiles): 256 hashes a tile, each level's hashes the roots of the full tiles
/// below it.
///
/// Leaves come one after the other; each tile is handed out when it is full, and the unfinished ones at the end.
public struct TileLayout {
  /// The hashes of a full tile.
  public static let width = 256

  /// A tile: its path below the log's folder, and its hashes.
  public struct Tile: Hashable, Sendable {
    /// `tile/0/x001/234`, with `.p/17` behind it when it is not full.
    public let path: String
    /// At most 256.
    public let hashes: [Digest]
  }

  private var levels: [(count: Int, hashes: [Digest])] = []

  /// A log without leaves.
  public init() {}

  /// Adds a leaf, and gives the tiles that are full with it, lowest first.
  public mutating func append(_ leaf: Digest) -> [Tile] {
    var full: [Tile] = []
    var hash = leaf
    for level in 0... {
      if level == levels.count { levels.append((0, [])) }
      levels[level].hashes.append(hash)
      guard levels[level].hashes.count == Self.width else { break }
      full.append(tile(level))
      var range = CompactRange()
      for hash in levels[level].hashes { range.append(hash) }
      hash = range.root
      levels[level] = (levels[level].count + 1, [])
    }
    return full
  }

  /// The tiles that are not full.
  public var rest: [Tile] { levels.indices.filter { !levels[$0].hashes.isEmpty }.map(tile) }

  private func tile(_ level: Int) -> Tile {
    let (number, hashes) = levels[level]
    return Tile(path: "tile/\(level)/\(Self.path(number, width: hashes.count))", hashes: hashes)
  }

  /// The path of tile `number` in its level: groups of three digits, all but the last with an `x`.
  public static func path(_ number: Int, width: Int) -> String {
    var groups: [String] = []
    var rest = number
    repeat {
      let group = String(rest % 1_000)
      groups.insert(String(repeating: "0", count: 3 - group.count) + group, at: 0)
      rest /= 1_000
    } while rest > 0
    let path = groups.dropLast().map { "x" + $0 } + groups.suffix(1)
    return path.joined(separator: "/") + (width < Self.width ? ".p/\(width)" : "")
  }
}
