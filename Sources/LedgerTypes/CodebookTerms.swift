// The closed word lists of the codebook. Raw values are the names in JSON, SQL and CSV.

/// What a number counts (codebook, section 2).
public enum Measure: String, Sendable, CaseIterable {
  case killed, injured, casualties, missing, displaced, detained, abducted, released, rescued, affected
  case destroyed, attacks, share, rate
  case dayCount = "day_count"
}

/// How the stated number limits the true one (codebook, section 3).
public enum Bound: String, Sendable, CaseIterable {
  case exact, approx, nearly, range, vague, ordinal
  case moreThan = "more_than"
  case atLeast = "at_least"
  case lessThan = "less_than"
  case atMost = "at_most"
}

/// What one unit of the number is (codebook, section 3).
public enum CountedUnit: String, Sendable, CaseIterable {
  case person, household, percent, day, structure, event
}

/// The classes of people that a count may be of (codebook, section 4), in the codebook's order; a population may also be
/// a people's or a group's name as written.
public enum PopulationClass: String, Sendable, CaseIterable {
  case children, women, men, elderly, civilians, combatants, police, medical, press
  case aidWorkers = "aid_workers"
  case foreigners

  /// The names of all classes.
  public static let names = allCases.map(\.rawValue)
}

/// How the number relates to time and events (codebook, section 4).
public enum ClaimKind: String, Sendable, CaseIterable {
  case cumulative, increment, incident, stock, share, duration, rate, background
}

/// How the speaker commits to the number (codebook, section 5).
public enum ClaimStatus: String, Sendable, CaseIterable {
  case asserted, negated, denied, feared, projected, hypothetical, questioned
}

/// Who speaks: a cited source, the publisher, or the author of the document itself (codebook, section 6).
public enum Voice: String, Sendable, CaseIterable {
  case source, publisher
  case author = "self"
}

/// How the base of a share was found (codebook, section 4).
public enum BaseResolution: String, Sendable, CaseIterable {
  case explicit, nearest, ambiguous
}

/// What sort of body or person a source is (codebook, section 6).
public enum SourceKind: String, Sendable, CaseIterable {
  case ministry, government, military, igo, ngo, police, hospital, monitor, academic, person, witness
  case document, unstated, unknown
  case mediaOffice = "media_office"
  case armedGroup = "armed_group"
  case unAgency = "un_agency"
  case redCrossCrescent = "red_cross_crescent"
  case civilDefence = "civil_defence"
  case newsAgency = "news_agency"
  case newsOutlet = "news_outlet"
  case unnamedOfficial = "unnamed_official"
  case socialMedia = "social_media"
}

/// What an alias is to the body that it names: its name, an acronym, a description, or a description
/// that attributes the body to somebody ("Hamas-run health ministry").
public enum AliasKind: String, Sendable, CaseIterable {
  case name, acronym, descriptor, attributive
}
