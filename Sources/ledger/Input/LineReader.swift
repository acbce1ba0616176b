import LedgerDocuments

/// Splits a JSON Lines file into lines while it is read; what it holds never grows with the file.
struct LineReader: ~Copyable {
  private static let chunk = 256 << 10

  private let file: OpenFile
  private let path: String
  /// The start of a line whose end was not read yet.
  private var rest: [UInt8]
  private var line = 0
  private var offset = 0
  private var isSkipping = false

  /// Reads the lines of `file`, of which `start` was read already.
  init(_ file: consuming OpenFile, path: String, start: [UInt8] = []) {
    self.file = file
    self.path = path
    rest = start
  }

  /// Appends lines to `batch` until it is full; returns whether the file has more.
  mutating func fill(_ batch: inout InputBatch) -> Bool {
    var start = batch.bytes.count
    var scanned = start
    batch.bytes += rest
    rest = []
    splitLines(in: &batch, from: &start, scanned: &scanned)
    while !batch.isFull {
      let count: Int
      do throws(System.Failure) {
        count = try file.read(upTo: Self.chunk, into: &batch.bytes)
      } catch {
        batch.append(DocumentError(.file(error.message), at: DocumentOrigin(path: path, line: line + 1)))
        return false
      }
      if count == 0 {
        if batch.bytes.count > start { append(start..<batch.bytes.count, to: &batch) }
        return false
      }
      splitLines(in: &batch, from: &start, scanned: &scanned)
    }
    rest = Array(batch.bytes[start...])
    return true
  }

  private mutating func splitLines(in batch: inout InputBatch, from start: inout Int, scanned: inout Int) {
    while let end = System.firstIndex(of: 0x0A, in: batch.bytes, from: scanned) {
      append(start..<end, to: &batch)
      start = end + 1
      scanned = start
    }
    scanned = batch.bytes.count
    guard batch.bytes.count - start > DocumentLimits.jsonLineBytes else { return }
    // The rest of an endless line is read and dropped; it is told of once, when it ends.
    isSkipping = true
    batch.bytes.removeSubrange(start...)
    scanned = start
  }

  private mutating func append(_ range: Range<Int>, to batch: inout InputBatch) {
    line += 1
    let origin = DocumentOrigin(path: path, line: line)
    guard !isSkipping, range.count <= DocumentLimits.jsonLineBytes else {
      isSkipping = false
      return batch.append(DocumentError(.tooLarge(limit: DocumentLimits.jsonLineBytes), at: origin))
    }
    var range = range
    // A byte order mark belongs to the file, not to its first line.
    if line == 1, batch.bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.dropFirst(3) }
    if batch.bytes[range].last == 0x0D { range = range.dropLast() }
    let isBlank = batch.bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if !isBlank { batch.append(.jsonLine(range), at: origin) }
  }
}
