import LedgerTypes

/// When two readings of one claim agree, field by field.
///
/// These are the rules of the development data's scorer; a test holds the two together.
enum Agreement {
  /// Same bound, and limits within a hundredth; vague words need no limits.
  static func number(_ gold: AnnotatedClaim, _ found: AnnotatedClaim) -> Bool {
    guard gold.bound == found.bound else { return false }
    if gold.bound == .vague { return true }
    return isClose(gold.low, found.low) && isClose(gold.high, found.high)
  }

  private static func isClose(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) <= 0.01
  }

  /// The same voice and, where a source speaks, the same originators.
  static func source(_ gold: AnnotatedClaim, _ found: AnnotatedClaim) -> Bool {
    guard gold.voice == found.voice else { return false }
    guard gold.voice == .source else { return true }
    let own = gold.originators
    let theirs = found.originators
    guard !own.isEmpty, !theirs.isEmpty else { return false }
    return own.allSatisfy { source in theirs.contains { isSame(source, $0) } }
      && theirs.allSatisfy { source in own.contains { isSame($0, source) } }
  }

  /// The same number of hops, and each gold source at its hop.
  static func chain(_ gold: AnnotatedClaim, _ found: AnnotatedClaim) -> Bool {
    guard Set(gold.sources.map(\.hop)).count == Set(found.sources.map(\.hop)).count else { return false }
    return gold.sources.allSatisfy { source in
      found.sources.contains { $0.hop == source.hop && isSame(source, $0) }
    }
  }

  /// A place shares a word with the gold place.
  static func place(_ gold: AnnotatedClaim, _ found: AnnotatedClaim) -> Bool {
    !ContentWords.of(gold.place).isDisjoint(with: ContentWords.of(found.place))
  }

  /// Whether two hops mean the same source: their words overlap in the text, or the shorter name's words all
  /// stand in the longer one.
  private static func isSame(_ left: AnnotatedClaim.Source, _ right: AnnotatedClaim.Source) -> Bool {
    if let own = left.chars, let other = right.chars, own.lowerBound < other.upperBound,
      other.lowerBound < own.upperBound
    {
      return true
    }
    let own = [left.name, left.resolved, left.text].map(ContentWords.of)
    let other = [right.name, right.resolved, right.text].map(ContentWords.of)
    for words in own where !words.isEmpty {
      for theirs in other where !theirs.isEmpty {
        if words.isSubset(of: theirs) || theirs.isSubset(of: words) { return true }
      }
    }
    return own[0].isEmpty && other[0].isEmpty && left.cue == right.cue
  }
}

extension AnnotatedClaim {
  /// The sources of the last hop.
  var originators: [Source] {
    guard let last = sources.map(\.hop).max() else { return [] }
    return sources.filter { $0.hop == last }
  }
}

/// The words of a name that tell it from others.
enum ContentWords {
  private static let empty: Set<String> = [
    "the", "a", "an", "of", "in", "for", "and", "s", "it", "its", "he", "she", "they", "mr", "ms", "dr",
  ]

  /// Runs of letters and digits in lower case, without articles, pronouns and the like.
  static func of(_ text: String?) -> Set<String> {
    guard let text else { return [] }
    let words = text.lowercased().unicodeScalars.split { !isWordScalar($0) }.map(String.init)
    return Set(words).subtracting(empty)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
