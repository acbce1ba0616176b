extension StringProtocol where SubSequence == Substring {
  /// The text without ASCII blanks and line ends at its sides.
  func trimmingBlanks() -> Substring {
    var rest = self[startIndex..<endIndex]
    while let first = rest.first, first == " " || first == "\t" || first.isNewline { rest = rest.dropFirst() }
    while let last = rest.last, last == " " || last == "\t" || last.isNewline { rest = rest.dropLast() }
    return rest
  }
}

extension String {
  /// Whether the text may name a report: lower-case ASCII letters, digits and hyphens, a letter first.
  var isReportIdentifier: Bool { isIdentifier(joinedBy: UInt8(ascii: "-")) }

  /// Whether the text may name a column: lower-case ASCII letters, digits and underscores, a letter first.
  var isColumnIdentifier: Bool { isIdentifier(joinedBy: UInt8(ascii: "_")) }

  private func isIdentifier(joinedBy joint: UInt8) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = utf8.first, letters.contains(first) else { return false }
    return utf8.allSatisfy { letters.contains($0) || digits.contains($0) || $0 == joint }
  }
}
