public import LedgerTypes

/// Every layer of a text's analysis, for people who want to see why a claim is there or is not.
public struct Inspection: Hashable, Sendable {
  /// A run of words that is read as one.
  public struct Sentence: Hashable, Sendable {
    /// The sentence's words.
    public let span: TextSpan
    /// Whether it holds a measure word, without which nothing in it can be a claim.
    public let isRead: Bool
  }

  /// A number as the text states it.
  public struct Number: Hashable, Sendable {
    /// The value's words, without bound words.
    public let span: TextSpan
    /// The stated lower limit, if any; of a fraction its value, so that "two thirds" is 0.666666666666667.
    public let low: ExactDecimal?
    /// The stated upper limit, if any.
    public let high: ExactDecimal?
    /// How the words bound the number.
    public let bound: Bound
    /// The words of the bound, if any.
    public let boundSpan: TextSpan?
    /// The noun that it counts, if any.
    public let noun: TextSpan?
    /// What the number is: "count", "share", "ordinal", "time", "date", "age", "money", "other unit", "label",
    /// "numeral".
    public let role: String
  }

  /// A word that decides a measure.
  public struct MeasureWord: Hashable, Sendable {
    /// The word or phrase.
    public let span: TextSpan
    /// The measure that it decides.
    public let measure: Measure
  }

  /// A speaker, with what is known of him.
  public struct Source: Hashable, Sendable {
    /// The noun phrase.
    public let span: TextSpan
    /// The registry's preferred name, else the words without article and asides.
    public let name: String
    /// The registry's identifier, when the source is a known one.
    public let id: String?
    /// What sort of body or person it is.
    public let kind: SourceKind
  }

  /// A cue with its speakers and what it covers.
  public struct Attribution: Hashable, Sendable {
    /// The rule that read it: "attribution.before".
    public let rule: String
    /// The words that link, if any.
    public let cue: TextSpan?
    /// Who speaks; none when nobody is named.
    public let sources: [Source]
    /// Whom the speaker told, if anybody.
    public let relay: Source?
    /// Whom the speaker cites, if anybody.
    public let cited: Source?
    /// What is said.
    public let content: TextSpan?
  }

  /// An expression of time.
  public struct Time: Hashable, Sendable {
    /// The expression's words.
    public let span: TextSpan
    /// How it relates: "time.day", "time.since" …
    public let rule: String
    /// The date or interval, when the document decides it.
    public let when: AsOf?
  }

  /// A name of a place.
  public struct Place: Hashable, Sendable {
    /// As written, without the preposition.
    public let span: TextSpan
    /// "location" after a preposition of place, "relation" after another one or as a possessor, else "bare".
    public let role: String
  }

  /// The sentences.
  public internal(set) var sentences: [Sentence] = []
  /// All numbers, also those that are no claims.
  public internal(set) var numbers: [Number] = []
  /// The measure words.
  public internal(set) var measures: [MeasureWord] = []
  /// Words that can link a claim to a source.
  public internal(set) var cues: [TextSpan] = []
  /// The speakers of all attributions, each noun phrase once.
  public internal(set) var sources: [Source] = []
  /// The expressions of time.
  public internal(set) var times: [Time] = []
  /// The names of places.
  public internal(set) var places: [Place] = []
  /// The cues that have a speaker or tell that nobody is named, with what they cover.
  public internal(set) var attributions: [Attribution] = []
  /// The date that the text gives itself.
  public internal(set) var dateline: Time?
  /// What comes of it all.
  public internal(set) var extraction = Extraction()
}
