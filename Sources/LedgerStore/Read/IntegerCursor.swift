/// A query of integer columns whose rows are asked for one by one, so that several queries can be walked side by side.
/// It is valid only inside the use of the ledger that it was made in.
@safe public final class IntegerCursor {
  private let statement: RawStatement
  /// The row that it stands on. Memory of its own, since the compiler would guard each access to an array in a class.
  @usableFromInline let row: UnsafeMutableBufferPointer<Int>

  init(_ statement: RawStatement) {
    self.statement = statement
    unsafe row = .allocate(capacity: statement.columnCount)
    unsafe row.initialize(repeating: Int.min)
  }

  deinit { unsafe row.deallocate() }

  /// Calls `body` with the values of the row; null is `Int.min`.
  @inlinable public func withRow(_ body: (Span<Int>) throws -> Void) rethrows {
    try unsafe body(UnsafeBufferPointer(row).span)
  }

  /// The value of a column; null is `Int.min`.
  @inlinable public subscript(column: Int) -> Int { unsafe row[column] }

  /// Goes to the next row; false at the end.
  public func next() throws -> Bool {
    guard try statement.step() else { return false }
    for column in unsafe row.indices {
      let value = statement.integer(column)
      // Null reads as 0, so that only zeros need a second look.
      unsafe row[column] = value == 0 && statement.isNull(column) ? Int.min : value
    }
    return true
  }
}
