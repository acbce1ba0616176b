import LedgerTypes

/// A number, or a noun that implies one, tied to the word that says what it counts.
struct ArabicLink {
  enum Subject {
    /// Index into the clause's quantities.
    case quantity(Int)
    /// The terms of a noun for one person.
    case single(Range<Int>)
    /// The term of "no", "without".
    case nobody(Int)
  }

  /// The claim that a part belongs to.
  enum Parent {
    case link(Int)
    /// The last claim of the measure in an earlier sentence.
    case earlier
  }

  var subject: Subject
  var measure: Measure
  var trigger: Int
  var rule: String
  var parent: Parent?
  /// All terms of the noun phrase.
  var terms: Range<Int>
}
