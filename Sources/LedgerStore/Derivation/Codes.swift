import LedgerTypes

// The numbers of the codebook's words in the tables; `v001_codes.sql` lists the same, and a test compares them.

/// A closed list whose words are stored as their place in it.
protocol CodedWord: EntryWord, CaseIterable, Equatable where AllCases == [Self] {}

extension CodedWord {
  /// The number that stands for the word: its place in the list.
  var code: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The word that a number stands for.
  init?(code: Int) {
    guard Self.allCases.indices.contains(code) else { return nil }
    self = Self.allCases[code]
  }
}

extension Measure: CodedWord {}
extension Bound: CodedWord {}
extension CountedUnit: CodedWord {}
extension ClaimKind: CodedWord {}
extension ClaimStatus: CodedWord {}
extension Voice: CodedWord {}
extension BaseResolution: CodedWord {}
extension SourceKind: CodedWord {}
extension AliasKind: CodedWord {}
extension ReviewVerdict: EntryWord {}

/// What a span of a claim is of.
enum SpanRole: String, CodedWord {
  case value, place, per
}

extension CivilDate {
  /// The day as the tables have it: yyyymmdd, with 00 for what is not known.
  var stored: Int { year * 10_000 + (month ?? 0) * 100 + (day ?? 0) }
}
