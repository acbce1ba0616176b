/// A name of a place in the text, with the words that belong to it: "Si Sakhon district", "El Paso, Texas".
struct PlaceMention {
  enum Role: UInt8 {
    /// After "in", "at", "near": where something happened.
    case location
    /// After "on" or "of": what something was done to, or belongs to.
    case relation
    /// After "to" or "from", or as the owner of something else: where somebody goes, or what is from there.
    case distant
    /// Without a preposition, known as a place by the lexicon or by its noun.
    case bare
    /// At the head of the text: where it was written.
    case dateline
  }

  /// As written, without the preposition.
  let tokens: Range<Int>
  private(set) var role: Role
  /// The preposition's token, or the first of the name.
  let start: Int
  /// Several places side by side, or a noun for several.
  let isSeveral: Bool
  /// Whether the words sit inside the name of a speaker: "the Ministry of Health in Gaza".
  let isSpeaker: Bool
  /// Whether it is a whole country, or a part of one that has no name of its own.
  let isCountry: Bool
  /// Whether it has no name at all: "seven states", "an eastern Syrian town".
  let isUnnamed: Bool
  /// Whether it owns a war or disaster: "Syria's war".
  let ownsConflict: Bool

  /// Whether a text can go on about it: a named place that neither speaks nor owns a war.
  var tellsPlace: Bool { !isSpeaker && !ownsConflict && !isUnnamed && role != .dateline }

  /// The same place, as one that somebody comes from.
  var distant: PlaceMention {
    var place = self
    place.role = .distant
    return place
  }
}
