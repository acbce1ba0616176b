import LedgerTypes

// Figures in words, as findings print them.

extension AuditContext {
  /// What a claim leaves open, in words: "more than 20,000".
  package func words(_ place: Int) -> String { words(fact(place)) }

  /// What a claim leaves open, in words: "more than 20,000".
  package func words(_ fact: Fact) -> String {
    guard fact.bound == .vague else { return Self.stated(fact) }
    return fact.vague == 0 ? "a vague number" : "“\(table.term(fact.vague))”"
  }

  /// The stated limits, without the tolerance of rounding.
  package static func stated(_ fact: Fact) -> String {
    func number(_ value: Int) -> String {
      let decimal = ExactDecimal(coefficient: value, scale: fact.scale)
      return decimal.wholeNumber.map { StatedInterval.words($0) } ?? decimal.description
    }
    let percent = fact.unit == .percent ? " %" : ""
    switch fact.bound {
    case .exact, .ordinal: return number(fact.low) + percent
    case .approx: return "about " + number(fact.low) + percent
    case .nearly: return "nearly " + number(fact.low) + percent
    case .moreThan: return "more than " + number(fact.low) + percent
    case .atLeast: return "at least " + number(fact.low) + percent
    case .lessThan: return "less than " + number(fact.high) + percent
    case .atMost: return "at most " + number(fact.high) + percent
    case .range: return number(fact.low) + " to " + number(fact.high) + percent
    case .vague: return "a vague number"
    }
  }

  /// What is counted: "killed, children, in gaza".
  package func subject(_ fact: Fact) -> String {
    var words = fact.measure.rawValue.replacing("_", with: " ")
    let population = table.term(fact.population)
    if !population.isEmpty { words += ", " + population.replacing("; ", with: " and ") }
    let definition = table.term(fact.definition)
    if !definition.isEmpty { words += " (\(definition))" }
    if fact.place > 0 { words += ", in " + table.places[fact.place].capitalizedWords }
    return words
  }

  /// The originator's name.
  package func origin(_ fact: Fact) -> String { table.origins[fact.origin].name }

  /// The publisher's name.
  package func publisher(_ fact: Fact) -> String { table.publisher(of: fact) }

  /// The day that a figure holds for, in words.
  package func day(_ fact: Fact) -> String { Self.day(fact.day, fact.endDay) }

  /// A day or interval in words; "no stated day" for none.
  package static func day(_ day: Int, _ end: Int) -> String {
    guard let date = CivilDate(stored: day) else { return "no stated day" }
    guard end != day, let last = CivilDate(stored: end) else { return date.description }
    return "\(date) to \(last)"
  }
}

extension String {
  /// The populations that a stored list names.
  package var populations: [String] {
    split(separator: ";").map { String($0.drop { $0 == " " }) }
  }

  /// The text with a capital at the start of each word: places are folded to small letters.
  package var capitalizedWords: String {
    split(separator: " ", omittingEmptySubsequences: false).map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }
}
