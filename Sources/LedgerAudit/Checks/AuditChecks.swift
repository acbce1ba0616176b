/// All checks, in the order in which they are listed and run.
public enum AuditChecks {
  /// The checks.
  public static let all: [AuditCheck] = [
    .cumulativeFalls, .incrementAgainstTotal, .partsAgainstTotal, .subsetLarger, .shareAgainstAbsolute,
    .shareOverHundred, .shareSum, .percentAndPoints, .ambiguousBase, .dayCountAgainstDate, .twoDayCounts,
    .asOfAfterPublication, .eventAfterAsOf,
    .publishedBeforeEpoch, .weekdayAgainstDate, .headlineAgainstBody, .leadAgainstBody, .boundDrift, .staleFigure,
    .staleShare, .originSwitch, .definitionMix, .mixedOrigins, .circularCitation, .singleOrigin, .unattributed,
    .droppedQualifier, .droppedCaveat, .shortenedChain, .aliasDrift, .absentFromReport, .quoteNotInDocument, .digitSlip,
    .jump,
    .straightLine, .plateau, .overlappingWindows, .missingWindows, .doubleCount, .disputed, .projectionAsFact,
    .unitSlip, .measureSlip,
    .rateArithmetic, .editionChange, .againstReference, .impossibleValue,
  ]

  /// The checks of these names, all for none; nil with the first name that is none.
  public static func named(_ names: [String]) -> Result<[AuditCheck], UnknownCheck> {
    guard !names.isEmpty else { return .success(all) }
    var chosen: [AuditCheck] = []
    for name in names {
      guard let check = all.first(where: { $0.name == name }) else { return .failure(UnknownCheck(name: name)) }
      chosen.append(check)
    }
    return .success(chosen)
  }
}

/// A check that does not exist was asked for.
public struct UnknownCheck: Error, Hashable, CustomStringConvertible {
  /// The name.
  public let name: String

  /// One sentence that lists the checks.
  public var description: String {
    "there is no check \(name); the checks are: " + AuditChecks.all.map(\.name).joined(separator: ", ")
  }
}
