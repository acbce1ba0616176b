#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few calls of the operating system that the program makes, each as a value or an error.
enum System {
  /// An `errno` value with the system's words for it.
  struct Failure: Error, Equatable {
    let code: Int32

    init(code: Int32 = errno) { self.code = code }

    /// The system's words: "No such file or directory".
    var message: String { String(cString: strerror(code)) }

    static let closedPipe = Failure(code: EPIPE)
  }

  /// What a path or an open file is.
  struct Status {
    enum Kind { case file, folder, symlink, other }

    let kind: Kind
    let size: Int
    /// Device and inode: the identity of a folder while it is walked.
    let identity: [UInt64]
  }

  /// Asks about `path` itself, or about what a link points to when `following`.
  static func status(of path: SystemPath, following: Bool) throws(Failure) -> Status {
    var information = stat()
    let result = path.withCString { following ? stat($0, &information) : lstat($0, &information) }
    guard result == 0 else { throw Failure() }
    return Status(information)
  }

  /// Whether something stands at the path, a link to nothing too.
  static func exists(_ path: SystemPath) throws(Failure) -> Bool {
    do throws(Failure) {
      _ = try status(of: path, following: false)
      return true
    } catch {
      guard error.code == ENOENT else { throw error }
      return false
    }
  }

  /// The number of the user whose rights the process has.
  static var userNumber: UInt32 { geteuid() }

  /// Where files for a moment go: `$TMPDIR`, else `/tmp`.
  static var temporaryFolder: String { environment("TMPDIR") ?? "/tmp" }

  /// How many files the process may have open at once.
  static var openFileLimit: Int { limit(RLIMIT_NOFILE) }

  /// How many bytes of addresses the process may use.
  static var addressLimit: Int { limit(RLIMIT_AS) }

  #if canImport(Glibc)
    private static func limit(_ resource: __rlimit_resource) -> Int { limit(__rlimit_resource_t(resource.rawValue)) }

    private static func limit(_ resource: __rlimit_resource_t) -> Int {
      var limit = rlimit()
      return getrlimit(resource, &limit) == 0 ? Int(clamping: limit.rlim_cur) : .max
    }
  #else
    private static func limit(_ resource: Int32) -> Int {
      var limit = rlimit()
      return getrlimit(resource, &limit) == 0 ? Int(clamping: limit.rlim_cur) : .max
    }
  #endif

  /// Makes a broken pipe and a file-size limit an error of the write instead of the end of the program.
  static func ignoreWriteSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Writes all bytes to a file descriptor.
  static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        #else
          Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        #endif
      }
      if written < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        throw Failure()
      }
      done += written
    }
  }

  /// The names in a folder, without `.` and `..`, in byte order.
  static func names(in folder: SystemPath) throws(Failure) -> [[UInt8]] {
    guard let directory = folder.withCString({ opendir($0) }) else { throw Failure() }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [UInt8(ascii: ".")], name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw Failure() }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Where `byte` stands next, from `start` on.
  static func firstIndex(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard start < buffer.count, let base = buffer.baseAddress,
        let found = memchr(base + start, Int32(byte), buffer.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Whether the descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// A variable of the environment; nil when it is unset or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Seconds since 1970 by the wall clock.
  static var secondsSince1970: Int { time(nil) }

  /// Seconds of a clock that never runs backwards, for measuring.
  static var steadySeconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// How many processors may run the program's threads.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The arguments of the process as bytes, the program's name first.
  static var argumentBytes: [[UInt8]] {
    (0..<Int(CommandLine.argc)).compactMap { index in
      CommandLine.unsafeArgv[index].map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }
  }

  /// Ends the process at once; the system closes what is open.
  static func exit(_ status: Int32) -> Never {
    #if canImport(Darwin)
      Darwin.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Glibc.exit(status)
    #endif
  }
}

extension System.Status {
  init(_ information: stat) {
    kind =
      switch information.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .symlink
      default: .other
      }
    size = Int(information.st_size)
    identity = [UInt64(information.st_dev), UInt64(information.st_ino)]
  }
}
