import Foundation

/// One measured ratio with the least or most that it may be, and what is aimed at.
struct Goal {
  enum Direction { case atLeast, atMost }

  let name: String
  let title: String
  let value: Double
  let direction: Direction
  let floor: Double
  let target: Double
  var unit = ""

  var passes: Bool { reaches(floor) }

  private func reaches(_ limit: Double) -> Bool { direction == .atLeast ? value >= limit : value <= limit }

  /// `G1  parse + hash + extract / SHA-256          0.21   floor ≥ 0.10   target ≥ 0.20   ok, target met`.
  var line: String {
    let sign = direction == .atLeast ? "≥" : "≤"
    let verdict = !passes ? "FAIL" : reaches(target) ? "ok, target met" : "ok"
    func column(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    return column(name, 5) + column(title, 58) + column(Self.shown(value) + unit, 12)
      + column("floor \(sign) \(Self.shown(floor))", 15) + column("target \(sign) \(Self.shown(target))", 16) + verdict
  }

  static func shown(_ value: Double) -> String {
    value >= 100
      ? String(format: "%.0f", value) : value >= 10 ? String(format: "%.1f", value) : String(format: "%.2f", value)
  }
}
