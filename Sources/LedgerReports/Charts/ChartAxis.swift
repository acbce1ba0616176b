import LedgerAudit

/// An axis of numbers from zero to a round end, with at most six lines.
struct ChartAxis: Equatable {
  /// The distance between two lines.
  let step: Int
  /// The greatest number on the axis.
  let end: Int

  /// The axis on which a number has its place, with a little room above.
  init(to greatest: Int) {
    let wanted = max(1, greatest) + greatest / 20
    var power = 1
    // The greatest number has 18 digits: five steps of it and ten times the power fit.
    while power <= wanted / 50 { power *= 10 }
    step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= (wanted + 4) / 5 } ?? 10 * power
    end = (wanted + step - 1) / step * step
  }

  /// The numbers at the lines.
  var lines: [Int] { Array(stride(from: 0, through: end, by: step)) }

  /// 1,200,000 as 1.2M, 12,500 as 12.5k.
  static func words(_ number: Int) -> String {
    func short(_ unit: Int, _ letter: String) -> String {
      let hundredths = number / (unit / 100)
      var text = "\(hundredths / 100)"
      if hundredths % 100 != 0 {
        text += "." + (hundredths % 10 == 0 ? "\(hundredths % 100 / 10)" : "\(hundredths % 100 + 100)".dropFirst())
      }
      return text + letter
    }
    switch number {
    case 1_000_000_000...: return short(1_000_000_000, "bn")
    case 1_000_000...: return short(1_000_000, "M")
    case 10_000...: return short(1_000, "k")
    default: return StatedInterval.words(number)
    }
  }
}
