/// What number a vague word stands for when figures are compared; printed with every result.
public enum VagueConvention: String, Sendable, CaseIterable {
  /// Vague words have no number and are not compared.
  case none
  /// The least number that the plural allows: "dozens" is at least 24.
  case literal
  /// The coding rule of the Armed Conflict Location & Event Data project: "dozens" is 12, "several" 3.
  case acled

  /// The least number that the phrase stands for; nil when it stands for none.
  public func low(of phrase: String) -> Int? {
    let words = Set(phrase.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init))
    func has(_ word: String) -> Bool { words.contains(word) }
    let factor = self == .literal ? 2 : 1
    switch self {
    case .none: return nil
    case .literal, .acled:
      if has("hundreds"), has("thousands") { return factor * 100_000 }
      if has("tens"), has("thousands") { return factor * 10_000 }
      if has("millions") { return factor * 1_000_000 }
      if has("thousands") { return factor * 1_000 }
      if has("hundreds") { return factor * 100 }
      if has("scores") { return factor * 20 }
      if has("dozens") { return factor * 12 }
      if has("tens") { return factor * 10 }
      if has("dozen") { return 12 }
      if has("several") || has("many") || has("few") || has("some") { return self == .acled ? 3 : nil }
      return nil
    }
  }

  /// The convention in one sentence.
  public var explanation: String {
    switch self {
    case .none: "Vague words (\"dozens\") have no number and are not compared."
    case .literal: "Vague words stand for the least number that their plural allows: \"dozens\" for at least 24."
    case .acled:
      "Vague words stand for the numbers of ACLED's coding rule: \"dozens\" for at least 12, \"several\" for 3."
    }
  }
}
