public import LedgerTypes

/// The numbers that a stated figure leaves open, by interval arithmetic.
///
/// "Over 20,000" is (20,000, ∞); "about 1,200" is 1,200 with the stated rounding as tolerance. Limits are counted in
/// millionths, exactly; nothing is invented for a limit that is not stated.
public struct StatedInterval: Hashable, Sendable {
  /// Millionths in one.
  public static let one: Int128 = 1_000_000

  /// The lower limit in millionths; nil for none.
  public let low: Int128?
  /// The upper limit in millionths; nil for none.
  public let high: Int128?
  /// Whether the lower limit itself is left out.
  public let lowIsOpen: Bool
  /// Whether the upper limit itself is left out.
  public let highIsOpen: Bool

  /// An interval by its limits.
  public init(low: Int128?, high: Int128?, lowIsOpen: Bool = false, highIsOpen: Bool = false) {
    self.low = low
    self.high = high
    self.lowIsOpen = lowIsOpen
    self.highIsOpen = highIsOpen
  }

  /// Exactly this number.
  public init(_ number: Int) { self.init(low: Int128(number) * Self.one, high: Int128(number) * Self.one) }

  /// Exactly this number.
  public init(_ number: ExactDecimal) {
    let value = Self.millionths(number.coefficient, number.scale)
    self.init(low: value, high: value)
  }

  /// What a claim leaves open; nil for a vague word that the convention gives no number.
  public init?(_ fact: Fact, vagueLow: Int? = nil) {
    let low = fact.low == Fact.none ? nil : Self.millionths(fact.low, fact.scale)
    let high = fact.high == Fact.none ? nil : Self.millionths(fact.high, fact.scale)
    let tolerance = Self.rounding(of: fact)
    switch fact.bound {
    case .exact, .range, .ordinal:
      guard low != nil || high != nil else { return nil }
      self.init(low: low.map { $0 - tolerance }, high: high.map { $0 + tolerance })
    case .approx:
      guard low != nil || high != nil else { return nil }
      let wide = max(tolerance, Self.step(of: fact) / 2)
      self.init(low: low.map { $0 - wide }, high: high.map { $0 + wide })
    case .nearly:
      guard let low else { return nil }
      self.init(low: low - Self.step(of: fact), high: low, highIsOpen: true)
    case .moreThan: self.init(low: low, high: nil, lowIsOpen: true)
    case .atLeast: self.init(low: low, high: nil)
    case .lessThan: self.init(low: 0, high: high, highIsOpen: true)
    case .atMost: self.init(low: 0, high: high)
    case .vague:
      guard let vagueLow else { return nil }
      self.init(low: Int128(vagueLow) * Self.one, high: nil)
    }
  }

  private static func millionths(_ coefficient: Int, _ scale: Int) -> Int128 {
    var value = Int128(coefficient)
    if scale <= 6 {
      for _ in scale..<6 { value *= 10 }
    } else {
      for _ in 6..<scale { value /= 10 }
    }
    return value
  }

  /// Half the last stated place, where the figure looks rounded: a percentage, or three zeros at the end.
  private static func rounding(of fact: Fact) -> Int128 {
    if fact.unit == .percent || fact.measure == .share {
      // Two thirds and the like are 66.67 by the codebook, and stand for the whole per cent.
      return one / 2
    }
    guard fact.scale == 0, fact.low == fact.high, fact.low >= 1_000, fact.low % 1_000 == 0 else { return 0 }
    return step(of: fact) / 2
  }

  /// The worth of the last digit that is not zero.
  private static func step(of fact: Fact) -> Int128 {
    let value = fact.low == Fact.none ? fact.high : fact.low
    guard value != Fact.none, value != 0 else { return one }
    var step: Int128 = one
    for _ in 0..<fact.scale { step /= 10 }
    var rest = value
    while rest % 10 == 0 {
      rest /= 10
      step *= 10
    }
    return step
  }
}

extension StatedInterval {
  /// The only number, when there is one.
  public var single: Int? {
    guard let low, low == high, low % Self.one == 0 else { return nil }
    return Int(low / Self.one)
  }

  /// Whether every number of this interval lies below every number of `other`.
  public func isBelow(_ other: StatedInterval) -> Bool {
    guard let high, let low = other.low else { return false }
    return high < low || (high == low && (highIsOpen || other.lowIsOpen))
  }

  /// Whether some number lies in both.
  public func overlaps(_ other: StatedInterval) -> Bool { !isBelow(other) && !other.isBelow(self) }

  /// All sums of a number of each.
  public static func + (left: StatedInterval, right: StatedInterval) -> StatedInterval {
    StatedInterval(
      low: both(left.low, right.low, +), high: both(left.high, right.high, +),
      lowIsOpen: left.lowIsOpen || right.lowIsOpen, highIsOpen: left.highIsOpen || right.highIsOpen)
  }

  /// All differences of a number of each.
  public static func - (left: StatedInterval, right: StatedInterval) -> StatedInterval {
    StatedInterval(
      low: both(left.low, right.high, -), high: both(left.high, right.low, -),
      lowIsOpen: left.lowIsOpen || right.highIsOpen, highIsOpen: left.highIsOpen || right.lowIsOpen)
  }

  /// This percentage of the numbers of `base`.
  public func percent(of base: StatedInterval) -> StatedInterval {
    func part(_ share: Int128?, _ whole: Int128?) -> Int128? {
      guard let share, let whole else { return nil }
      return share * whole / (100 * Self.one)
    }
    return StatedInterval(
      low: part(low, base.low), high: part(high, base.high), lowIsOpen: lowIsOpen || base.lowIsOpen,
      highIsOpen: highIsOpen || base.highIsOpen)
  }

  /// The percentage that these numbers are of those of `base`; nil when the base may be zero.
  public func asPercent(of base: StatedInterval) -> StatedInterval? {
    guard let baseLow = base.low, baseLow > 0 else { return nil }
    return StatedInterval(
      low: both(low, base.high) { $0 * 100 * Self.one / $1 }, high: high.map { $0 * 100 * Self.one / baseLow },
      lowIsOpen: lowIsOpen || base.highIsOpen, highIsOpen: highIsOpen || base.lowIsOpen)
  }

  /// The interval in words: "20,057", "more than 20,000", "1,150 to 1,250".
  public var words: String {
    switch (low, high) {
    case (nil, nil): "any number"
    case (let low?, nil): (lowIsOpen ? "more than " : "at least ") + Self.words(low)
    case (nil, let high?): (highIsOpen ? "less than " : "at most ") + Self.words(high)
    case (let low?, let high?) where low == high: Self.words(low)
    case (let low?, let high?): "\(Self.words(low)) to \(Self.words(high))"
    }
  }

  /// A number of millionths with thousands set off by commas and at most two decimals.
  public static func words(_ millionths: Int128) -> String {
    let negative = millionths < 0
    let value = negative ? -millionths : millionths
    let hundredths = (value + 5_000) / 10_000
    let digits = Array(String(hundredths / 100))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    let rest = Int(hundredths % 100)
    if rest > 0 { text += "." + (rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest)) }
    return (negative ? "−" : "") + text
  }

  /// A whole number with thousands set off by commas.
  public static func words(_ number: Int) -> String { words(Int128(number) * one) }
}

private func both(_ left: Int128?, _ right: Int128?, _ combine: (Int128, Int128) -> Int128) -> Int128? {
  guard let left, let right else { return nil }
  return combine(left, right)
}
