import Testing

@testable import LedgerExtraction

@Suite("Sets of terms")
struct TermSetTests {
  @Test("Terms come in their order, and all of a long sentence that have no bit")
  func order() {
    var terms = TermSet()
    for term in [127, 3, 64, 0, 128, 131] { terms.insert(term) }
    terms.count = 100
    #expect(Array(terms) == [0, 3, 64, 127])
    terms.count = 133
    #expect(Array(terms) == [0, 3, 64, 127, 128, 129, 130, 131, 132])
  }
}
