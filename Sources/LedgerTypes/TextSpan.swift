/// A half-open range of UTF-8 bytes of a document's stored text.
///
/// Offsets never count characters: they are turned into code points, lines or columns only to be shown.
public struct TextSpan: Hashable, Sendable, Comparable {
  /// The first byte, counted from 0.
  public let start: Int
  /// The byte after the last one; never less than `start`.
  public let end: Int

  /// Makes the span from `start` up to but not including `end`.
  ///
  /// - Precondition: `0 <= start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a span runs forward from a byte of the text")
    self.start = start
    self.end = end
  }

  /// How many bytes the span covers.
  public var count: Int { end - start }

  /// Whether the span covers no byte.
  public var isEmpty: Bool { start == end }

  /// Whether the two spans share at least one byte.
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// Whether `other` lies wholly inside this span.
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  /// The smallest span that covers both.
  public func union(_ other: TextSpan) -> TextSpan {
    TextSpan(Swift.min(start, other.start), Swift.max(end, other.end))
  }

  /// Orders by start, then by end.
  public static func < (left: TextSpan, right: TextSpan) -> Bool {
    left.start != right.start ? left.start < right.start : left.end < right.end
  }
}
