import LedgerAudit
import LedgerTypes

/// Totals over time: a step line for each originator, a point for each figure, open bounds drawn open.
enum TimelineChart {
  private static let (width, height) = (760, 300)
  private static let (left, right, top, bottom) = (56, 84, 14, 34)
  private static let mostLines = 8
  private static let mostPoints = 400

  private struct Point {
    let day: Int
    let value: Int
    let bound: Bound

    /// The number as stated; escaped for SVG.
    var label: String {
      let sign =
        switch bound {
        case .moreThan: "&gt; "
        case .atLeast: "≥ "
        case .lessThan: "&lt; "
        case .atMost: "≤ "
        case .approx, .nearly: "~ "
        default: ""
        }
      return sign + StatedInterval.words(value)
    }
  }

  private struct Line {
    let name: String
    let points: [Point]
  }

  /// One chart for each of the two measures and places with the most totals.
  static func charts(_ source: ReportSource) throws -> [Chart] {
    struct Thing: Hashable {
      let measure: Measure
      let unit: CountedUnit
      let population: Int
      let place: Int
    }
    var stream = try source.stream([.measure, .limits, .kind, .status, .population, .place, .dates, .parts, .origin])
    var groups: [Thing: [Int: [Point]]] = [:]
    var counts: [Thing: Int] = [:]
    try stream.forEachDocument { document in
      for fact in document.facts {
        guard fact.isStated, fact.kind == .cumulative, fact.scale == 0,
          let day = CivilDate(stored: fact.endDay)?.daysSince1970
        else { continue }
        let value = fact.low == Fact.none ? fact.high : fact.low
        guard value != Fact.none, value > 0 else { continue }
        let thing = Thing(measure: fact.measure, unit: fact.unit, population: fact.population, place: fact.place)
        groups[thing, default: [:]][fact.origin, default: []].append(Point(day: day, value: value, bound: fact.bound))
        counts[thing, default: 0] += 1
      }
    }
    let table = stream.names
    let largest = counts.sorted { left, right in
      left.value != right.value
        ? left.value > right.value
        : [left.key.measure.rawValue, table.places[left.key.place], table.term(left.key.population)]
          .lexicographicallyPrecedes([
            right.key.measure.rawValue, table.places[right.key.place], table.term(right.key.population),
          ])
    }
    return largest.prefix(8).compactMap { thing, count -> Chart? in
      guard let group = groups[thing], count > 1 else { return nil }
      let lines = group.map { Line(name: table.origins[$0.key].name, points: $0.value) }.sorted { left, right in
        left.points.count != right.points.count ? left.points.count > right.points.count : left.name < right.name
      }.prefix(mostLines).map { line in
        Line(
          name: line.name,
          points: Array(line.points.sorted { ($0.day, $0.value) < ($1.day, $1.value) }.prefix(mostPoints)))
      }
      let population = table.term(thing.population)
      let title =
        "Totals of \(thing.measure.rawValue)" + (population.isEmpty ? "" : ", \(population)")
        + (thing.place > 0 ? ", \(table.places[thing.place].capitalizedWords)" : "")
      return chart(lines, of: group.count, title: title)
    }.prefix(2).map { $0 }
  }

  private static func chart(_ lines: [Line], of all: Int, title: String) -> Chart? {
    let points = lines.flatMap(\.points)
    guard let first = points.map(\.day).min(), let last = points.map(\.day).max(), let most = points.map(\.value).max()
    else { return nil }
    // One day, or one figure again and again, makes no course.
    guard last > first, Set(points.map(\.value)).count > 1 else { return nil }
    let axis = ChartAxis(to: most)
    let span = max(1, last - first)
    func x(_ day: Int) -> Int { left + 8 + (day - first) * (width - left - right - 16) / span }
    func y(_ value: Int) -> Int {
      height - bottom - Int(Double(value) / Double(axis.end) * Double(height - top - bottom))
    }
    var svg = ""
    for value in axis.lines {
      svg += "<line class=\"grid\" x1=\"\(left)\" x2=\"\(width - right)\" y1=\"\(y(value))\" y2=\"\(y(value))\"/>"
      svg +=
        "<text class=\"axis\" text-anchor=\"end\" x=\"\(left - 6)\" y=\"\(y(value) + 4)\">\(ChartAxis.words(value))</text>"
    }
    for day in Set((0...(span >= 8 ? 4 : 1)).map { first + span * $0 / (span >= 8 ? 4 : 1) }).sorted() {
      let anchor = day == first ? "start" : day == last ? "end" : "middle"
      let text = CivilDate(daysSince1970: day)?.description ?? ""
      svg += "<text class=\"axis\" text-anchor=\"\(anchor)\" x=\"\(x(day))\" y=\"\(height - 12)\">\(text)</text>"
    }
    var labels: [Int] = []
    for (index, line) in lines.enumerated() {
      // The last figure stands beside its point, where another one does not stand already.
      if let point = line.points.last {
        let height = max(10, y(point.value) - 8)
        if !labels.contains(where: { abs($0 - height) < 13 }) {
          labels.append(height)
          let isLate = x(point.day) > width - right - 40
          svg +=
            "<text class=\"axis\" text-anchor=\"\(isLate ? "start" : "middle")\" x=\"\(x(point.day) + (isLate ? 9 : 0))\" "
            + "y=\"\(isLate ? y(point.value) + 4 : height)\">\(point.label)</text>"
        }
      }
      var path = ""
      for point in line.points {
        path += path.isEmpty ? "M\(x(point.day)) \(y(point.value))" : "H\(x(point.day))V\(y(point.value))"
      }
      svg += "<path class=\"line s\(index)\" d=\"\(path)\"/>"
      for point in line.points { svg += mark(point, x(point.day), y(point.value), index) }
    }
    let legend = lines.enumerated().map { "<span class=\"k\($0.offset)\">\(SVGText.escaped($0.element.name))</span>" }
    let described =
      "Step lines from \(CivilDate(daysSince1970: first)?.description ?? "") to "
      + "\(CivilDate(daysSince1970: last)?.description ?? ""), up to \(StatedInterval.words(most)). "
      + lines.map { "\($0.name): \($0.points.count) \($0.points.count == 1 ? "figure" : "figures")" }.joined(
        separator: "; ")
      + (all > lines.count ? "; these have the most figures of \(all) originators" : "")
      + ". A hollow point with an arrow is a bound that is open upwards or downwards."
    return Chart(
      title: title, description: described,
      svg:
        SVGText.opening(width: width, height: height)
        + "\(svg)</svg><p class=\"legend\">\(legend.joined(separator: " "))</p>"
    )
  }

  /// A filled point for a number, a hollow one with an arrow for an open bound.
  private static func mark(_ point: Point, _ x: Int, _ y: Int, _ index: Int) -> String {
    switch point.bound {
    case .moreThan, .atLeast:
      "<circle class=\"open s\(index)\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>"
        + "<path class=\"s\(index)\" d=\"M\(x) \(y - 4)v-10m-3 4l3 -4l3 4\"/>"
    case .lessThan, .atMost:
      "<circle class=\"open s\(index)\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>"
        + "<path class=\"s\(index)\" d=\"M\(x) \(y + 4)v10m-3 -4l3 4l3 -4\"/>"
    case .approx, .nearly: "<circle class=\"open s\(index)\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>"
    default: "<circle class=\"f\(index)\" cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\"/>"
    }
  }
}
