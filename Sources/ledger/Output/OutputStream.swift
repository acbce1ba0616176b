import LedgerTypes

/// Where results go: one growing buffer, written out in large pieces.
///
/// It is a class because it stands for one open file, and its buffer must not be copied and written twice.
final class OutputStream {
  /// Results could not be written.
  struct Failure: Error, CustomStringConvertible {
    let cause: System.Failure

    /// Whether the reader has gone away, as `head` does: no fault of anybody.
    var isClosedPipe: Bool { cause == .closedPipe }

    var description: String { "standard output cannot be written: \(cause.message)" }
  }

  private static let flushSize = 64 << 10
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// A stream to a file descriptor; 1 is standard output.
  init(descriptor: Int32 = 1) { self.descriptor = descriptor }

  /// Whether a person reads along.
  var isTerminal: Bool { System.isTerminal(descriptor) }

  /// Writes bytes as they are.
  func write(_ bytes: [UInt8]) throws(Failure) {
    buffer += bytes
    if buffer.count >= Self.flushSize { try flush() }
  }

  /// Writes text as it is; what comes from a document has to be made visible before.
  func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

  /// Writes a line of text.
  func writeLine(_ line: String = "") throws(Failure) { try write(line + "\n") }

  /// Hands everything to the operating system.
  func flush() throws(Failure) {
    defer { buffer.removeAll(keepingCapacity: true) }
    do throws(System.Failure) {
      try System.write(buffer.span, to: descriptor)
    } catch {
      throw Failure(cause: error)
    }
  }
}

/// Messages for the person at the keyboard, on standard error.
///
/// This is the one way there: what a message quotes from documents or paths cannot reach the terminal raw.
enum Console {
  /// Writes `ledger: message`, with every control and bidirectional character as an escape.
  static func say(_ message: String) {
    put("ledger: " + DisplayEscape.visible(message) + "\n")
  }

  /// Writes a text of several lines, each made visible.
  static func lines(_ text: String) {
    put(
      text.split(separator: "\n", omittingEmptySubsequences: false).map(DisplayEscape.visible).joined(separator: "\n")
        + "\n")
  }

  /// Redraws the terminal line with `line`; an empty one only clears it.
  static func redraw(_ line: String) { put("\r\u{1B}[2K" + DisplayEscape.visible(line)) }

  private static func put(_ text: String) {
    do throws(System.Failure) {
      try System.write(text.utf8.span, to: 2)
    } catch {
      // Nobody is left to tell: standard error itself is closed or full.
      return
    }
  }
}
