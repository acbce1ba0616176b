import LedgerDocuments
import LedgerTypes

/// A place where gold and extractor do not say the same.
public struct Disagreement: Sendable {
  /// What they do not agree on; the raw values stand in JSON.
  public enum Sort: String, Sendable, CaseIterable {
    /// A gold claim that was not found, and a found claim that gold does not have.
    case missed, extra
    case number, status, source, kind, population, place
    case asOf = "as_of"
    case partOf = "part_of"
    case base
  }

  /// What they do not agree on.
  public let sort: Sort
  /// The document's identifier.
  public let document: String
  /// The measure of the claim.
  public let measure: String
  /// The words before the value, the value and the words behind it.
  public let context: (before: String, value: String, after: String)
  /// The value's place in code points.
  public let chars: Range<Int>
  /// What gold says; nil for a claim that gold does not have.
  public let gold: String?
  /// What was found; nil for a claim that was not.
  public let found: String?

  private static let reach = 60

  init(_ sort: Sort, _ claim: AnnotatedClaim, _ other: AnnotatedClaim?, in document: Document) {
    self.sort = sort
    self.document = document.id
    measure = claim.measure.rawValue
    chars = claim.chars
    let text = String(decoding: document.text, as: UTF8.self).unicodeScalars
    let start = text.index(text.startIndex, offsetBy: claim.chars.lowerBound)
    let end = text.index(start, offsetBy: claim.chars.count)
    let from = text.index(start, offsetBy: -Self.reach, limitedBy: text.startIndex) ?? text.startIndex
    let to = text.index(end, offsetBy: Self.reach, limitedBy: text.endIndex) ?? text.endIndex
    context = (String(text[from..<start]), String(text[start..<end]), String(text[end..<to]))
    gold = sort == .extra ? nil : claim.words(of: sort)
    found = sort == .extra ? claim.words(of: sort) : other?.words(of: sort)
  }
}

extension AnnotatedClaim {
  /// What the claim says on a matter, for a person.
  fileprivate func words(of sort: Disagreement.Sort) -> String {
    switch sort {
    case .missed, .extra, .number:
      guard bound != .vague else { return "vague" }
      return "\(bound.rawValue) \(Self.shown(low)) to \(Self.shown(high))"
    case .status: return status.rawValue
    case .source:
      let hops = sources.map { $0.name.flatMap { $0.isEmpty ? nil : $0 } ?? $0.text ?? "nobody named" }
      return hops.isEmpty ? voice.rawValue : "\(voice.rawValue): \(hops.joined(separator: " > "))"
    case .kind: return kind?.rawValue ?? "none"
    case .population: return population.isEmpty ? "none" : population.joined(separator: ", ")
    case .place: return place ?? "none"
    case .asOf: return asOf ?? "none"
    case .partOf: return partOf == nil ? "no part" : "a part"
    case .base: return base.isEmpty ? "none" : "\(base.count) claims"
    }
  }

  private static func shown(_ limit: Double?) -> String {
    guard let limit else { return "none" }
    return limit == limit.rounded() && abs(limit) < 1e15 ? String(Int(limit)) : String(limit)
  }
}
