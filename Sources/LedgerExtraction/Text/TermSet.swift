/// Terms of a sentence, as bits; of a long sentence, all terms behind the last bit belong to it.
///
/// It is read in the order of the sentence: a rule that seeks few words jumps from one to the next.
struct TermSet: Sequence {
  private var bits: UInt128 = 0
  /// How many terms the sentence has.
  var count = 0

  /// Adds a term.
  @inline(__always)
  mutating func insert(_ term: Int) {
    if term < UInt128.bitWidth { bits |= 1 &<< UInt128(truncatingIfNeeded: term) }
  }

  @inline(__always)
  func makeIterator() -> Iterator { Iterator(rest: bits, index: UInt128.bitWidth, count: count) }

  struct Iterator: IteratorProtocol {
    /// The bits that are still to come.
    fileprivate var rest: UInt128
    /// The next term behind the bits.
    fileprivate var index: Int
    fileprivate let count: Int

    @inline(__always)
    mutating func next() -> Int? {
      if rest != 0 {
        let term = rest.trailingZeroBitCount
        rest &= rest &- 1
        return term
      }
      guard index < count else { return nil }
      index &+= 1
      return index &- 1
    }
  }
}
