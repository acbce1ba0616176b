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
  var rule: LinkRule
  /// What stands for the number, where the rule could not find one.
  var form = LinkForm.number
  /// The link that this one is a part of, by its index.
  var partOf: Int?
  /// A term behind the verb that tells who the counted people are: "14 of the dead were [fighters]".
  var complement: Int?

  /// The rule's name, as `ledger why` prints it.
  var ruleName: String { form == .number ? rule.rawValue : rule.rawValue + form.rawValue }
}

/// What a rule has tied to a measure word; all but numbers are told by the end of the rule's name.
enum LinkForm: String {
  case number = ""
  /// A noun phrase or a name for one person.
  case single = "_single"
  /// A noun phrase whose noun the lexicon lacks.
  case unknown = "_unknown"
  case surname = "_name"
}
