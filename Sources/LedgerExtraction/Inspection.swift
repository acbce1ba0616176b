public import LedgerTypes

/// The layers of a text's analysis below the claims, for people who want to see why a claim is there or is not.
public struct Inspection: Hashable, Sendable {
  /// A number as the text states it.
  public struct Number: Hashable, Sendable {
    /// The value's words, without bound words.
    public let span: TextSpan
    /// The stated lower limit, if any.
    public let low: ExactDecimal?
    /// The stated upper limit, if any.
    public let high: ExactDecimal?
    /// How the words bound the number.
    public let bound: Bound
    /// What the number is: "count", "share", "ordinal", "time", "date", "age", "money", "other unit", "label".
    public let role: String
  }

  /// A word that decides a measure.
  public struct MeasureWord: Hashable, Sendable {
    /// The word or phrase.
    public let span: TextSpan
    /// The measure that it decides.
    public let measure: Measure
  }

  /// The sentences.
  public var sentences: [TextSpan] = []
  /// All numbers, also those that are no claims.
  public var numbers: [Number] = []
  /// The measure words.
  public var measures: [MeasureWord] = []
  /// Words that can link a claim to a source.
  public var cues: [TextSpan] = []
}

extension Extractor {
  /// Every layer of the analysis of `text`: its sentences, numbers, measure words and cues.
  public mutating func inspection(of text: Span<UInt8>) -> Inspection {
    var inspection = Inspection()
    let page = Page(text, lexicon: registry.lexicon)
    for sentence in page.sentences {
      inspection.sentences.append(page.span(sentence.tokens))
      let clause = Clause(page, sentence)
      for quantity in clause.quantities {
        inspection.numbers.append(
          Inspection.Number(
            span: page.span(quantity.tokens), low: quantity.low, high: quantity.high, bound: quantity.bound,
            role: quantity.role.name))
      }
      for term in clause.terms.indices {
        if let measure = clause.lexeme(term).measure {
          inspection.measures.append(Inspection.MeasureWord(span: clause.span(term..<term + 1), measure: measure))
        }
        if clause.has(term, .cueVerb) { inspection.cues.append(clause.span(term..<term + 1)) }
      }
    }
    return inspection
  }
}

extension Quantity.Role {
  /// The role's name for people.
  var name: String {
    switch self {
    case .count: "count"
    case .share: "share"
    case .ordinal: "ordinal"
    case .time: "time"
    case .date: "date"
    case .age: "age"
    case .money: "money"
    case .otherUnit: "other unit"
    case .label: "label"
    }
  }
}
