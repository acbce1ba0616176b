/// A line on a terminal that shows how far long work has come; it stays silent for the first second and
/// wherever standard error is not a terminal.
struct ProgressBar {
  private static let silence = 1.0
  private static let interval = 0.1
  private static let width = 30

  private let start = System.steadySeconds
  private let isShown: Bool
  private let totalBytes: Int?
  private var lastDrawn = 0.0

  /// A bar for work on `totalBytes`, or a counter when they are not known.
  init(totalBytes: Int?) {
    self.totalBytes = totalBytes
    isShown = System.isTerminal(2) && System.environment("TERM") != "dumb"
  }

  /// Seconds since the work began.
  var elapsed: Double { System.steadySeconds - start }

  /// Shows what is done so far.
  mutating func show(bytes: Int, documents: Int, claims: Int) {
    let now = elapsed
    guard isShown, now > Self.silence, now - lastDrawn > Self.interval else { return }
    lastDrawn = now
    let counts = "\(Readable.count(documents, "document")), \(Readable.count(claims, "claim"))"
    guard let totalBytes, totalBytes > 0 else { return Console.redraw("\(counts) …") }
    let part = min(1, Double(bytes) / Double(totalBytes))
    let full = Int(part * Double(Self.width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: Self.width - full)
    Console.redraw("\(bar) \(Int(part * 100)) %  \(counts)")
  }

  /// Takes the bar away.
  mutating func clear() {
    guard isShown, lastDrawn > 0 else { return }
    lastDrawn = 0
    Console.redraw("")
  }
}
