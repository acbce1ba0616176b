import LedgerTypes

/// A claim's fields in the notation of `Corpus/README.md`.
struct ClaimFields {
  static let names: Set<String> = [
    "measure", "bound", "low", "high", "unit", "vague_class", "kind", "status", "implicit", "population", "place",
    "as_of", "epoch", "part_of", "base", "base_resolution", "share_of", "per", "voice", "source", "definition",
    "framing", "notices", "quote",
  ]

  let claim: Claim
  let text: [UInt8]
  /// The letter of another claim of the same extraction, by its index.
  let letter: (Int) -> String

  /// Whether the field is as expected; sources are compared by `differences(in:)`.
  func matches(_ field: String, _ expected: String) -> Bool {
    switch field {
    case "population", "framing", "base", "notices": list(expected) == list(value(of: field))
    default: expected == value(of: field)
    }
  }

  /// The field as a corpus would state it; "none" when it is absent.
  func value(of field: String) -> String {
    switch field {
    case "measure": claim.measure.rawValue
    case "bound": claim.bound.rawValue
    case "low": claim.low?.description ?? "none"
    case "high": claim.high?.description ?? "none"
    case "unit": claim.unit.rawValue
    case "vague_class": claim.vagueClass ?? "none"
    case "kind": claim.kind.rawValue
    case "status": claim.status.rawValue
    case "implicit": claim.implicit ? "true" : "false"
    case "population": joined(claim.population)
    case "place": words(claim.place)
    case "as_of": claim.asOf?.description ?? "none"
    case "epoch": claim.epoch?.description ?? "none"
    case "part_of": claim.partOf.map(letter) ?? "none"
    case "base": joined(claim.base.map(letter))
    case "base_resolution": claim.baseResolution?.rawValue ?? "none"
    case "share_of": claim.shareOf?.rawValue ?? "none"
    case "per": words(claim.per)
    case "voice": claim.voice.rawValue
    case "definition": claim.definition ?? "none"
    case "framing": joined(claim.framing)
    case "notices": joined(claim.notices.map(\.code))
    case "quote": words(claim.quote)
    default: "none"
    }
  }

  /// All that a person wants to see of a claim that nobody expected.
  var summary: String {
    var parts = ["\"\(words(claim.span))\" \(claim.measure.rawValue)"]
    for field in ["bound", "low", "high", "kind", "status", "population", "place", "as_of"] {
      let value = value(of: field)
      if value != "none" { parts.append("\(field) \(value)") }
    }
    return (parts + sources.map { "source \($0)" }).joined(separator: "; ")
  }

  /// The hops as a corpus would state them.
  var sources: [String] {
    claim.sources.map { hop in
      "\(hop.hop): " + parts(hop).map { $0.isEmpty ? "-" : $0 }.joined(separator: " / ")
    }
  }

  /// Whether the sources are the expected ones: "words / cue / name / id / resolved" for each.
  func sourcesMatch(_ expected: [String]) -> Bool {
    if expected == ["none"] { return claim.sources.isEmpty }
    guard expected.count == claim.sources.count else { return false }
    var hop = -1
    for (wanted, got) in zip(expected, claim.sources) {
      var wanted = wanted[...]
      hop += 1
      if let digit = wanted.first?.wholeNumberValue, wanted.dropFirst().first == ":" {
        hop = digit
        wanted = wanted.dropFirst(2)
      }
      guard got.hop == hop else { return false }
      for (wanted, got) in zip(Self.parts(wanted), parts(got)) where wanted != "*" {
        guard wanted == "-" ? got.isEmpty : wanted == got else { return false }
      }
    }
    return true
  }

  private static func parts(_ text: Substring) -> [String] {
    var parts: [String] = []
    var part = ""
    for word in text.split(separator: " ") {
      if word == "/" {
        parts.append(part)
        part = ""
      } else {
        part += part.isEmpty ? word : " " + word
      }
    }
    return parts + [part]
  }

  private func parts(_ hop: SourceHop) -> [String] {
    func optional(_ span: TextSpan?) -> String { span == nil ? "" : words(span) }
    return [optional(hop.span), optional(hop.cue), hop.name, hop.id ?? "", optional(hop.resolved)]
  }

  private func words(_ span: TextSpan?) -> String {
    guard let span else { return "none" }
    guard span.end <= text.count else { return "outside the text: \(span.start)..<\(span.end)" }
    return String(decoding: text[span.start..<span.end], as: UTF8.self)
  }

  private func joined(_ items: [String]) -> String { items.isEmpty ? "none" : items.joined(separator: ", ") }

  private func list(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init).sorted()
  }
}
