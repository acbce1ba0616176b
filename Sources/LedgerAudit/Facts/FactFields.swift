/// What is read of each claim; the rest of a `Fact` keeps its default. A scan over few columns is quick.
public struct FactFields: OptionSet, Sendable {
  /// One bit for each field.
  public let rawValue: Int

  /// Fields by their bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The claim's id.
  public static let id = FactFields(rawValue: 1 << 0)
  /// Its sentence.
  public static let sentence = FactFields(rawValue: 1 << 1)
  /// What is counted, and in which unit.
  public static let measure = FactFields(rawValue: 1 << 2)
  /// The stated limits and their bound.
  public static let limits = FactFields(rawValue: 1 << 3)
  /// The kind.
  public static let kind = FactFields(rawValue: 1 << 4)
  /// The status.
  public static let status = FactFields(rawValue: 1 << 5)
  /// The place.
  public static let place = FactFields(rawValue: 1 << 6)
  /// The population and its definition.
  public static let population = FactFields(rawValue: 1 << 7)
  /// The days that the figure holds for.
  public static let dates = FactFields(rawValue: 1 << 8)
  /// The start that totals run from.
  public static let epoch = FactFields(rawValue: 1 << 9)
  /// Who speaks, and whom the figure comes from.
  public static let origin = FactFields(rawValue: 1 << 10)
  /// The hops, without their words.
  public static let hops = FactFields(rawValue: 1 << 11)
  /// The words of the hops.
  public static let hopWords = FactFields(rawValue: 1 << 12)
  /// The claim that this one is a part of, what it inherits from it, and the phrase of a vague word.
  public static let parts = FactFields(rawValue: 1 << 13)
  /// How sure the reading is, and whether a noun stands for the number.
  public static let reading = FactFields(rawValue: 1 << 14)
  /// Titles, names and addresses of the documents.
  public static let titles = FactFields(rawValue: 1 << 15)
  /// Everything.
  public static let all = FactFields(rawValue: (1 << 16) - 1)

  /// Whether the ledger's words are needed.
  var needTerms: Bool { !isDisjoint(with: [.place, .population, .parts, .hopWords]) }
}

/// The columns of `claim` that facts are made of, in the order in which they are read.
enum FactColumn: String, CaseIterable {
  case id, sentence, measure, unit, bound, low, high, scale, kind, status, voice, source, place, population, definition
  case day = "as_of_day"
  case endDay = "as_of_end_day"
  case epoch = "epoch_day"
  case implicit, confidence

  /// The field that needs the column.
  var field: FactFields {
    switch self {
    case .id: .id
    case .sentence: .sentence
    case .measure, .unit: .measure
    case .bound, .low, .high, .scale: .limits
    case .kind: .kind
    case .status: .status
    case .voice, .source: .origin
    case .place: .place
    case .population, .definition: .population
    case .day, .endDay: .dates
    case .epoch: .epoch
    case .implicit, .confidence: .reading
    }
  }
}
