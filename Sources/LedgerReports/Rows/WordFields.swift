/// The words behind the keys of several lookups as bytes that are ready to be copied, all one after the other.
struct WordFields {
  /// One lookup's words.
  private struct Table {
    /// Where its words begin among all.
    let firstWord: Int
    /// The numbers of keys that lie near each other: from `firstKey` on, at a place among `numbers`. None for others.
    let firstKey: Int
    let numbers: Range<Int>
  }

  private var output = OutputBuffer()
  /// Where the bytes of each word end.
  private var ends: [Int] = [0]
  private var numbers: [Int32] = []
  private var tables: [Table] = []
  private var keys: [KeyTable] = []

  /// Writes each of a lookup's words once, in the way of `write`; gives the number by which they are asked for.
  mutating func add(_ lookup: LookupTable, write: (UnsafeBufferPointer<UInt8>, inout OutputBuffer) -> Void) -> Int {
    let firstWord = ends.count - 1
    for var word in lookup.words {
      word.withUTF8 { write($0, &output) }
      ends.append(output.bytes.count)
    }
    let all = (0..<lookup.keys.count).map { lookup.keys[$0].first }
    keys.append(lookup.keys)
    let start = numbers.count
    let least = all.min() ?? 0
    let (span, isTooWide) = (all.max() ?? 0).subtractingReportingOverflow(least)
    if !all.isEmpty, !isTooWide, span < 16 * all.count + 1_024 {
      numbers += [Int32](repeating: -1, count: span + 1)
      for (number, key) in all.enumerated() { numbers[start + key - least] = Int32(number) }
    }
    tables.append(Table(firstWord: firstWord, firstKey: least, numbers: start..<numbers.count))
    return tables.count - 1
  }

  /// Adds the bytes of a key's words; none for an unknown key. Says whether there are any.
  @discardableResult
  func append(key: Int, of table: Int, to buffer: inout OutputBuffer) -> Bool {
    let found = tables[table]
    guard let number = found.numbers.isEmpty ? keys[table].known(key) : number(of: key, in: found) else { return false }
    let word = found.firstWord + number
    let (start, end) = (ends[word], ends[word + 1])
    guard end > start else { return false }
    output.bytes.withUnsafeBufferPointer { buffer.append(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    return true
  }

  private func number(of key: Int, in table: Table) -> Int? {
    let (place, overflow) = key.subtractingReportingOverflow(table.firstKey)
    guard !overflow, place >= 0, place < table.numbers.count else { return nil }
    let number = Int(numbers[table.numbers.lowerBound + place])
    return number < 0 ? nil : number
  }
}
