public import LedgerTypes

/// Findings that somebody answered: a line-based text file, beside the ledger or given by the user.
///
///     # comment
///     accept 3fa9c0d21b7e until 2024-06-01
///       The office announced the change on 8 May.
///
/// A record starts at column 0 with the finding's id, and perhaps a last day; its reason is indented by two spaces.
public struct AllowList: Hashable, Sendable {
  /// One answer.
  public struct Answer: Hashable, Sendable {
    /// The finding's id.
    public let finding: String
    /// Why it is accepted.
    public let reason: String
    /// The last day of acceptance.
    public let expires: CivilDate?

    /// An answer.
    public init(finding: String, reason: String, expires: CivilDate?) {
      self.finding = finding
      self.reason = reason
      self.expires = expires
    }
  }

  /// Where the file breaks the format.
  public struct Fault: Error, Hashable, CustomStringConvertible {
    let line: Int
    let reason: String
    /// One sentence, which begins with the line's number.
    public var description: String { "line \(line): \(reason)" }
  }

  /// The answers in the order of the file; of several for one finding the last one counts.
  public private(set) var answers: [Answer] = []

  /// No answers.
  public init() {}

  /// Reads a file's bytes.
  ///
  /// - Throws: `AllowList.Fault`.
  public init(_ bytes: [UInt8]) throws {
    var open: (finding: String, expires: CivilDate?, reason: [String], line: Int)?
    func close() throws {
      guard let record = open else { return }
      guard !record.reason.isEmpty else { throw Fault(line: record.line, reason: "an answer has a reason below it") }
      answers.append(
        Answer(finding: record.finding, reason: record.reason.joined(separator: " "), expires: record.expires))
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      if line.hasPrefix("  "), open != nil {
        open?.reason.append(String(line.dropFirst(2)))
        continue
      }
      try close()
      let words = line.split(separator: " ")
      let isAnswer = words.count == 2 || (words.count == 4 && words[2] == "until")
      guard isAnswer, words[0] == "accept" else {
        throw Fault(line: index + 1, reason: "expected `accept ID` or `accept ID until DATE`")
      }
      let expires = words.count == 4 ? CivilDate(iso: words[3]) : nil
      guard words.count == 2 || expires?.day != nil else {
        throw Fault(line: index + 1, reason: "`\(words[3])` is no date such as 2024-06-01")
      }
      open = (String(words[1]), expires, [], index + 1)
    }
    try close()
  }

  /// Adds the answers of another list, which count before those of this one.
  public mutating func add(_ other: AllowList) { answers += other.answers }

  /// One answer as the file has it.
  public static func record(_ answer: Answer) -> String {
    let reason = answer.reason.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "accept \(answer.finding)" + (answer.expires.map { " until \($0)" } ?? "") + "\n  \(reason)\n"
  }

  /// The state of a finding on a day.
  public func state(of finding: String, on day: CivilDate) -> Finding.State {
    guard let answer = answers.last(where: { $0.finding == finding }) else { return .open }
    if let expires = answer.expires, expires < day { return .open }
    return .accepted(reason: answer.reason, expires: answer.expires)
  }
}
