import CGuard
import Glibc
import LedgerDigest
public import LedgerTypes

/// An open regular file. Links, pipes and devices are never opened.
@safe public struct SystemFile: ~Copyable {
  /// The path as given.
  public let path: String
  private let descriptor: Int32

  /// What the system knows about a file.
  public struct Status: Hashable, Sendable {
    /// The size in bytes.
    public let size: Int
    /// The permission bits.
    public let permissions: UInt32
    /// The number of the user whose file it is.
    public let owner: UInt32
    /// Device, inode and time of the last change: two equal ones are one file that nobody wrote to meanwhile.
    public let identity: [Int]
  }

  /// Opens a file for reading.
  ///
  /// - Throws: `LedgerError`.
  public init(reading path: String) throws { try self.init(path, flags: O_RDONLY | O_NONBLOCK, mode: 0) }

  /// Makes a file, which must not be there yet.
  ///
  /// - Throws: `LedgerError`; `.exists` when there is a file, a link …
  public init(creating path: String, permissions: UInt32) throws {
    try self.init(path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: permissions)
  }

  private init(_ path: String, flags: Int32, mode: UInt32) throws {
    descriptor = try Self.regularFile(path, flags: flags, mode: mode)
    self.path = path
  }

  private static func regularFile(_ path: String, flags: Int32, mode: UInt32) throws -> Int32 {
    guard !path.utf8.contains(0) else { throw LedgerError.unusablePath(path: path, reason: "the name has a NUL byte") }
    let opened = unsafe open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode)
    guard opened >= 0 else {
      // O_NOFOLLOW's own word for a link speaks of levels.
      let number = errno
      if number == ELOOP { throw LedgerError.failed(path: path, doing: "opening", reason: "it is a symbolic link") }
      throw LedgerError(errno: number, path: path, doing: "opening")
    }
    var status = stat()
    guard unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw LedgerError.failed(path: path, doing: "opening", reason: "it is no regular file")
    }
    return opened
  }

  deinit { close(descriptor) }

  /// What the system knows about it now.
  public var status: Status {
    get throws {
      var status = stat()
      guard unsafe fstat(descriptor, &status) == 0 else {
        throw LedgerError(errno: errno, path: path, doing: "reading")
      }
      return Status(
        size: Int(status.st_size), permissions: status.st_mode & 0o7777, owner: status.st_uid,
        identity: [
          Int(bitPattern: UInt(status.st_dev)), Int(bitPattern: UInt(status.st_ino)), Int(status.st_size),
          status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
        ])
    }
  }

  /// Whether a limit is set on how large a file may become.
  static var hasSizeLimit: Bool {
    var limit = rlimit()
    return unsafe getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 && limit.rlim_cur != rlim_t.max
  }

  /// Waits until no other process has the file locked, and locks it until it is closed.
  public func lock() throws {
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw LedgerError(errno: errno, path: path, doing: "locking") }
    }
  }

  /// The next bytes, at most `count`; none at the end.
  public func read(upTo count: Int) throws -> [UInt8] {
    while true {
      var failure: Int32 = 0
      let block = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        let result = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
        failure = result < 0 ? errno : 0
        filled = max(0, result)
      }
      if failure == 0 { return block }
      guard failure == EINTR else { throw LedgerError(errno: failure, path: path, doing: "reading") }
    }
  }

  /// The whole file, which has at most `limit` bytes.
  public func contents(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let block = try read(upTo: 1 << 16)
      if block.isEmpty { return bytes }
      bytes += block
      guard bytes.count <= limit else {
        throw LedgerError.failed(path: path, doing: "reading", reason: "it is larger than \(limit) bytes")
      }
    }
  }

  /// The SHA-256 of the rest of the file.
  public func digest() throws -> Digest {
    var stream = SHA256Stream()
    while case let block = try read(upTo: 1 << 20), !block.isEmpty { stream.add(block.span) }
    return stream.digest()
  }

  /// Writes all bytes.
  public func write(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if written < 0 {
        guard errno == EINTR else { throw LedgerError(errno: errno, path: path, doing: "writing") }
      } else {
        done += written
      }
    }
  }

  /// Waits until all of it is on the disk.
  public func sync() throws {
    guard fsync(descriptor) == 0 else { throw LedgerError(errno: errno, path: path, doing: "writing") }
  }

  /// Writes a whole file in place of any that has the name: the old one or the new one is there, never a part.
  public static func replace(_ path: String, with bytes: [UInt8], permissions: UInt32 = 0o666) throws {
    try put(path, bytes, permissions) { unsafe ledger_guard_replace($0, path) }
  }

  /// Writes a whole new file, there complete or not at all, never in place of another.
  ///
  /// - Throws: `LedgerError`; `.exists` when something has the name.
  public static func create(_ path: String, with bytes: [UInt8], permissions: UInt32) throws {
    try put(path, bytes, permissions) { unsafe ledger_guard_place($0, path) }
  }

  private static func put(
    _ path: String, _ bytes: [UInt8], _ permissions: UInt32, place: (String) -> CInt
  ) throws {
    try Interruption.held { try putHeld(path, bytes, permissions, place: place) }
  }

  private static func putHeld(
    _ path: String, _ bytes: [UInt8], _ permissions: UInt32, place: (String) -> CInt
  ) throws {
    let temporary = "\(path).\(getpid()).new"
    unsafe unlink(temporary)
    var isPlaced = false
    defer { if !isPlaced { unsafe unlink(temporary) } }
    do {
      let file = try SystemFile(creating: temporary, permissions: permissions)
      try file.write(bytes)
      try file.sync()
    } catch let error as LedgerError {
      // The name that the file has for a moment would help nobody.
      throw error.about(path)
    }
    let failure = place(temporary)
    guard failure == 0 else { throw LedgerError(errno: failure, path: path, doing: "writing") }
    isPlaced = true
  }
}
