import Dispatch

/// Runs two pieces of work on two threads, and returns when both are done. Neither may use what the other changes.
func sideBySide(_ first: () -> Void, _ second: () -> Void) {
  withoutActuallyEscaping(first) { first in
    withoutActuallyEscaping(second) { second in
      let work = Work(pieces: [first, second])
      DispatchQueue.concurrentPerform(iterations: 2) { work.pieces[$0]() }
    }
  }
}

/// Each piece runs once and shares nothing with the other, as `sideBySide` asks of its caller.
private struct Work: @unchecked Sendable {
  let pieces: [() -> Void]
}
