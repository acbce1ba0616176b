/// The guide through a word's rows where they fill many pages: which row is the first on each page.
///
/// FTS5 writes one so that a search may skip pages (SQLite's fts5_index.c, "Segment doclist indexes"). It is made here
/// from the pages that were read, to be compared with the one that is stored.
struct SearchGuide {
  /// A block of a guide; those of height 0 name pages, those above name blocks.
  struct Block {
    let height: Int
    let page: Int
    let bytes: [UInt8]
  }

  private struct Level {
    var page = 0
    var bytes: [UInt8] = []
    var firstRow = 0
    var lastRow = 0
  }

  /// FTS5's size of a block, unless it is set to another.
  private static let blockSize = 4050
  /// A guide is written when this many pages follow each other on which no word begins.
  private static let leastPages = 4

  private var levels = [Level()]
  private var full: [Block] = []
  private var pagesWithoutWord = 0

  /// A word begins on a page.
  mutating func startWord(on page: Int) { levels[0].page = page }

  /// A page begins, before any word, with a row of the last word.
  mutating func add(row: Int, on page: Int) {
    var height = 0
    while true {
      let isFull = levels[height].bytes.count >= Self.blockSize
      if isFull { close(height) }
      if levels[height].bytes.isEmpty {
        levels[height].bytes.append(isFull ? 1 : 0)
        SearchBytes.append(height == 0 ? page : levels[height - 1].page, to: &levels[height].bytes)
        SearchBytes.append(row, to: &levels[height].bytes)
        levels[height].firstRow = row
      } else {
        SearchBytes.append(row - levels[height].lastRow, to: &levels[height].bytes)
      }
      levels[height].lastRow = row
      guard isFull else { return }
      height += 1
    }
  }

  /// Puts a full block away, and makes sure that there is a level above which names it.
  private mutating func close(_ height: Int) {
    levels[height].bytes[0] = 1
    let block = Block(height: height, page: levels[height].page, bytes: levels[height].bytes)
    full.append(block)
    if levels.count == height + 1 { levels.append(Level()) }
    if levels[height + 1].bytes.isEmpty {
      let first = levels[height].firstRow
      levels[height + 1] = Level(page: block.page, bytes: [0], firstRow: first, lastRow: first)
      SearchBytes.append(block.page, to: &levels[height + 1].bytes)
      SearchBytes.append(first, to: &levels[height + 1].bytes)
    }
    levels[height].bytes = []
    levels[height].page += 1
  }

  /// A page ends on which no word began.
  mutating func endPageWithoutWord(hasRow: Bool) {
    if !hasRow, !levels[0].bytes.isEmpty { levels[0].bytes.append(0) }
    pagesWithoutWord += 1
  }

  /// The blocks of the guide, none when the rows fill few pages; then a new one may begin.
  mutating func finish() -> [Block] {
    let isNeeded = !levels[0].bytes.isEmpty && pagesWithoutWord >= Self.leastPages
    var blocks = full
    for (height, level) in levels.enumerated() where !level.bytes.isEmpty {
      blocks.append(Block(height: height, page: level.page, bytes: level.bytes))
    }
    full = []
    for height in levels.indices { levels[height].bytes = [] }
    pagesWithoutWord = 0
    return isNeeded ? blocks : []
  }
}
