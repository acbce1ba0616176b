import LedgerTypes

/// What was read lately and recurs in a log: the names of some hundred rules, and the time of a run.
///
/// Bounded, whatever a log names: each name has one place, which the next name of that place takes.
final class EvidenceNames {
  struct Name {
    let field: String
    let rule: String
  }

  /// The newest time, as it is written.
  var time: (bytes: ArraySlice<UInt8>, value: Timestamp?) = ([], nil)
  private var places: [(bytes: ArraySlice<UInt8>, name: Name)?] = Array(repeating: nil, count: 1_024)

  /// The name of a rule that begins with its field, and a point; nil when it does not. The bytes are well-formed UTF-8.
  func name(_ text: [UInt8], _ range: Range<Int>) -> Name? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text[range] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let place = Int(truncatingIfNeeded: (hash ^ hash >> 32) & 1_023)
    if let known = places[place], known.bytes == text[range] { return known.name }
    let rule = String(decoding: text[range], as: UTF8.self)
    let name = Name(field: Self.field(ofRule: rule), rule: rule)
    guard name.field.utf8.count < rule.utf8.count else { return nil }
    // A copy, which does not keep the whole text.
    places[place] = (Array(text[range])[...], name)
    return name
  }

  /// What stands before the first point.
  static func field(ofRule rule: String) -> String {
    String(decoding: rule.utf8.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
  }
}
