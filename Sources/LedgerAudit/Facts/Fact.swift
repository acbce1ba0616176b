public import LedgerTypes

/// A claim in force as checks compare it: small numbers, words by their place in the fact table.
public struct Fact: Sendable {
  /// The claim's entry.
  public var seq: Int
  /// The claim's id.
  public var id = ClaimID(bits: 0)
  /// Its document, by place in the table.
  @Narrow public var document = 0
  /// Its sentence.
  @Narrow public var sentence = 0
  /// What is counted.
  public var measure = Measure.killed
  /// How the stated number limits the true one.
  public var bound = Bound.exact
  /// What one unit of the number is.
  public var unit = CountedUnit.person
  /// How the number relates to time. A part that says no more has the kind of its whole.
  public var kind = ClaimKind.cumulative
  /// How the speaker commits to it.
  public var status = ClaimStatus.asserted
  /// Who speaks.
  public var voice = Voice.source
  /// Whether a singular noun stands for the number.
  public var isImplicit = false
  /// The stated lower limit, in units of 10^−`scale`; `Fact.none` when there is none.
  public var low = Fact.none
  /// The stated upper limit, likewise.
  public var high = Fact.none
  /// Digits after the decimal point.
  @Narrow public var scale = 0
  /// The place, folded, by number in the table; 0 for none.
  @Narrow public var place = 0
  /// The population, by the ledger's term; 0 for none.
  @Narrow public var population = 0
  /// The definition, by the ledger's term; 0 for none.
  @Narrow public var definition = 0
  /// The day, yyyymmdd with 00 for what is unknown; 0 for none.
  @Narrow public var day = 0
  /// The last day of an interval; the day itself for a single one.
  @Narrow public var endDay = 0
  /// The start that totals run from; 0 for none.
  @Narrow public var epoch = 0
  /// The originator, by place in the table of origins.
  @Narrow public var origin = 0
  /// The claim that this one is a part of, by place in the table; −1 for none.
  @Narrow public var whole = -1
  /// The phrase of a vague word ("dozens"), by the ledger's term; 0 for none.
  @Narrow public var vague = 0
  /// How sure the reading is, in hundredths.
  @Narrow public var confidence = 0

  /// The claim of an entry, of which nothing else is known yet.
  init(seq: Int, document: Int) {
    self.seq = seq
    self.document = document
  }

  /// What stands for a limit that is not stated.
  public static let none = Int.min

  /// Whether the figure is put forward as such: stated, or stated to be none.
  public var isStated: Bool { status == .asserted || status == .negated }

  /// The single day that the figure holds for, when the text decides one.
  public var singleDay: CivilDate? { day == endDay ? CivilDate(stored: day).flatMap { $0.day == nil ? nil : $0 } : nil }
}

extension CivilDate {
  /// The date of a day yyyymmdd, with 00 for what is unknown.
  public init?(stored day: Int) {
    let month = day / 100 % 100
    self.init(year: day / 10_000, month: month == 0 ? nil : month, day: day % 100 == 0 ? nil : day % 100)
  }

  /// The day as the ledger's tables have it: yyyymmdd, with 00 for what is unknown.
  public var stored: Int { year * 10_000 + (month ?? 0) * 100 + (day ?? 0) }
}

/// Where a figure comes from: a body, a publisher in its own voice, or the author of the document.
public struct Origin: Hashable, Sendable {
  /// What sort of origin it is.
  public enum Role: Hashable, Sendable {
    /// A body or person that the text cites, or the document's author.
    case source
    /// The publisher itself.
    case publisher
    /// Nobody that the text names.
    case unnamed
  }

  /// The role.
  public let role: Role
  /// The registry's id, when the body is a known one.
  public let id: String?
  /// Its name; "an unnamed source" or "an unknown publisher" where there is none.
  public let name: String
  /// What sort of body it is.
  public let kind: SourceKind
  /// The place that the body answers for.
  public let place: String?
}

/// One hop of a claim's attribution.
public struct FactHop: Hashable, Sendable {
  /// 0 speaks to the reader.
  @Narrow public private(set) var hop: Int
  /// The source, by place in the table of origins.
  @Narrow public private(set) var origin: Int
  /// The way in which it is named, by the ledger's alias; 0 for none.
  @Narrow public private(set) var alias: Int
  /// The words, by the ledger's term; 0 for none.
  @Narrow public private(set) var words: Int

  init(hop: Int, origin: Int, alias: Int, words: Int) {
    self.hop = hop
    self.origin = origin
    self.alias = alias
    self.words = words
  }
}

/// A number of a table in four bytes: there are as many facts as claims. What does not fit is no number of a ledger of
/// ours, and becomes the greatest that does.
@propertyWrapper public struct Narrow: Hashable, Sendable {
  private var stored: Int32

  /// The number.
  public var wrappedValue: Int {
    get { Int(stored) }
    set { stored = Int32(clamping: newValue) }
  }

  /// Holds the number.
  public init(wrappedValue: Int) { stored = Int32(clamping: wrappedValue) }
}

/// A document as checks see it.
public struct FactDocument: Hashable, Sendable {
  /// Its entry.
  public let seq: Int
  /// The extraction in force, by its entry.
  public let extraction: Int
  /// The publisher, by the ledger's number; 0 for none.
  public let publisher: Int
  /// The publication day, yyyymmdd; 0 for none.
  public let published: Int
  /// The body whose own text it is, by place in the table of origins; −1 when no author is named.
  public internal(set) var author = -1
  /// The title.
  public internal(set) var title: String?
  /// The title, else its id, path or digest.
  public internal(set) var name: String?
  /// The address.
  public internal(set) var url: String?
}
