import LedgerTypes

/// Reads the numbers of an Arabic sentence: digits of both sets, number words, duals, vague words, shares, ranges.
struct ArabicNumberReader {
  struct Reading {
    var end: Int
    var value: ExactDecimal?
    var form: String
    var role: ArabicQuantity.Role = .count
    var bound: Bound = .exact
    var isAmbiguous = false
    /// The lower limit of a range.
    var low: ExactDecimal?
  }

  let clause: ArabicClause

  static func apply(to clause: inout ArabicClause) {
    let reader = ArabicNumberReader(clause: clause)
    var quantities: [ArabicQuantity] = []
    var index = 0
    while index < clause.terms.count {
      guard let reading = reader.read(index) else {
        index += 1
        continue
      }
      let value = index..<reading.end
      var quantity = ArabicQuantity(value, clause.span(value), reading.value)
      quantity.low = reading.low ?? reading.value
      quantity.role = reading.role
      quantity.bound = reading.bound
      quantity.isAmbiguous = reading.isAmbiguous
      quantity.form = reading.form
      quantity.trim(clause)
      if reading.bound == .vague { quantity.vagueClass = clause.page.text(quantity.span) }
      if reading.bound == .moreThan { quantity.high = nil }
      quantities.append(quantity)
      index = reading.end
    }
    clause.quantities = quantities
    ArabicBounds.apply(to: &clause)
  }

  /// The number that starts at the term, with a percent sign or as a range.
  func read(_ index: Int) -> Reading? {
    // "%70" has the sign on the side where Arabic ends.
    if isPercent(index), let number = single(index + 1), number.bound == .exact, !clause.terms[index + 1].spaced {
      var reading = number
      reading.role = .share
      return reading
    }
    guard var reading = single(index) else { return nil }
    if reading.bound == .exact, reading.role == .count, let range = range(reading, at: index) { reading = range }
    if reading.role == .count, reading.bound != .vague, isPercent(reading.end) {
      reading.role = .share
      reading.end += 1
    }
    return reading
  }

  private func isPercent(_ term: Int) -> Bool {
    clause.isMark(term, "%") || clause.isMark(term, "\u{66A}") || clause.has(term, .percent)
  }

  private func single(_ index: Int) -> Reading? {
    if clause.isKind(index, .digits) { return digits(index) }
    guard clause.isKind(index, .word) else { return nil }
    return share(index) ?? vague(index) ?? words(index) ?? dual(index)
  }

  // MARK: Digits

  private func digits(_ index: Int) -> Reading? {
    let term = clause.terms[index]
    let reader = DigitReader(bytes: clause.page.bytes)
    var value: ExactDecimal
    var isAmbiguous = false
    if let reading = reader.read(term.start..<term.end), reading.suffix.isEmpty {
      value = reading.value
      isAmbiguous = reading.grouping == .ambiguous
    } else if let decimal = decimal(term) {
      value = decimal
    } else {
      return nil
    }
    var end = index + 1
    if let spaced = spacedGroups(value, from: index) {
      value = spaced.value
      end = spaced.end
      isAmbiguous = true
    }
    // "(2) مليون"
    if clause.isMark(index - 1, "("), clause.isMark(end, ")"), magnitude(end + 1) != nil { end += 1 }
    while let scale = magnitude(end), !clause.isJoined(end), let scaled = scaled(value, scale) {
      value = scaled
      end += 1
      isAmbiguous = false
    }
    if end > index + 1, let whole = value.wholeNumber, let more = added(to: whole, at: end) {
      value = ExactDecimal(more.value)
      end = more.end
    }
    return Reading(end: end, value: value, form: "digits", isAmbiguous: isAmbiguous)
  }

  /// "53 320": groups of three digits, each one space behind the last.
  private func spacedGroups(_ first: ExactDecimal, from index: Int) -> (value: ExactDecimal, end: Int)? {
    guard var value = first.wholeNumber, (1...999).contains(value), !clause.isKind(index - 1, .digits) else {
      return nil
    }
    var end = index + 1
    while clause.isKind(end, .digits), clause.terms[end].start == clause.terms[end - 1].end + 1,
      clause.terms[end].spaced,
      let group = plain(end), value < 1_000_000_000_000,
      [3, 6].contains(clause.terms[end].end - clause.terms[end].start)
    {
      value = value * 1_000 + group
      end += 1
    }
    return end > index + 1 ? (ExactDecimal(value), end) : nil
  }

  /// "3,4": the comma is a decimal point where it can group nothing, as in the Maghreb.
  private func decimal(_ term: ArabicTerm) -> ExactDecimal? {
    var value = 0
    var scale = 0
    var seen = false
    var position = term.start
    let bytes = clause.page.bytes
    while position < term.end {
      if let count = Scalar.digitCount(bytes, at: position) {
        guard value < 100_000_000_000_000_000 else { return nil }
        value = value * 10 + Scalar.digitValue(bytes, at: position)
        scale += seen ? 1 : 0
        position += count
      } else if !seen, let count = Scalar.separatorCount(bytes, at: position) {
        seen = true
        position += count
      } else {
        return nil
      }
    }
    return scale > 0 && scale <= 17 ? ExactDecimal(coefficient: value, scale: scale) : nil
  }

  func magnitude(_ term: Int) -> Int? {
    guard clause.has(term, .magnitude), !clause.terms[term].clitics.contains(.the) else { return nil }
    return clause.lexeme(term).value
  }

  private func scaled(_ value: ExactDecimal, _ scale: Int) -> ExactDecimal? {
    let (product, overflow) = value.coefficient.multipliedReportingOverflow(by: scale)
    guard !overflow, product < 1_000_000_000_000_000_000 else { return nil }
    return ExactDecimal(coefficient: product, scale: value.scale)
  }

  func plain(_ term: Int) -> Int? {
    let term = clause.terms[term]
    return DigitReader(bytes: clause.page.bytes).read(term.start..<term.end)?.value.wholeNumber
  }

  // MARK: Other forms

  /// "شهيدان", "طفلتين": the noun itself says two. "الشهيدين" with its article names known ones.
  private func dual(_ index: Int) -> Reading? {
    guard clause.has(index, [.measureNoun, .personSingular, .nationality, .structure, .event, .timeUnit, .others]),
      clause.lexeme(index).value == 2, !clause.terms[index].clitics.contains(.the)
    else { return nil }
    // "طفلان اثنان", "قتيلان 2": the number follows.
    var end = index + 1
    if clause.has(end, .numberWord), clause.lexeme(end).value == 2 { end += 1 }
    return Reading(end: end, value: ExactDecimal(2), form: "dual")
  }

  /// "عشرات", "مئات الآلاف", "عدد من", "عشرات الآلاف من".
  private func vague(_ index: Int) -> Reading? {
    guard clause.has(index, .vague) else { return nil }
    var end = index + 1
    // "صواريخ عدة على": an adjective behind its noun.
    if clause.lexeme(index).value == 0,
      end == clause.terms.count || clause.has(end, .preposition) || clause.isComma(end)
    {
      return nil
    }
    if clause.lexeme(index).value > 0 {
      if clause.has(end, .magnitude), clause.has(end, .vague) { end += 1 }
    }
    return Reading(end: end, value: nil, form: "vague", bound: .vague)
  }

  /// "ثلثا", "نصف", "معظم": parts of a whole, when people are the whole.
  private func share(_ index: Int) -> Reading? {
    if clause.has(index, .share) {
      switch clause.lexeme(index).value {
      case 1: return fraction(5_000, index + 1)
      case 2: return fraction(3_333, index + 1)
      case 3: return fraction(6_667, index + 1)
      default:
        guard clause.lexeme(index).value == 5_000 else { return nil }
        return Reading(
          end: index + 1, value: ExactDecimal(50), form: "share", role: .share, bound: .moreThan)
      }
    }
    guard clause.has(index, .fraction),
      clause.has(index + 1, [.personPlural, .measureNoun, .nationality])
        || clause.isWord(index + 1, clause.words.number)
    else { return nil }
    return fraction(clause.lexeme(index).value, index + 1)
  }

  private func fraction(_ hundredths: Int, _ end: Int) -> Reading {
    Reading(end: end, value: ExactDecimal(coefficient: hundredths, scale: 2), form: "share", role: .share)
  }

  /// "12-15", "12 إلى 15", "بين 12 و15", "12 أو 13".
  private func range(_ reading: Reading, at index: Int) -> Reading? {
    guard let low = reading.value, let second = secondOfRange(reading, at: index), second.bound == .exact,
      var high = second.value, low.coefficient > 0
    else { return nil }
    var lowest = low
    // "3 إلى 4 آلاف" has the magnitude for both.
    if let scale = magnitude(second.end - 1), magnitude(reading.end - 1) == nil, low < ExactDecimal(1_000),
      let scaled = scaled(low, scale)
    {
      lowest = scaled
    }
    if high < lowest, clause.isMark(reading.end, "-") { swap(&lowest, &high) }
    guard lowest < high else { return nil }
    var result = second
    result.low = lowest
    result.value = high
    result.bound = .range
    return result
  }

  private func secondOfRange(_ reading: Reading, at index: Int) -> Reading? {
    let next = reading.end
    if clause.isMark(next, "-") || clause.isMark(next, "–") {
      return clause.isKind(next + 1, .digits) ? single(next + 1) : nil
    }
    if clause.isWord(index - 1, clause.words.between) {
      if clause.isWord(next, clause.words.and) { return single(next + 1) }
      if clause.isJoined(next) { return single(next) }
      return nil
    }
    let isFrom = clause.isWord(index - 1, clause.words.from)
    if clause.isWord(next, clause.words.to), !isFrom || !(clause.has(index - 2, .rise) || clause.has(index - 3, .rise))
    {
      return single(next + 1)
    }
    return nil
  }
}

extension ArabicQuantity {
  /// Leaves out the "of" that leads on to the noun: "عدد من الضحايا" says "عدد".
  fileprivate mutating func trim(_ clause: ArabicClause) {
    let of: [UInt8] = [32, 0xD9, 0x85, 0xD9, 0x86]
    if clause.page.bytes[span.start..<span.end].suffix(of.count).elementsEqual(of) {
      span = TextSpan(span.start, span.end - of.count)
    }
  }
}
