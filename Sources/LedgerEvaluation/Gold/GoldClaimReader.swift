import LedgerDocuments
import LedgerTypes

/// Reads the claims of one gold document, and says which member of which claim is at fault.
struct GoldClaimReader {
  struct Fault: Error {
    let reason: String
  }

  private let document: Document
  /// The byte at which each code point starts, and the text's end.
  private let starts: [Int]
  private var length: Int { starts.count - 1 }

  init(_ document: Document) {
    self.document = document
    starts = document.text.indices.filter { document.text[$0] & 0xC0 != 0x80 } + [document.text.count]
  }

  /// The claims of a document; `part_of` and `base` name claims that are there.
  func claims(_ values: [JSONValue]) throws(Fault) -> [AnnotatedClaim] {
    var claims: [AnnotatedClaim] = []
    var keys: Set<String> = []
    for (index, value) in values.enumerated() {
      let claim = try claim(value, number: index + 1)
      guard keys.insert(claim.key).inserted else { throw Fault(reason: "two claims have the key \"\(claim.key)\"") }
      claims.append(claim)
    }
    for claim in claims {
      for other in [claim.partOf].compactMap(\.self) + claim.base where !keys.contains(other) {
        throw Fault(reason: "claim \"\(claim.key)\": no claim has the key \"\(other)\"")
      }
    }
    return claims
  }

  private func claim(_ value: JSONValue, number: Int) throws(Fault) -> AnnotatedClaim {
    guard case .object = value else { throw Fault(reason: "claim \(number) is no object") }
    let key = try text(value, "key", of: "claim \(number)") ?? "\(number)"
    let name = "claim \"\(key)\""
    guard let chars = try span(value, "chars", of: name, limit: length) else {
      throw Fault(reason: "\(name): no \"chars\"; write the value's place in the text, [start, end)")
    }
    let bound = try term(value, "bound", of: name, default: nil) as Bound
    var sources: [AnnotatedClaim.Source] = []
    for (index, source) in try list(value, "sources", of: name).enumerated() {
      sources.append(try self.source(source, of: "\(name), source \(index + 1)"))
    }
    return AnnotatedClaim(
      key: key, chars: chars,
      bytes: try span(value, "bytes", of: name, limit: document.text.count)
        ?? starts[chars.lowerBound]..<starts[chars.upperBound],
      measure: try term(value, "measure", of: name, default: nil), bound: bound,
      low: try limit(value, "low", of: name), high: try limit(value, "high", of: name),
      kind: try value["kind"] == nil ? nil : term(value, "kind", of: name, default: nil),
      status: try term(value, "status", of: name, default: .asserted),
      isImplicit: try flag(value, "implicit", of: name), population: try texts(value, "population", of: name),
      place: try text(value, "place", of: name), asOf: try text(value, "as_of", of: name),
      partOf: try text(value, "part_of", of: name), base: try texts(value, "base", of: name),
      voice: try term(value, "voice", of: name, default: sources.isEmpty ? .publisher : .source), sources: sources,
      confidence: nil)
  }

  private func source(_ value: JSONValue, of name: String) throws(Fault) -> AnnotatedClaim.Source {
    guard case .object = value else { throw Fault(reason: "\(name) is no object") }
    return AnnotatedClaim.Source(
      hop: try limit(value, "hop", of: name).map { Int($0) } ?? 0,
      chars: try span(value, "chars", of: name, limit: length), text: try text(value, "text", of: name),
      cue: try text(value, "cue", of: name), resolved: try text(value, "resolved", of: name),
      name: try text(value, "name", of: name))
  }

  // MARK: Members

  /// A word of a closed list of the codebook.
  private func term<Term: RawRepresentable & CaseIterable>(
    _ value: JSONValue, _ member: String, of name: String, default standard: Term?
  ) throws(Fault) -> Term where Term.RawValue == String {
    guard let word = try text(value, member, of: name) else {
      guard let standard else { throw Fault(reason: "\(name): no \"\(member)\"") }
      return standard
    }
    guard let term = Term(rawValue: word) else {
      let known = Term.allCases.map(\.rawValue).joined(separator: ", ")
      throw Fault(reason: "\(name): \"\(word)\" is no \(member); it is one of \(known)")
    }
    return term
  }

  private func text(_ value: JSONValue, _ member: String, of name: String) throws(Fault) -> String? {
    switch value[member] {
    case nil: return nil
    case .string(let text)?: return text
    case .number(let digits)?: return digits
    default: throw Fault(reason: "\(name): \"\(member)\" is not a string")
    }
  }

  private func flag(_ value: JSONValue, _ member: String, of name: String) throws(Fault) -> Bool {
    switch value[member] {
    case nil: return false
    case .flag(let flag)?: return flag
    default: throw Fault(reason: "\(name): \"\(member)\" is neither true nor false")
    }
  }

  private func limit(_ value: JSONValue, _ member: String, of name: String) throws(Fault) -> Double? {
    switch value[member] {
    case nil: return nil
    case .number(let digits)?:
      guard let number = Double(digits), abs(number) < 1e18 else {
        throw Fault(reason: "\(name): \"\(member)\" is too large")
      }
      return number
    default: throw Fault(reason: "\(name): \"\(member)\" is not a number")
    }
  }

  private func list(_ value: JSONValue, _ member: String, of name: String) throws(Fault) -> [JSONValue] {
    switch value[member] {
    case nil: return []
    case .array(let elements)?: return elements
    default: throw Fault(reason: "\(name): \"\(member)\" is not a list")
    }
  }

  private func texts(_ value: JSONValue, _ member: String, of name: String) throws(Fault) -> [String] {
    var texts: [String] = []
    for element in try list(value, member, of: name) {
      guard case .string(let text) = element else {
        throw Fault(reason: "\(name): \"\(member)\" is not a list of strings")
      }
      texts.append(text)
    }
    return texts
  }

  private func span(
    _ value: JSONValue, _ member: String, of name: String, limit: Int
  ) throws(Fault) -> Range<Int>? {
    guard value[member] != nil else { return nil }
    let ends = try list(value, member, of: name)
    guard ends.count == 2, case .number(let first) = ends[0], case .number(let last) = ends[1],
      let start = Int(first), let end = Int(last), 0 <= start, start <= end
    else { throw Fault(reason: "\(name): \"\(member)\" is not [start, end)") }
    guard end <= limit else {
      throw Fault(reason: "\(name): \"\(member)\" ends at \(end), behind the text's end at \(limit)")
    }
    return start..<end
  }
}
