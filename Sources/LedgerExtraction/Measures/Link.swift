import LedgerTypes

/// A number, or a noun phrase that implies one, tied to the measure word that it belongs to.
struct Link {
  enum Subject: Equatable {
    /// Index into the clause's quantities.
    case quantity(Int)
    /// The terms of a noun phrase for one person: "a man", "his son", "Ahmed Ali".
    case single(Range<Int>)
    /// The terms of "no", "no one", "none".
    case nobody(Range<Int>)
  }

  var subject: Subject
  var measure: Measure
  /// The measure word's term.
  var trigger: Int
  /// The rule's name, as `ledger why` prints it.
  var rule: String
  /// The link that this one is a part of, by its index.
  var partOf: Int?
  /// A term behind the verb that tells who the counted people are: "14 of the dead were [fighters]".
  var complement: Int?
}
