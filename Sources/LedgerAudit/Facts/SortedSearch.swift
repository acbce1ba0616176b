extension RandomAccessCollection {
  /// Where the elements begin that satisfy the predicate, in a collection where all that do not stand before them; its end
  /// when none does.
  func firstIndexOfTail(where isInTail: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isInTail(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
