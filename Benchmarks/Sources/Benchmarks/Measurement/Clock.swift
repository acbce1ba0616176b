import Foundation

/// Processor time, which other programs on the machine disturb least.
enum Clock {
  /// Seconds of processor time that this process has used.
  static func processSeconds() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The processor time of each of several pieces of work, the median of `rounds`.
  ///
  /// The pieces take turns, so that a slow spell of the machine meets all of them.
  static func medians(rounds: Int, _ work: [() throws -> Void]) throws -> [Double] {
    var times = [[Double]](repeating: [], count: work.count)
    for _ in 0..<rounds {
      for (index, piece) in work.enumerated() {
        let start = processSeconds()
        try piece()
        times[index].append(processSeconds() - start)
      }
    }
    return times.map { $0.sorted()[$0.count / 2] }
  }
}
