import CGuard

/// Reads the pages of a search index as FTS5 keeps them in `…_data` and `…_idx` (SQLite's fts5_index.c, "Details").
///
/// Whatever FTS5 leaves open, such as which words share a page, is taken as it is. Everything else must be as it has to
/// be, byte for byte: no part of the tables may differ without being noticed. In a ledger nothing is taken out of an
/// index, and segments are merged whole, so that no row is marked as deleted and no merge is under way.
struct SearchPages {
  /// Takes a row of a word, and whether it is the word's first: then all rows of the word before came earlier.
  typealias Found = (_ word: [UInt8], _ isFirst: Bool, _ row: Int, _ offsets: ArraySlice<UInt8>) throws -> Void

  private let name: String
  private let pages: RawStatement
  private let splits: RawStatement
  private let found: Found

  private var segment = 0
  /// The word whose rows are read, which follows those before it in the segment.
  private var word: [UInt8] = []
  private var isFirstRow = false
  /// Whether the word has not been given yet.
  private var isNewWord = false
  private var row = 0
  /// Where the word stands in the row, and how many bytes of that the next page has.
  private var offsets: ArraySlice<UInt8> = []
  private var missing = 0
  /// The newest page on which a word begins, and what parts that word from those before it.
  private var split: (page: Int, word: ArraySlice<UInt8>) = (1, [])
  private var guide = SearchGuide()
  private var guides: [SearchGuide.Block] = []

  /// Reads all of an index, and gives each word's rows in ascending order within a segment.
  ///
  /// - Throws: `SearchFault`, `DatabaseError`.
  static func read(_ name: String, _ db: Database, found: Found) throws {
    try withoutActuallyEscaping(found) { found in
      var reader = SearchPages(
        name: name,
        pages: try RawStatement(db, "SELECT id, block FROM \(name)_data WHERE id NOT IN (1, 10) ORDER BY id"),
        splits: try RawStatement(db, "SELECT segid, term, pgno FROM \(name)_idx ORDER BY segid, term"), found: found)
      try reader.read(try structure(of: name, db))
    }
  }

  private init(name: String, pages: RawStatement, splits: RawStatement, found: @escaping Found) {
    self.name = name
    self.pages = pages
    self.splits = splits
    self.found = found
  }

  /// The numbers of the segments, ascending, with the number of their pages.
  private static func structure(of name: String, _ db: Database) throws -> [(id: Int, pages: Int)] {
    let fault = SearchFault(place: "\(name)_data 10", reason: "it is not the structure of an index")
    let statement = try RawStatement(db, "SELECT block FROM \(name)_data WHERE id = 10")
    guard try statement.step(), statement.type(0) == SQLITE_BLOB else { throw fault }
    var block = SearchBytes(statement.bytes(0))
    var segments: [(id: Int, pages: Int)] = []
    do {
      // The settings were changed once, when the ledger was made, and nothing counts writes to plan merges.
      let settings = (try block.short(), try block.short())
      let (levels, count, writes) = (try block.number(), try block.number(), try block.number())
      guard settings == (0, 1), writes == 0 else { throw fault }
      for _ in 0..<min(levels, 64) {
        let (merging, members) = (try block.number(), try block.number())
        guard merging == 0, members <= count - segments.count else { throw fault }
        for _ in 0..<members {
          let (id, first, last) = (try block.number(), try block.number(), try block.number())
          guard 1...0xFFFF ~= id, first == 1, 1...0x7FFF_FFFF ~= last else { throw fault }
          segments.append((id, last))
        }
      }
      guard levels <= 64, segments.count == count, block.isAtEnd else { throw fault }
    } catch is SearchBytes.Malformed {
      throw fault
    }
    return segments.sorted { $0.id < $1.id }
  }

  private mutating func read(_ segments: [(id: Int, pages: Int)]) throws {
    for (id, count) in segments {
      (segment, word, isFirstRow, missing, split, guides) = (id, [], false, 0, (1, []), [])
      for page in 1...count {
        let block = try block(number(page: page))
        do {
          try read(block, page)
        } catch is SearchBytes.Malformed {
          throw fault(number(page: page), "it is no page of an index")
        }
      }
      guard missing == 0, !isFirstRow else { throw fault(number(page: count), "the page after it is missing") }
      try closeSplit()
      for wanted in guides.sorted(by: { ($0.height, $0.page) < ($1.height, $1.page) }) {
        let id = number(page: wanted.page) + (32 + wanted.height) << 31
        guard try block(id) == wanted.bytes else { throw fault(id, "it does not lead to the rows of its word") }
      }
    }
    if try pages.step() { throw fault(pages.integer(0), "it belongs to nothing") }
    if try splits.step() {
      throw SearchFault(place: "\(name)_idx \(splits.integer(0))", reason: "a row belongs to nothing")
    }
  }

  private func number(page: Int) -> Int { segment << 37 + page }

  private func fault(_ id: Int, _ reason: String) -> SearchFault {
    SearchFault(place: "\(name)_data \(id)", reason: reason)
  }

  /// The next block of the table, which must have this number.
  private func block(_ id: Int) throws -> [UInt8] {
    guard try pages.step(), pages.integer(0) == id, pages.type(1) == SQLITE_BLOB else {
      throw fault(id, "it is missing")
    }
    return pages.bytes(1)
  }

  // MARK: A page

  private mutating func read(_ bytes: [UInt8], _ number: Int) throws {
    var page = SearchBytes(bytes)
    let (firstRow, end) = (try page.short(), try page.short())
    guard 4 < end, end <= bytes.count else { throw SearchBytes.Malformed() }
    var starts = try Self.wordStarts(SearchBytes(bytes, from: end))[...]
    var rowBeforeWord = 0
    let rest = min(missing, (starts.first ?? end) - page.offset)
    offsets += try page.take(rest, before: end)
    missing -= rest
    guard missing == 0 || page.offset == end else { throw SearchBytes.Malformed() }
    if rest > 0 { try give() }
    var hasWord = false
    while page.offset < end {
      if page.offset == starts.first {
        starts.removeFirst()
        try readWord(&page, end, isFirst: !hasWord, number)
        hasWord = true
      } else {
        let isFirst = !hasWord && rowBeforeWord == 0
        if isFirst { rowBeforeWord = page.offset }
        try readRow(&page, min(end, starts.first ?? end), isAbsolute: isFirst)
        if isFirst { guide.add(row: row, on: number) }
      }
    }
    guard starts.isEmpty, rowBeforeWord == firstRow else { throw SearchBytes.Malformed() }
    if !hasWord { guide.endPageWithoutWord(hasRow: rowBeforeWord > 0) }
  }

  /// Where words begin, as the end of a page says.
  private static func wordStarts(_ bytes: SearchBytes) throws(SearchBytes.Malformed) -> [Int] {
    var (bytes, starts) = (bytes, [Int]())
    while !bytes.isAtEnd {
      let step = try bytes.number()
      guard step > 0, step <= 0xFFFF else { throw SearchBytes.Malformed() }
      starts.append((starts.last ?? 0) + step)
    }
    return starts
  }

  private mutating func readWord(_ page: inout SearchBytes, _ end: Int, isFirst: Bool, _ number: Int) throws {
    guard missing == 0, !isFirstRow else { throw SearchBytes.Malformed() }
    let kept = isFirst ? 0 : try page.number()
    let count = try page.number()
    guard kept <= word.count else { throw SearchBytes.Malformed() }
    let next = word[..<kept] + (try page.take(count, before: end))
    guard word.lexicographicallyPrecedes(next) else { throw SearchBytes.Malformed() }
    if isFirst, number > 1 {
      try closeSplit()
      let shared = zip(word, next).prefix { $0 == $1 }.count
      split = (number, next.prefix(shared + 1))
    }
    guide.startWord(on: number)
    (word, isFirstRow, isNewWord) = (Array(next), true, true)
  }

  private mutating func readRow(_ page: inout SearchBytes, _ end: Int, isAbsolute: Bool) throws {
    let step = try page.number()
    let isNext = isAbsolute || isFirstRow ? step > (isFirstRow ? -1 : row) : step > 0
    guard missing == 0, !word.isEmpty, isNext else { throw SearchBytes.Malformed() }
    let (next, overflows) = row.addingReportingOverflow(step)
    guard isAbsolute || isFirstRow || !overflows else { throw SearchBytes.Malformed() }
    row = isAbsolute || isFirstRow ? step : next
    isFirstRow = false
    // The lowest bit would say that the row was taken out.
    let size = try page.number()
    guard size & 1 == 0, size > 0 else { throw SearchBytes.Malformed() }
    offsets = try page.take(min(size / 2, max(0, end - page.offset)), before: end)
    missing = size / 2 - offsets.count
    if missing == 0 { try give() }
  }

  private mutating func give() throws {
    guard missing == 0 else { return }
    try found(word, isNewWord, row, offsets)
    isNewWord = false
  }

  /// Compares the row of `…_idx` for the newest page on which a word begins.
  private mutating func closeSplit() throws {
    let blocks = guide.finish()
    guides += blocks
    let place = "\(name)_idx \(segment), page \(split.page)"
    guard try splits.step(), splits.type(0) == SQLITE_INTEGER, splits.type(1) == SQLITE_BLOB,
      splits.type(2) == SQLITE_INTEGER, splits.integer(0) == segment, splits.equals(1, split.word),
      splits.integer(2) == split.page << 1 + (blocks.isEmpty ? 0 : 1)
    else { throw SearchFault(place: place, reason: "it does not lead to its page") }
  }
}
