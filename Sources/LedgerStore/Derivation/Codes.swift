import LedgerTypes

// The numbers of the codebook's words in the tables; `v001_codes.sql` lists the same, and a test compares them.

/// A closed list whose words are stored as their place in it.
protocol CodedWord: CaseIterable, Hashable, RawRepresentable where RawValue == String {
  /// The place of each word.
  static var places: [Self: Int] { get }
  /// The name of the list in the table `code`.
  static var field: String { get }
}

extension CodedWord {
  /// The number that stands for the word.
  var code: Int { Self.places[self] ?? 0 }

  /// The word that a number stands for.
  init?(code: Int) {
    let words = Array(Self.allCases)
    guard words.indices.contains(code) else { return nil }
    self = words[code]
  }

  static func numbered() -> [Self: Int] {
    Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
  }
}

extension Measure: CodedWord {
  static let places = numbered()
  static let field = "measure"
}

extension Bound: CodedWord {
  static let places = numbered()
  static let field = "bound"
}

extension CountedUnit: CodedWord {
  static let places = numbered()
  static let field = "unit"
}

extension ClaimKind: CodedWord {
  static let places = numbered()
  static let field = "kind"
}

extension ClaimStatus: CodedWord {
  static let places = numbered()
  static let field = "status"
}

extension Voice: CodedWord {
  static let places = numbered()
  static let field = "voice"
}

extension BaseResolution: CodedWord {
  static let places = numbered()
  static let field = "base_resolution"
}

extension SourceKind: CodedWord {
  static let places = numbered()
  static let field = "source_kind"
}

extension AliasKind: CodedWord {
  static let places = numbered()
  static let field = "alias_kind"
}

/// What a span of a claim is of.
enum SpanRole: String, CodedWord {
  case value, place, per
  static let places = numbered()
  static let field = "role"
}

extension CivilDate {
  /// The day as the tables have it: yyyymmdd, with 00 for what is not known.
  var stored: Int { year * 10_000 + (month ?? 0) * 100 + (day ?? 0) }
}
