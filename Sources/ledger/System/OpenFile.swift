#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is open for reading; it closes with its last use.
///
/// Only regular files are opened: a pipe, a device or a socket could block for ever. The check is made on the
/// open file, so that nothing can be put in its place between the check and the reading.
struct OpenFile: ~Copyable {
  private let descriptor: Int32
  private let closes: Bool
  let size: Int

  /// What opening a path came to when it gave no regular file.
  enum Refusal: Error {
    case failure(System.Failure)
    case notRegular
  }

  /// Opens a regular file; a symbolic link only when `following`.
  init(_ path: SystemPath, following: Bool) throws(Refusal) {
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (following ? 0 : O_NOFOLLOW)
    let opened = path.withCString { open($0, flags) }
    guard opened >= 0 else { throw .failure(System.Failure()) }
    var information = stat()
    guard fstat(opened, &information) == 0 else {
      let failure = System.Failure()
      close(opened)
      throw .failure(failure)
    }
    let status = System.Status(information)
    guard status.kind == .file else {
      close(opened)
      throw .notRegular
    }
    descriptor = opened
    closes = true
    size = status.size
  }

  private init(standardInput descriptor: Int32) {
    self.descriptor = descriptor
    closes = false
    size = 0
  }

  /// Standard input, whatever it is.
  static var standardInput: OpenFile { OpenFile(standardInput: STDIN_FILENO) }

  deinit {
    if closes { close(descriptor) }
  }

  /// Appends up to `count` bytes to `buffer`; returns how many, 0 at the end.
  func read(upTo count: Int, into buffer: inout [UInt8]) throws(System.Failure) -> Int {
    var result = -1
    repeat {
      buffer.append(addingCapacity: count) { free in
        free.withUnsafeMutableBufferPointer { bytes, initialized in
          #if canImport(Darwin)
            result = Darwin.read(descriptor, bytes.baseAddress, count)
          #elseif canImport(Musl)
            result = Musl.read(descriptor, bytes.baseAddress, count)
          #else
            result = Glibc.read(descriptor, bytes.baseAddress, count)
          #endif
          initialized = max(0, result)
        }
      }
    } while result < 0 && errno == EINTR
    if result < 0 { throw System.Failure() }
    return result
  }
}
