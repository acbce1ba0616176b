/// Who says a stretch of a sentence, by one cue.
///
/// All ranges are tokens of the page, so that a frame outlives the buffer it was read from.
struct Frame {
  enum Shape: UInt8 {
    /// "X said that …", "…, X said", "…, X said, …"
    case before, after, inside
    /// "according to X"
    case according
    /// "reportedly", "were reported", "amid reports that": nobody is named.
    case unstated
    /// "provided by X"
    case passive
    /// "citing X" without a speaker of its own.
    case citing
    /// "In a report of X, …"
    case document
    /// "12 dead: X", "X: 12 dead"
    case headline
    /// "X claimed responsibility": a body to refer to, no source.
    case mention

    /// Whether the speaker comes behind what he says, or within it.
    var followsWords: Bool { self == .after || self == .inside }
  }

  var shape: Shape
  /// The speakers; several stand at one hop (G17). Empty when nobody is named.
  var sources: SourceList
  var cue: Range<Int>?
  /// The name in an aside after the speaker's description: "their father, Amir Sedo,".
  var apposed: Range<Int>?
  /// Whom the speaker told: "told AFP".
  var relay: Range<Int>?
  /// Whom the speaker cites: "citing the ministry", with its cue.
  var cited: (source: Range<Int>, cue: Range<Int>)?
  /// The name in an aside after the description of whom he cites.
  var citedName: Range<Int>?
  /// What is said.
  var scope: Range<Int>

  var rule: String {
    switch shape {
    case .before: "attribution.before"
    case .after: "attribution.after"
    case .inside: "attribution.inside"
    case .according: "attribution.according"
    case .unstated: "attribution.unstated"
    case .passive: "attribution.passive"
    case .citing: "attribution.citing"
    case .document: "attribution.document"
    case .headline: "attribution.headline"
    case .mention: "attribution.mention"
    }
  }

  func covers(_ token: Int) -> Bool {
    scope.contains(token) && !sources.contains { $0.contains(token) }
  }
}
