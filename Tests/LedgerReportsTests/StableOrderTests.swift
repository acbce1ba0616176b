import Testing

@testable import LedgerReports

/// Rows sorted term by term, against a sort that compares.
@Suite struct StableOrderTests {
  @Test(arguments: [3, 1_000, Int.max - 1], [true, false])
  func theOrderIsThatOfComparing(greatest: Int, descending: Bool) {
    var state: UInt64 = 7
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33 % 10 == 0 ? StableOrder.absent : Int(state >> 1) % greatest - greatest / 2
    }
    let rows = (0..<500).map { _ in [next(), next()] }
    var order = StableOrder(count: rows.count)
    order.sort { rows[$0][1] }
    order.sort(descending: descending) { rows[$0][0] }
    let expected = rows.indices.sorted { left, right in
      let (a, b) = (rows[left], rows[right])
      if a[0] != b[0] {
        if a[0] == StableOrder.absent || b[0] == StableOrder.absent { return b[0] == StableOrder.absent }
        return (a[0] < b[0]) != descending
      }
      return a[1] != b[1] ? a[1] < b[1] : left < right
    }
    #expect(order.places.map { Int($0) } == expected)
  }

  @Test func nothingAndOnlyAbsentValuesHaveAnOrder() {
    var order = StableOrder(count: 0)
    order.sort { $0 }
    #expect(order.places.isEmpty)
    order = StableOrder(count: 3)
    order.sort { _ in StableOrder.absent }
    #expect(order.places == [0, 1, 2])
  }
}
