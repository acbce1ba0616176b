import Glibc

/// A process that holds a lock on a ledger.
public struct LockHolder: Hashable, Sendable, CustomStringConvertible {
  /// The process's number.
  public let process: Int
  /// Its command line, if the system shows it.
  public let command: String?

  /// `process 4711 (ledger extract news)`.
  public var description: String { "process \(process)" + (command.map { " (\($0))" } ?? "") }

  /// The bytes of a file that SQLite locks (sqlite.org/lockingv3.html; `PENDING_BYTE` and the 511 after it).
  private static let locked = 0x4000_0000...0x4000_01FF

  /// Who holds the ledger at a path; nil when the system does not say. A writer goes before a reader.
  ///
  /// It reads the system's table and never opens the file: closing it would drop SQLite's own locks.
  static func of(_ path: String) -> LockHolder? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, let table = text("/proc/locks") else { return nil }
    let holders = table.split(separator: "\n").compactMap { Line($0) }.filter {
      $0.file == UInt64(status.st_ino) && locked.contains($0.start) && $0.process > 0 && $0.process != getpid()
    }
    guard let holder = holders.first(where: \.isWriter) ?? holders.first else { return nil }
    let command = text("/proc/\(holder.process)/cmdline").map { line in
      line.utf8.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ").prefix(200)
    }
    return LockHolder(process: holder.process, command: command.flatMap { $0.isEmpty ? nil : String($0) })
  }

  /// A line of `/proc/locks` (proc(5)): `1: POSIX  ADVISORY  WRITE 4711 fe:00:131 1073741825 1073741825`.
  private struct Line {
    let isWriter: Bool
    let process: Int
    let file: UInt64
    let start: Int

    init?(_ line: Substring) {
      let words = line.split(separator: " ")
      // The lines of those who wait have an arrow in the second place.
      guard words.count == 8, words[1] == "POSIX", let process = Int(words[4]), let start = Int(words[6]),
        let file = words[5].split(separator: ":").last.flatMap({ UInt64($0) })
      else { return nil }
      (isWriter, self.process, self.file, self.start) = (words[3] == "WRITE", process, file, start)
    }
  }

  /// A file of the system's own, which has no size before it is read.
  private static func text(_ path: String) -> String? {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count < 1 << 20 {
      let block = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
        count = max(0, unsafe Glibc.read(descriptor, buffer.baseAddress, 1 << 14))
      }
      guard !block.isEmpty else { break }
      bytes += block
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
