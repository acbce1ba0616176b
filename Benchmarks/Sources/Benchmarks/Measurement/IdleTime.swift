import Foundation

/// How idle the machine is, by what the kernel counts for all processors.
enum IdleTime {
  /// The share of the processors' time that nobody used, from 0 to 1; 0 where the kernel does not tell.
  static func share(over seconds: Double) -> Double {
    let before = counts()
    Thread.sleep(forTimeInterval: seconds)
    let spent = zip(counts(), before).map(-)
    let total = spent.reduce(0, +)
    return spent.count > 4 && total > 0 ? Double(spent[3] + spent[4]) / Double(total) : 0
  }

  /// Ticks by use: user, nice, system, idle, waiting for disks, ... (proc(5), `/proc/stat`).
  private static func counts() -> [Int] {
    guard let text = FileManager.default.contents(atPath: "/proc/stat") else { return [] }
    let line = String(decoding: text.prefix { $0 != 10 }, as: UTF8.self)
    return line.split(separator: " ").dropFirst().compactMap { Int($0) }
  }
}
