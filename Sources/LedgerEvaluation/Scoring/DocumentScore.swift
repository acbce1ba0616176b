import LedgerTypes

/// One document's claims, found against gold.
struct DocumentScore: Sendable {
  /// What claims are taken together: all; those with a number of their own; and the codebook's core measures.
  enum Class: String, CaseIterable {
    case all, explicit, core
  }

  /// The measures that the codebook calls the core.
  static let coreMeasures: Set<Measure> = [
    .killed, .injured, .casualties, .missing, .displaced, .share, .dayCount,
  ]

  private(set) var classes: [Class: Tally] = [:]
  private(set) var measures: [Measure: Tally] = [:]
  /// For each found claim, its confidence and whether it is right in full.
  private(set) var judged: [(confidence: Int, isRight: Bool)] = []
  private(set) var disagreements: [Disagreement] = []

  private let gold: [AnnotatedClaim]
  private let found: [AnnotatedClaim]
  private let pairing: Pairing
  private let item: GoldFile.Item

  /// Scores `found` against the gold claims of `item`.
  init(_ item: GoldFile.Item, _ found: [AnnotatedClaim]) {
    self.item = item
    gold = item.claims
    self.found = found
    pairing = Pairing(gold, found)
    countSingly()
    for pair in pairing.pairs { count(pair.gold, pair.found) }
    judged = found.indices.map { index in
      let isRight = pairing.gold[index].map { isFull(gold[$0], found[index]) } ?? false
      return (found[index].confidence ?? 0, isRight)
    }
  }

  private func isFull(_ gold: AnnotatedClaim, _ found: AnnotatedClaim) -> Bool {
    Agreement.number(gold, found) && gold.status == found.status && Agreement.source(gold, found)
  }

  private mutating func add(_ claim: AnnotatedClaim, to classes: [Class], _ change: (inout Tally) -> Void) {
    for name in classes { change(&self.classes[name, default: Tally()]) }
    change(&measures[claim.measure, default: Tally()])
  }

  private static func classes(of claim: AnnotatedClaim) -> [Class] {
    if claim.isImplicit { return [.all] }
    return coreMeasures.contains(claim.measure) ? [.all, .explicit, .core] : [.all, .explicit]
  }

  /// A found claim belongs to the classes of its gold claim; without one it counts by its measure alone.
  private func classes(ofFound index: Int) -> [Class] {
    if let answered = pairing.gold[index] { return Self.classes(of: gold[answered]) }
    return Self.coreMeasures.contains(found[index].measure) ? [.all, .explicit, .core] : [.all, .explicit]
  }

  private mutating func countSingly() {
    for (index, claim) in gold.enumerated() {
      add(claim, to: Self.classes(of: claim)) { tally in
        tally.add(.gold)
        tally.add(.sourcedGold, if: claim.voice == .source)
        tally.add(.placedGold, if: claim.place?.isEmpty == false)
        tally.add(.datedGold, if: claim.asOf?.isEmpty == false)
        tally.add(.basedGold, if: !claim.base.isEmpty)
        tally.add(.partGold, if: claim.partOf != nil)
      }
      if pairing.found[index] == nil { note(.missed, claim) }
    }
    for (index, claim) in found.enumerated() {
      add(claim, to: classes(ofFound: index)) { tally in
        tally.add(.extracted)
        tally.add(.sourcedExtracted, if: claim.voice == .source)
        tally.add(.placedExtracted, if: claim.place?.isEmpty == false)
        tally.add(.datedExtracted, if: claim.asOf != nil)
        tally.add(.basedExtracted, if: !claim.base.isEmpty)
        tally.add(.partExtracted, if: claim.partOf != nil)
      }
      if pairing.gold[index] == nil { note(.extra, claim) }
    }
  }

  private mutating func count(_ goldIndex: Int, _ foundIndex: Int) {
    let own = gold[goldIndex]
    let theirs = found[foundIndex]
    let number = Agreement.number(own, theirs)
    let status = own.status == theirs.status
    let source = Agreement.source(own, theirs)
    let place = Agreement.place(own, theirs)
    let dated = own.asOf?.isEmpty == false
    let asOf = own.asOf?.prefix(10) == theirs.asOf?.prefix(10)
    let base = isSameBase(own, theirs)
    let part = isSamePart(own, theirs)
    add(own, to: Self.classes(of: own)) { tally in
      tally.add(.found)
      tally.add(.number, if: number)
      tally.add(.full, if: number && status && source)
      tally.add(.span, if: own.chars == theirs.chars)
      tally.add(.bytes, if: own.bytes == theirs.bytes)
      tally.add(.status, if: status)
      tally.add(.source, if: source)
      tally.add(.chain, if: source && Agreement.chain(own, theirs))
      tally.add(.kind, if: own.kind == theirs.kind)
      tally.add(.population, if: own.population.sorted() == theirs.population.sorted())
      if own.voice == .source {
        tally.add(.sourcedPairs)
        tally.add(.sourcedRight, if: source)
      }
      if own.place?.isEmpty == false {
        tally.add(.placedPairs)
        tally.add(.placedRight, if: place)
      }
      if dated {
        tally.add(.datedPairs)
        tally.add(.datedRight, if: asOf)
      }
      if !own.base.isEmpty {
        tally.add(.basedPairs)
        tally.add(.basedRight, if: base)
      }
      tally.add(.partPairs, if: own.partOf != nil)
      tally.add(.partFound, if: theirs.partOf != nil)
      tally.add(.partRight, if: part)
    }
    if !number { note(.number, own, theirs) }
    if !status { note(.status, own, theirs) }
    if !source { note(.source, own, theirs) }
    if own.kind != theirs.kind { note(.kind, own, theirs) }
    if own.population.sorted() != theirs.population.sorted() { note(.population, own, theirs) }
    if own.place?.isEmpty == false, !place { note(.place, own, theirs) }
    if dated, !asOf { note(.asOf, own, theirs) }
    if own.partOf != nil || theirs.partOf != nil, !part { note(.partOf, own, theirs) }
    if !own.base.isEmpty, !base { note(.base, own, theirs) }
  }

  /// The found claim that answers the gold claim of this key.
  private func answer(to key: String) -> String? {
    gold.firstIndex { $0.key == key }.flatMap { pairing.found[$0] }.map { found[$0].key }
  }

  private func isSamePart(_ own: AnnotatedClaim, _ theirs: AnnotatedClaim) -> Bool {
    guard let whole = own.partOf, let other = theirs.partOf, let answer = answer(to: whole) else { return false }
    return answer == other
  }

  private func isSameBase(_ own: AnnotatedClaim, _ theirs: AnnotatedClaim) -> Bool {
    Set(own.base.map { answer(to: $0) }) == Set(theirs.base.map { Optional($0) })
  }

  private mutating func note(_ sort: Disagreement.Sort, _ gold: AnnotatedClaim, _ found: AnnotatedClaim? = nil) {
    disagreements.append(Disagreement(sort, gold, found, in: item.document))
  }
}
