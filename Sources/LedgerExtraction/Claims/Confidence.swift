public import LedgerTypes

/// Gives each claim its confidence, last of all, when every other field is settled.
enum Confidence {
  /// Sets the confidence of all claims, with the features that decided it as evidence.
  static func settle(_ claims: inout [Claim], on page: Page, _ model: ConfidenceModel) {
    var reader = ConfidenceFeatures(page: page)
    for index in claims.indices { model.settle(&claims[index], reader.features(of: claims, at: index)) }
  }
}

extension Extractor {
  /// For each claim of `text`, the names of what holds for it and may bear on whether it is right.
  ///
  /// `ledger eval --fit` weighs them; the extraction itself goes by those that have a weight.
  public mutating func confidenceFeatures(of text: Span<UInt8>, context: DocumentContext) -> [[String]] {
    let claims = extraction(of: text, context: context).claims
    var reader = ConfidenceFeatures(page: Page(text, lexicon: registry.lexicon))
    return claims.indices.map { index in
      var names = claims[index].decidingRules + [claims[index].measure.rawValue]
      reader.features(of: claims, at: index).forEach { names.append(ConfidenceFeature.allCases[$0].name) }
      return names
    }
  }
}
