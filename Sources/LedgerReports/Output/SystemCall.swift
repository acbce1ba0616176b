#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Calls of the operating system that reports need, with reasons for people.
enum SystemCall {
  /// The reason of the last failure.
  static var reason: String {
    String(cString: strerror(errno))
  }

  /// Calls again as long as a signal interrupts.
  static func retrying<Number: BinaryInteger>(_ call: () -> Number) -> Number {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }

  /// What the path points to, links followed; nil when there is nothing.
  static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Writes all bytes.
  ///
  /// - Throws: `ReportError.output`; a closed pipe as `ClosedPipe`.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        retrying { write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset) }
      }
      if written < 0 {
        if errno == EPIPE { throw ClosedPipe() }
        throw ReportError.output(path: path, reason: reason)
      }
      offset += written
    }
  }
}

/// Whoever read the output has gone; nothing is wrong.
public struct ClosedPipe: Error, Sendable {}
