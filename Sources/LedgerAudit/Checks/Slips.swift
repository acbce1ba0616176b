import LedgerTypes

extension AuditCheck {
  /// A digit that went astray.
  static let digitSlip = AuditCheck(
    "digit-slip", .medium,
    """
    For one key and day, two exact figures of four or more digits differ by one slip: two neighbouring digits changed \
    places, one digit is missing, added or another one. The figure that fewer texts state is named first. Or a total \
    lies outside its neighbours in its series, and would lie between them with two neighbouring digits changed back, or \
    one digit taken away or added (claims and reference series).
    """
  ) { context, check in
    var findings = context.courses(ofReferences: true).flatMap { context.slips(in: $0, check) }
    for series in context.series.series where series.members.count > 1 {
      var start = 0
      let members = series.members
      while start < members.count {
        var end = start + 1
        while end < members.count, context.fact(members[end]).day == context.fact(members[start]).day { end += 1 }
        if context.fact(members[start]).day != 0 { findings += slips(Array(members[start..<end]), context, check) }
        start = end
      }
    }
    return findings
  }

  private static func slips(_ group: [Int], _ context: AuditContext, _ check: AuditCheck) -> [Finding] {
    let exact = group.filter {
      context.fact($0).bound == .exact && context.fact($0).scale == 0 && context.fact($0).low >= 1_000
    }
    var byValue: [(value: Int, places: [Int])] = []
    for place in exact {
      if let known = byValue.firstIndex(where: { $0.value == context.fact(place).low }) {
        byValue[known].places.append(place)
      } else if byValue.count < 8 {
        byValue.append((context.fact(place).low, [place]))
      }
    }
    var findings: [Finding] = []
    for (index, first) in byValue.enumerated() {
      for second in byValue.dropFirst(index + 1) {
        guard let slip = DigitSlip.between(first.value, second.value) else { continue }
        let (odd, usual) = first.places.count < second.places.count ? (first, second) : (second, first)
        let fact = context.fact(odd.places[0])
        findings.append(
          Finding(
            check, facts: [odd.places[0], usual.places[0]], in: context.table,
            text:
              "\(StatedInterval.words(odd.value)) and \(StatedInterval.words(usual.value)) \(context.subject(fact)) by "
              + "\(context.origin(fact)) for \(context.day(fact)) differ by one slip: \(slip).",
            arithmetic: "\(odd.places.count) and \(usual.places.count) texts"))
      }
    }
    return findings
  }

  /// Two measures for one figure.
  static let measureSlip = AuditCheck(
    "measure-slip", .high,
    """
    One particular figure of one originator is stated of different measures that are easily confused (killed and \
    casualties, killed and injured, killed and missing, detained and abducted), in texts at most a week apart.
    """
  ) { context, check in
    struct Key: Hashable {
      let origin: Int
      let value: Int
      let population: Int
    }
    let pairs: [Set<Measure>] = [
      [.killed, .casualties], [.killed, .injured], [.killed, .missing], [.injured, .casualties],
      [.detained, .abducted],
    ]
    var groups: [Key: [Int]] = [:]
    var order: [Key] = []
    for (place, fact) in context.table.facts.enumerated()
    where fact.isStated && fact.scale == 0 && context.isParticular(fact) {
      let key = Key(origin: fact.origin, value: fact.low, population: fact.population)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(place)
    }
    return order.compactMap { key -> Finding? in
      guard let group = groups[key], let first = group.first else { return nil }
      let other = group.first { place in
        context.areApart(first, place)
          && pairs.contains([context.fact(first).measure, context.fact(place).measure])
          && abs(context.days(from: first, to: place) ?? 99) <= 7
          && context.mayBeOne(context.fact(first), context.fact(place))
      }
      guard let other else { return nil }
      return Finding(
        check, facts: [other, first], in: context.table,
        text:
          "\(context.words(first)) by \(context.origin(context.fact(first))) is \(context.fact(first).measure.rawValue) "
          + "in \(context.publisher(context.fact(first))) and \(context.fact(other).measure.rawValue) in "
          + "\(context.publisher(context.fact(other))).")
    }
  }

  /// Families that become people.
  static let unitSlip = AuditCheck(
    "unit-slip", .high,
    "One particular figure of one originator and measure counts households in one text and people in another."
  ) { context, check in
    struct Key: Hashable {
      let origin: Int
      let measure: Measure
      let value: Int
    }
    var first: [Key: Int] = [:]
    return context.table.facts.indices.compactMap { place -> Finding? in
      let fact = context.fact(place)
      guard fact.isStated, fact.low != Fact.none, fact.low >= 100, fact.unit == .household || fact.unit == .person
      else {
        return nil
      }
      let key = Key(origin: fact.origin, measure: fact.measure, value: fact.low)
      guard let before = first[key] else {
        first[key] = place
        return nil
      }
      guard context.fact(before).unit != fact.unit, context.areApart(before, place) else { return nil }
      return Finding(
        check, facts: [place, before], in: context.table,
        text: "\(context.words(place)) \(fact.measure.rawValue) by \(context.origin(fact)) counts "
          + "\(fact.unit == .person ? "people" : "households") in \(context.publisher(fact)) and "
          + "\(fact.unit == .person ? "households" : "people") in \(context.publisher(context.fact(before))).")
    }
  }

  /// What nobody can count.
  static let impossibleValue = AuditCheck(
    "impossible-value", .high,
    """
    A number of people is no whole number or is larger than all people alive (8.3 billion), or a day count is not \
    between 1 and 40,000.
    """
  ) { context, check in
    context.table.facts.indices.compactMap { place -> Finding? in
      let fact = context.fact(place)
      let value = fact.low == Fact.none ? fact.high : fact.low
      guard value != Fact.none else { return nil }
      let reason: String
      if fact.measure == .dayCount {
        guard fact.scale == 0, !(1...40_000).contains(value) else { return nil }
        reason = "no war or disaster lasts so many days"
      } else if fact.unit == .person, fact.measure != .share, fact.measure != .rate {
        if fact.scale > 0 {
          reason = "a number of people is whole"
        } else if value > 8_300_000_000 {
          reason = "more than all people alive"
        } else {
          return nil
        }
      } else {
        return nil
      }
      return Finding(
        check, facts: [place], in: context.table,
        text: "\(context.words(place)) \(context.subject(fact)) is stated: \(reason).")
    }
  }
}

extension AuditContext {
  /// Figures of a course that one slip would bring back between those before and after them.
  fileprivate func slips(in course: Course, _ check: AuditCheck) -> [Finding] {
    guard course.points.count > 2 else { return [] }
    return (1..<course.points.count - 1).compactMap { index -> Finding? in
      let (before, after) = (course.points[index - 1].value, course.points[index + 1].value)
      let value = course.points[index].value
      guard before >= 1_000, before <= after, !(before...after).contains(value),
        let slip = DigitSlip.between(value, before...after)
      else { return nil }
      return finding(
        check, course, [index, index - 1, index + 1],
        text: "\(course.words) is \(StatedInterval.words(value)) between \(StatedInterval.words(before)) and "
          + "\(StatedInterval.words(after)): \(slip.words) from \(StatedInterval.words(slip.number)).",
        arithmetic: "\(StatedInterval.words(before)) ≤ \(StatedInterval.words(slip.number)) ≤ "
          + "\(StatedInterval.words(after)), and \(StatedInterval.words(value)) lies outside")
    }
  }
}

/// How one number may have become another.
package enum DigitSlip {
  /// The number between two limits that a transposed, dropped or added digit turned into `value`.
  package static func between(_ value: Int, _ limits: ClosedRange<Int>) -> (number: Int, words: String)? {
    func number(_ digits: [Character]) -> Int? {
      digits.first == "0" ? nil : Int(String(digits)).flatMap { limits.contains($0) ? $0 : nil }
    }
    let digits = Array(String(value))
    for place in digits.indices.dropLast() where digits[place] != digits[place + 1] {
      var swapped = digits
      swapped.swapAt(place, place + 1)
      if let found = number(swapped) { return (found, "two digits changed places") }
    }
    for place in digits.indices {
      var shorter = digits
      shorter.remove(at: place)
      if let found = number(shorter) { return (found, "one digit too many") }
    }
    for place in digits.indices.dropFirst() + [digits.count] {
      for digit in "0123456789" {
        var longer = digits
        longer.insert(digit, at: place)
        if let found = number(longer) { return (found, "one digit is missing") }
      }
    }
    return nil
  }

  /// The slip in words; nil when it takes more than one.
  package static func between(_ left: Int, _ right: Int) -> String? {
    let (a, b) = (Array(String(left)), Array(String(right)))
    if a.count == b.count {
      let different = a.indices.filter { a[$0] != b[$0] }
      if different.count == 1 {
        // The last digits differ between true figures all the time.
        return different[0] == a.count - 1 ? nil : different[0] < a.count - 2 ? "one digit is another" : nil
      }
      guard different.count == 2, different[1] == different[0] + 1, a[different[0]] == b[different[1]],
        a[different[1]] == b[different[0]]
      else { return nil }
      return "two digits changed places"
    }
    guard abs(a.count - b.count) == 1 else { return nil }
    let (long, short) = a.count > b.count ? (a, b) : (b, a)
    let isSubset = long.indices.contains { index in Array(long[..<index] + long[(index + 1)...]) == short }
    return isSubset ? "one digit is missing" : nil
  }
}
