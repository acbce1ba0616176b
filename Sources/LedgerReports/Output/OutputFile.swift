#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that appears whole or not at all: it is written under another name, synced and renamed.
///
/// What stands at the path and is no file (a pipe, `/dev/stdout`) is written to directly.
final class OutputFile {
  private let path: String
  private let temporaryPath: String?
  private var descriptor: Int32

  /// Whether what is written goes somewhere else than into a file: a pipe, a device.
  var isStream: Bool { temporaryPath == nil }

  /// Starts the file.
  ///
  /// - Parameter protected: Files that are never replaced: the ledger and the inputs, by any of their names.
  /// - Throws: `ReportError.refusedOutput`, `ReportError.output`.
  init(_ path: String, protected: [String]) throws {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw ReportError.refusedOutput(path: path, reason: "this is no file name")
    }
    let existing = SystemCall.status(of: path)
    if let existing {
      guard existing.st_mode & S_IFMT != S_IFDIR else {
        throw ReportError.refusedOutput(path: path, reason: "it is a folder")
      }
      for other in protected {
        guard let status = SystemCall.status(of: other) else { continue }
        if status.st_dev == existing.st_dev, status.st_ino == existing.st_ino {
          throw ReportError.refusedOutput(path: path, reason: "the report is made from it")
        }
      }
    }
    let target = existing.flatMap { Self.resolved(path, status: $0) }
    if existing != nil, target == nil {
      self.path = path
      temporaryPath = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      // A link stays, and the file that it points to is replaced.
      self.path = target ?? path
      let (folder, name) = Self.split(self.path)
      let temporary = "\(folder)/.\(name).\(getpid()).tmp"
      temporaryPath = temporary
      unlink(temporary)  // left behind by a process of the same number that was killed
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    }
    guard descriptor >= 0 else { throw ReportError.output(path: path, reason: SystemCall.reason) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let temporaryPath { unlink(temporaryPath) }
  }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws {
    try SystemCall.writeAll(bytes, to: descriptor, path: path)
  }

  /// Puts the file in its place.
  func finish() throws {
    guard let temporaryPath else {
      close(descriptor)
      descriptor = -1
      return
    }
    guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else {
      throw ReportError.output(path: path, reason: SystemCall.reason)
    }
    close(descriptor)
    descriptor = -1
    try Self.syncFolder(of: path)
  }

  /// The new name is on the disk only when its folder is.
  private static func syncFolder(of path: String) throws {
    let folder = open(split(path).folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw ReportError.output(path: path, reason: SystemCall.reason) }
    defer { close(folder) }
    // Some file systems cannot sync a folder; the file itself is synced.
    guard fsync(folder) == 0 || errno == EINVAL else {
      throw ReportError.output(path: path, reason: SystemCall.reason)
    }
  }

  /// The name of the file that stands at the path, links followed; nil when nothing there can be replaced: a pipe, a
  /// device, or an open file without a name, to which `/dev/stdout` may lead.
  private static func resolved(_ path: String, status: stat) -> String? {
    guard status.st_mode & S_IFMT == S_IFREG, let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    let name = String(cString: real)
    guard let named = SystemCall.status(of: name), named.st_dev == status.st_dev, named.st_ino == status.st_ino else {
      return nil
    }
    return name
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
