import LedgerTypes
import Testing

@Suite struct PlaceAreasTests {
  private let areas: PlaceAreas = {
    var areas = PlaceAreas()
    for (place, area) in [
      ("Gaza", "Palestine"), ("Rafah", "Gaza"), ("Gaza Strip", "Gaza"), ("Derna", "Libya"), ("Khartoum", "Sudan"),
      ("Juba", "South Sudan"),
    ] {
      areas.add(place, in: area)
    }
    return areas
  }()

  @Test(arguments: [
    ("Libya", "libya"), ("eastern Libya", "Libya"), ("Derna", "Libya"), ("the city of Derna", "Libya"),
    ("Libya's north-eastern coast", "Libya"), ("Rafah", "Palestine"), ("southern Gaza Strip", "Gaza"),
    ("the Gaza Strip", "Gaza"), ("Rafah refugee camp", "Gaza"), ("Bohol province", "Bohol"), ("Bohol Island", "Bohol"),
    ("Jableh, Syria", "Syria"), ("central Rafah", "Gaza"),
  ])
  func liesInIt(place: String, area: String) { #expect(areas.lies(place, in: area)) }

  @Test func anAreaHasSeveralNames() {
    var areas = PlaceAreas()
    areas.add("Leeds", in: "United Kingdom")
    areas.add(name: "UK", of: "United Kingdom")
    #expect(areas.lies("Leeds", in: "UK") && areas.lies("UK", in: "the United Kingdom"))
  }

  @Test(arguments: [
    ("South Sudan", "Sudan"), ("Juba", "Sudan"), ("Gaza", "Rafah"), ("Libya", "Derna"), ("Benghazi", "Lib"),
    ("", "Libya"),
    ("north", "Libya"),
  ])
  func doesNot(place: String, area: String) { #expect(!areas.lies(place, in: area)) }
}
