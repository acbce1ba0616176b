import LedgerTypes

/// Number words: units before tens with "and", hundreds, magnitudes and their duals.
extension ArabicNumberReader {
  func words(_ index: Int) -> Reading? {
    guard let first = element(index), clause.has(index, .numberWord) || first.isScale else { return nil }
    // Plural magnitudes alone are vague.
    if first.isScale, clause.has(index, .vague) { return nil }
    // "الأول من خمسة": the definite ten and hundred count like the others.
    let (value, end) = sum(from: index)
    return Reading(end: end, value: ExactDecimal(value), form: "word")
  }

  fileprivate struct Element {
    let value: Int
    let isScale: Bool
  }

  fileprivate func element(_ term: Int) -> Element? {
    guard clause.isKind(term, .word) else { return nil }
    if clause.has(term, .magnitude) { return Element(value: clause.lexeme(term).value, isScale: true) }
    guard clause.has(term, .numberWord) else { return nil }
    return Element(value: clause.lexeme(term).value, isScale: false)
  }

  /// The sum of the number words from `index`: "ثلاثة آلاف ومئتين وخمسة وعشرين".
  fileprivate func sum(from index: Int) -> (value: Int, end: Int) {
    var total = 0
    var group = 0
    var lastScale = Int.max
    var position = index
    if let first = element(index) {
      if let scale = Self.scale(ofDual: first) {
        total = first.value
        lastScale = scale
      } else if first.isScale {
        total = isDualScale(index) ? 2 * first.value : first.value
        lastScale = first.value
      } else {
        group = first.value
      }
      position += 1
    }
    while position < clause.terms.count {
      if clause.isJoined(position) || (clause.isWord(position, clause.words.and) && isNumeral(position + 1)) {
        if let more = added(total: total, group: group, lastScale: lastScale, at: position) {
          total = more.total
          group = more.group
          lastScale = more.lastScale
          position = more.end
          continue
        }
        break
      }
      guard let next = element(position) else { break }
      if next.isScale {
        guard next.value < lastScale, group > 0 || total == 0, group < 1_000_000 else { break }
        let (product, overflow) = max(group, 1).multipliedReportingOverflow(by: next.value)
        guard !overflow, product < 1_000_000_000_000_000 else { break }
        total += product
        group = 0
        lastScale = next.value
      } else if next.value == 10, (1...9).contains(group % 100) {
        group += 10
      } else if next.value == 100, (3...9).contains(group % 100), group < 10 {
        group *= 100
      } else {
        break
      }
      position += 1
    }
    return (total + group, position)
  }

  /// "ألفا قتيل": before its noun the form is the dual that has lost its ending, "ألفا و200" is one thousand.
  fileprivate func isDualScale(_ term: Int) -> Bool {
    clause.isWord(term, clause.words.dualScales) && clause.has(term + 1, [.personSingular, .measureNoun, .nationality])
      && !clause.isJoined(term + 1)
  }

  /// "ألفان", "مليونين": two of a magnitude in one word.
  fileprivate static func scale(ofDual element: Element) -> Int? {
    element.isScale || element.value < 2_000 ? nil : element.value / 2
  }

  fileprivate func isNumeral(_ term: Int) -> Bool { element(term) != nil || clause.isKind(term, .digits) }

  fileprivate struct Sum {
    var total: Int
    var group: Int
    var lastScale: Int
    var end: Int
  }

  /// What is joined by "and" to the number so far, when it belongs to the same number.
  fileprivate func added(total: Int, group: Int, lastScale: Int, at position: Int) -> Sum? {
    let term = clause.isWord(position, clause.words.and) ? position + 1 : position
    if clause.isWord(term, clause.words.half), total > 0, group == 0, lastScale < Int.max {
      // "مليون ونصف المليون" names the unit again.
      let again = clause.has(term + 1, .magnitude) && clause.terms[term + 1].clitics.contains(.the)
      return Sum(total: total + lastScale / 2, group: 0, lastScale: 1, end: again ? term + 2 : term + 1)
    }
    if clause.isKind(term, .digits) {
      guard total > 0, group == 0, let value = plain(term), value < lastScale else { return nil }
      return Sum(total: total, group: value, lastScale: lastScale, end: term + 1)
    }
    guard let next = element(term) else { return nil }
    if next.isScale {
      guard total > 0, group == 0, next.value < lastScale, !clause.has(term, .vague) else { return nil }
      return Sum(total: total + next.value, group: 0, lastScale: next.value, end: term + 1)
    }
    if let scale = Self.scale(ofDual: next) {
      guard total > 0, group == 0, scale < lastScale else { return nil }
      return Sum(total: total + next.value, group: 0, lastScale: scale, end: term + 1)
    }
    let unit = group % 10
    let isUnitAndTens =
      (1...9).contains(group % 100) && unit > 0 && next.value % 10 == 0 && (20...90).contains(next.value)
    let isBelowHundred = group % 100 == 0 && next.value < 100 && (group > 0 || total > 0)
    let isBelowScale = group == 0 && total > 0 && next.value < lastScale
    guard isUnitAndTens || isBelowHundred || isBelowScale, group > 0 || next.value < lastScale else { return nil }
    return Sum(total: total, group: group + next.value, lastScale: lastScale, end: term + 1)
  }

  /// What follows digits with a magnitude: "12 ألفا و500", "مليون و200 ألف", "3 ملايين ونصف".
  func added(to value: Int, at position: Int) -> (value: Int, end: Int)? {
    guard let scale = magnitude(position - 1), clause.isJoined(position) || clause.isWord(position, clause.words.and),
      var more = added(total: value, group: 0, lastScale: scale, at: position)
    else { return nil }
    if let next = magnitude(more.end), next < scale, more.group > 0, more.group < 1_000 {
      more.group *= next
      more.end += 1
    }
    return (more.total + more.group, more.end)
  }
}
