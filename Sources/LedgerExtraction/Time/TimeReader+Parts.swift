import LedgerTypes

/// Claims whose time and kind hang on others.
extension TimeReader {
  /// "on its 77th day, has killed over 20,000": totals beside a day count hold for its day and count from its start.
  func settleCounted(_ findings: inout [Finding]) {
    for count in findings.indices where findings[count].claim.measure == .dayCount {
      guard let start = findings[count].claim.epoch, let day = findings[count].claim.asOf else { continue }
      let step = { (index: Int, by: Int, findings: inout [Finding]) in
        var other = index + by
        while findings.indices.contains(other), findings[other].sentence == findings[index].sentence {
          if findings[other].claim.kind == .cumulative, findings[other].claim.epoch == nil {
            findings[other].claim.epoch = start
            findings[other].claim.asOf = day
            note("epoch", "time.day_count", findings[index].value, &findings[other].claim)
            note("as_of", "time.day_count", findings[index].value, &findings[other].claim)
          }
          other += by
        }
      }
      step(count, 1, &findings)
      step(count, -1, &findings)
    }
  }

  /// A part, and a share, hold for the time of their whole, and are of its kind; so is what is joined to a total.
  func settleParts(_ findings: inout [Finding]) {
    for index in findings.indices
    where findings[index].claim.kind == .incident || findings[index].claim.kind == .increment {
      if let joined = joined(before: index, findings) {
        findings[index].claim.kind = findings[joined].claim.kind
        note("kind", "kind.joined", findings[joined].value, &findings[index].claim)
        findings[index].claim.asOf = findings[joined].claim.asOf
        continue
      }
      guard findings[index].claim.kind == .incident,
        let whole = findings[index].claim.partOf ?? toll(before: index, findings), findings.indices.contains(whole),
        findings[whole].claim.measure == findings[index].claim.measure
      else { continue }
      switch findings[whole].claim.kind {
      case .increment where hasOwnTime(findings[index].claim): continue
      case .cumulative, .increment, .background:
        findings[index].claim.kind = findings[whole].claim.kind
        note("kind", "kind.whole", findings[whole].value, &findings[index].claim)
      default: continue
      }
    }
    for index in findings.indices where findings[index].claim.asOf == nil {
      guard let whole = findings[index].claim.partOf ?? findings[index].claim.base.first,
        findings.indices.contains(whole),
        let when = findings[whole].claim.asOf
      else { continue }
      findings[index].claim.asOf = when
      note("as_of", "time.whole", nil, &findings[index].claim)
    }
  }

  /// "five were among the dead on Monday": the part tells its own day.
  func hasOwnTime(_ claim: Claim) -> Bool {
    claim.evidence.contains { $0.field == "as_of" && $0.rule != "time.event" && $0.rule != "time.document" }
  }

  /// "bringing the total to 1,487 martyrs and more than 10,578 injuries", "20,057 people had been killed and 53,320
  /// injured": what "and" joins without other words is of one kind.
  private func joined(before index: Int, _ findings: [Finding]) -> Int? {
    let first = index - 1
    guard index > 0, findings[first].sentence == findings[index].sentence, findings[index].claim.partOf == nil,
      findings[first].claim.partOf == nil, findings[first].claim.status == findings[index].claim.status,
      !findings[index].claim.implicit
    else { return nil }
    switch findings[first].claim.kind {
    case .cumulative where findings[index].claim.kind == .increment:
      guard findings[first].claim.evidence.contains(where: { $0.rule == "kind.total" || $0.rule == "kind.rise" })
      else { return nil }
    case .cumulative, .increment, .background: guard findings[index].claim.kind == .incident else { return nil }
    default: return nil
    }
    let end = findings[first].phrase.upperBound
    var isJoined = false
    for token in end..<max(end, findings[index].phrase.lowerBound) {
      if page.isWord(token, "and") {
        isJoined = true
        continue
      }
      let isOwn =
        findings[first].trigger?.contains(token) ?? false || findings[index].trigger?.contains(token) ?? false
      guard isOwn || page.isWord(token, "a") || !page.classes(token).isDisjoint(with: [.be, .have, .bound]) else {
        return nil
      }
    }
    return isJoined ? first : nil
  }

  /// "The toll was 48 on land and 269 on the river": the number without words of its own counts what the toll does.
  private func toll(before index: Int, _ findings: [Finding]) -> Int? {
    guard findings[index].claim.evidence.contains(where: { $0.rule == "measure.gapped" }) else { return nil }
    let sentence = findings[index].sentence
    return (0..<index).reversed().first {
      findings[$0].sentence != sentence || findings[$0].claim.evidence.contains { $0.rule == "measure.toll" }
    }.flatMap { findings[$0].sentence == sentence ? $0 : nil }
  }
}
