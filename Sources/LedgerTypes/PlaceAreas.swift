/// Which places lie in which: by a list ("Derna" lies in Libya), and by the words ("eastern Libya", "Bohol province", "the
/// town of Jableh in Syria").
public struct PlaceAreas: Sendable {
  private var areas: [String: String] = [:]
  private var named: Set<String> = []
  private var otherNames: [String: String] = [:]

  /// Knows no list; words alone tell.
  public init() {}

  /// Notes that the place lies in the area. Case does not count.
  public mutating func add(_ place: String, in area: String) {
    let (name, wider) = (Self.folded(place), Self.folded(area))
    named.insert(wider)
    if name != wider, areas[name] == nil { areas[name] = wider }
  }

  /// Notes an area that has this name too: "UK" for the United Kingdom.
  public mutating func add(name: String, of area: String) {
    let (name, area) = (Self.folded(name), Self.folded(area))
    named.formUnion([name, area])
    if name != area { otherNames[name] = area }
  }

  /// Whether a place, as a text writes it, is the area or lies in it.
  public func lies(_ place: String, in area: String) -> Bool {
    let target = known(Self.folded(area))
    return names(of: place).contains(target)
  }

  private func known(_ name: String) -> String { otherNames[name] ?? name }

  /// The name that all names of a place lead to, then those of the areas that it lies in, as far as they are known.
  public func names(of place: String) -> [String] {
    var names = [known(Self.folded(place))]
    var next = 0
    while next < names.count, next < Self.mostSteps {
      let name = names[next]
      next += 1
      for wider in [areas[name], Self.shortened(name, isArea: named.contains(name))] {
        if let wider = wider.map(known), !names.contains(wider) { names.append(wider) }
      }
    }
    return names
  }

  /// A name has few words; more steps than this lead nowhere.
  private static let mostSteps = 16

  private static func folded(_ name: String) -> String {
    let small = name.lowercased().replacing("’", with: "'")
    return small.hasPrefix("the ") ? String(small.dropFirst(4)) : small
  }

  /// The place behind or around what the words name: "southern gaza" → "gaza". A listed area is no part of what its own
  /// name ends with: South Sudan does not lie in Sudan.
  private static func shortened(_ name: String, isArea: Bool) -> String? {
    if isArea { return nil }
    for joint in [", ", " of ", " in ", " near "] {
      if let range = name.firstRange(of: joint) { return folded(String(name[range.upperBound...])) }
    }
    if let range = name.firstRange(of: "'s ") { return String(name[..<range.lowerBound]) }
    guard let space = name.firstIndex(of: " "), let last = name.lastIndex(of: " ") else { return nil }
    if directions.contains(String(name[..<space])) { return String(name[name.index(after: space)...]) }
    return nouns.contains(String(name[name.index(after: last)...])) ? String(name[..<last]) : nil
  }

  private static let directions: Set<String> = [
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest",
    "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "north-east",
    "north-west",
    "south-east", "south-west", "coastal", "rural", "upper", "lower", "greater", "mainland", "downtown",
  ]

  private static let nouns: Set<String> = [
    "strip", "enclave", "province", "provinces", "governorate", "governorates", "region", "district", "state", "county",
    "prefecture", "oblast", "island", "islands", "peninsula", "valley", "city", "town", "village", "area", "coast",
    "camp", "refugee", "countryside", "suburb", "suburbs", "outskirts", "municipality", "department", "territory",
    "capital", "border",
  ]
}
