/// Something that holds for a claim, or not, and bears on whether it is right.
///
/// Besides these, a claim has its measure and the rules that decided measure and sources.
enum ConfidenceFeature: Int, CaseIterable {
  case denied, feared, projected, hypothetical, questioned
  case implicit, vague, range, notice, part, withoutWord, apart, far
  case besideCue, afterCue, inQuotation
  case relayed, registered, resolved, unknownKind, farSource
  case capitals, line, crowded, alone, long, short, severalCues

  /// The name in `confidence.txt` and in evidence.
  var name: String {
    switch self {
    case .denied: "status.denied"
    case .feared: "status.feared"
    case .projected: "status.projected"
    case .hypothetical: "status.hypothetical"
    case .questioned: "status.questioned"
    case .implicit: "value.implicit"
    case .vague: "value.vague"
    case .range: "value.range"
    case .notice: "value.notice"
    case .part: "value.part"
    case .withoutWord: "value.without_word"
    case .apart: "value.apart"
    case .far: "value.far"
    case .besideCue: "publisher.beside_cue"
    case .afterCue: "publisher.after_cue"
    case .inQuotation: "publisher.in_quotation"
    case .relayed: "source.relayed"
    case .registered: "source.registered"
    case .resolved: "source.resolved"
    case .unknownKind: "source.unknown"
    case .farSource: "source.far"
    case .capitals: "text.capitals"
    case .line: "sentence.line"
    case .crowded: "sentence.crowded"
    case .alone: "sentence.alone"
    case .long: "sentence.long"
    case .short: "sentence.short"
    case .severalCues: "sentence.several_cues"
    }
  }
}

/// Some features, as bits.
struct ConfidenceFeatureSet {
  private(set) var bits: UInt64 = 0

  /// Adds a feature, if it holds.
  mutating func add(_ feature: ConfidenceFeature, if holds: Bool = true) {
    if holds { bits |= 1 << UInt64(feature.rawValue) }
  }

  /// The features in the order of their declaration.
  func forEach(_ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
