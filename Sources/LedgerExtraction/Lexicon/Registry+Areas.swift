public import LedgerTypes

extension Registry {
  /// Where the places of the shipped lists lie: in the area that their record names, else in its country.
  ///
  /// The lists of places are in the file of names. Extraction does without this; it is read when a report asks for the
  /// figures of an area.
  public static let shippedAreas: PlaceAreas = {
    var areas = PlaceAreas()
    for file in shippedFiles() where file.name == "names" {
      var record = AreaRecord()
      for line in file.bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
        let words = line.split(separator: UInt8(ascii: " "))
        if line.first != UInt8(ascii: " ") {
          record = AreaRecord(header: words)
        } else if record.isOfPlaces {
          for word in words { record.add(word, to: &areas) }
        }
      }
    }
    return areas
  }()
}

/// One record of places while it is read. Names lie in the country that stands last before them; countries in a row are
/// one country's names.
private struct AreaRecord {
  private(set) var isOfPlaces = false
  private var area: String?
  private var isCountryBefore = false

  init() {}

  init(header: [ArraySlice<UInt8>]) {
    isOfPlaces = header.first?.elementsEqual("place".utf8) ?? false
    for word in header.dropFirst() where word.starts(with: "in=".utf8) { area = Self.name(word.dropFirst(3)) }
  }

  /// "Khan_Younis", "Libya=9".
  mutating func add(_ word: ArraySlice<UInt8>, to areas: inout PlaceAreas) {
    let parts = word.split(separator: UInt8(ascii: "="))
    guard let first = parts.first else { return }
    let name = Self.name(first)
    let isCountry = parts.count == 2 && parts[1].elementsEqual("\(PlaceWords.country)".utf8)
    if isCountry {
      if !isCountryBefore || area == nil { area = name }
      areas.add(name: name, of: area ?? name)
    } else if let area {
      areas.add(name, in: area)
    }
    isCountryBefore = isCountry
  }

  private static func name(_ word: ArraySlice<UInt8>) -> String {
    String(decoding: word.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
