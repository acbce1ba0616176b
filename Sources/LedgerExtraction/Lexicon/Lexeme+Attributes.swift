import LedgerTypes

extension Lexeme {
  /// Sets what an attribute of a record says of its words; whether it is one of the codebook's.
  mutating func set(_ key: String, to value: String) -> Bool {
    switch key {
    case "measure":
      measure = Measure(rawValue: value)
      return measure != nil
    case "bound":
      bound = Bound(rawValue: value)
      return bound != nil
    case "unit":
      unit = CountedUnit(rawValue: value)
      return unit != nil
    case "status":
      status = ClaimStatus(rawValue: value)
      return status != nil
    case "population":
      population = value
      return true
    case "kind":
      sourceKind = SourceKind(rawValue: value)
      return sourceKind != nil
    // Where places lie is read when a report asks for it (`PlaceAreas`).
    case "in": return classes.contains(.place)
    case "value":
      self.value = Int(value) ?? 0
      return Int(value) != nil
    default: return false
    }
  }
}
