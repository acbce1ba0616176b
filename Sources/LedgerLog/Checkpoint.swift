public import LedgerTypes

/// The state of a log that a key vouches for (C2SP tlog-checkpoint): origin, size and root, one a line.
public struct Checkpoint: Hashable, Sendable {
  /// Which log it is.
  public let origin: String
  /// How many entries the log has.
  public let size: Int
  /// The root of the Merkle tree over them.
  public let root: Digest

  /// A checkpoint of these values.
  public init(origin: String, size: Int, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads a signed note's text: exactly three lines, the size without a sign or a zero in front.
  ///
  /// - Throws: `NoteFailure`.
  public init(parsing text: [UInt8]) throws {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, !lines[0].isEmpty else {
      throw NoteFailure("a checkpoint has three lines: origin, size and root")
    }
    guard let origin = String(validating: lines[0], as: UTF8.self) else { throw NoteFailure("not UTF-8") }
    guard let size = ExactSize.number(lines[1]) else { throw NoteFailure("its size is not a number") }
    guard let root = Base64.bytes(lines[2]).flatMap({ Digest(bytes: $0) }) else {
      throw NoteFailure("its root is not 32 bytes in Base64")
    }
    self.init(origin: origin, size: size, root: root)
  }

  /// The text to sign.
  public var text: String { "\(origin)\n\(size)\n\(Base64.text(root.bytes))\n" }
}

/// Numbers of entries in texts.
enum ExactSize {
  /// A decimal number as it is written: digits alone, no zero in front, at most 2^53 − 1.
  static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard let first = digits.first, digits.count <= 16, first != 48 || digits.count == 1 else { return nil }
    var value = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 48)
    }
    return value < 1 << 53 ? value : nil
  }
}
