/// Numbers for a person's eye.
enum Readable {
  /// `12345` as `12,345`.
  static func count(_ number: Int) -> String {
    var groups: [String] = []
    var rest = String(number)
    while rest.count > 3 {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest.removeLast(3)
    }
    return ([rest] + groups).joined(separator: ",")
  }

  /// `1 claim`, `2 claims`; a plural of its own may be given.
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// Seconds with two decimals: `0.31 s`.
  static func duration(_ seconds: Double) -> String {
    let hundredths = Int(seconds * 100 + 0.5)
    let decimals = hundredths % 100
    return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals) s"
  }
}
