import Glibc

/// The system's words for an error number.
enum SystemFailure {
  /// The message of `strerror`.
  static func text(_ number: Int32) -> String {
    guard let message = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: message)
  }
}
