public import LedgerAudit
public import LedgerStore
public import LedgerTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which reports are wanted, of which claims, in which form.
public struct ReportRequest: Hashable, Sendable {
  /// The reports' names; empty for `timeline` and `sources`.
  public var names: [String]
  /// How they are written down.
  public var format: ReportFormat
  /// Which claims they take in.
  public var filters: ReportFilters
  /// Settings of the reports that compare claims.
  public var options = ComputedOptions()

  /// A request.
  public init(names: [String] = [], format: ReportFormat = .markdown, filters: ReportFilters = ReportFilters()) {
    self.names = names
    self.format = format
    self.filters = filters
  }
}

/// Where reports go.
public enum ReportDestination: Hashable, Sendable {
  /// An open file descriptor: standard output.
  case descriptor(Int32)
  /// One file.
  case file(String)
  /// A folder, made when missing: one file for each report, named after it.
  case folder(String)

  /// What a person means by `-o PATH`: `-` is standard output, and so is `/dev/stdout`, which must never be replaced by
  /// a file; a folder is one that exists, ends in a slash, or has no ending such as `.csv`.
  public init(path: String) {
    if path == "-" {
      self = .descriptor(STDOUT_FILENO)
    } else if let descriptor = Self.descriptor(named: path) {
      self = .descriptor(descriptor)
    } else if let status = SystemCall.status(of: path) {
      self = status.st_mode & S_IFMT == S_IFDIR ? .folder(path) : .file(path)
    } else {
      let name = path.split(separator: "/").last ?? ""
      self = path.hasSuffix("/") || !name.dropFirst().contains(".") ? .folder(path) : .file(path)
    }
  }

  /// The open descriptor that the system names so: `/dev/stdout`, or `/dev/fd/63`, which a shell passes for `>(…)`.
  private static func descriptor(named path: String) -> Int32? {
    switch path {
    case "/dev/stdout": STDOUT_FILENO
    case "/dev/stderr": STDERR_FILENO
    default:
      ["/dev/fd/", "/proc/self/fd/"].lazy.compactMap { path.hasPrefix($0) ? Int32(path.dropFirst($0.count)) : nil }
        .first
    }
  }
}

/// What a run of the reporter did.
public struct ReportOutcome: Hashable, Sendable {
  /// The files that were written, in order.
  public var files: [String] = []
  /// How many rows all reports together had.
  public var rows = 0
  /// What a person should hear on standard error, one sentence each.
  public var hints: [String] = []
}

/// Makes reports from a ledger.
public struct Reporter {
  private let ledger: Ledger
  private let catalog: ReportCatalog
  private let program: String
  private let ruleSet: String
  private let names: () throws -> BodyNames
  private let areas: () throws -> PlaceAreas
  private let protected: [String]

  /// - Parameters:
  ///   - ledger: The ledger, opened for reading.
  ///   - catalog: The reports that may be asked for.
  ///   - program: The program's name and version: `ledger 0.1.0`.
  ///   - ruleSet: The version of the rule set that the program extracts with.
  ///   - names: The bodies that authors of texts may be; asked for by reports that compare.
  ///   - areas: Which places lie in which; asked for by filters of places.
  ///   - protected: Files that no report may replace, besides the ledger.
  public init(
    ledger: Ledger, catalog: ReportCatalog, program: String, ruleSet: String,
    names: @escaping () throws -> BodyNames = { BodyNames() },
    areas: @escaping () throws -> PlaceAreas = { PlaceAreas() }, protected: [String] = []
  ) {
    self.ledger = ledger
    self.catalog = catalog
    self.program = program
    self.ruleSet = ruleSet
    self.names = names
    self.areas = areas
    self.protected = [ledger.path] + protected
  }

  /// Writes the reports, all from one state of the ledger.
  ///
  /// A CSV stream or file holds one table: without names it is the timeline alone, with a hint.
  ///
  /// - Throws: `ReportError`, `LedgerError`; `ClosedPipe` when the reader of a pipe has gone.
  public func write(_ request: ReportRequest, to destination: ReportDestination) throws -> ReportOutcome {
    let definitions = try definitions(of: request)
    return try ledger.read { snapshot in
      var request = request
      request.filters = try request.filters.naming(placesOf: snapshot, areas: areas)
      var outcome = ReportOutcome()
      switch destination {
      case .descriptor(let descriptor):
        let selected = oneTable(definitions, request: request, outcome: &outcome)
        try write(selected, request, snapshot, outcome: &outcome) { bytes in
          try SystemCall.writeAll(bytes, to: descriptor, path: "the output")
        }
      case .file(let path):
        let selected = oneTable(definitions, request: request, outcome: &outcome)
        try writeFile(path, selected, request, snapshot, outcome: &outcome)
      case .folder(let folder):
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
          throw ReportError.output(path: folder, reason: SystemCall.reason)
        }
        let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        for definition in definitions {
          let path = "\(base)/\(definition.name).\(request.format.fileExtension)"
          try writeFile(path, [definition], request, snapshot, outcome: &outcome)
        }
      }
      if outcome.rows == 0, !request.filters.settings.isEmpty { outcome.hints.append("no claim fits the filters") }
      return outcome
    }
  }

  private func definitions(of request: ReportRequest) throws -> [ReportDefinition] {
    let names = request.names.isEmpty ? ["timeline", "sources"] : request.names
    return try names.map { try catalog.definition(named: $0) }
  }

  /// CSV has one header, so one stream or file of it holds one report.
  private func oneTable(
    _ definitions: [ReportDefinition], request: ReportRequest, outcome: inout ReportOutcome
  ) -> [ReportDefinition] {
    guard case .csv = request.format, definitions.count > 1 else { return definitions }
    let rest = definitions.dropFirst().map { "`ledger report \($0.name) --csv`" }.joined(separator: ", ")
    outcome.hints.append(
      "this is the report \(definitions[0].name) alone; \(rest) gives the other, `-o FOLDER` writes a file for each")
    return [definitions[0]]
  }

  private func writeFile(
    _ path: String, _ definitions: [ReportDefinition], _ request: ReportRequest, _ snapshot: LedgerSnapshot,
    outcome: inout ReportOutcome
  ) throws {
    let file = try OutputFile(path, protected: protected)
    let earlierRows = outcome.rows
    let metadata = try write(definitions, request, snapshot, outcome: &outcome, sink: file.write)
    // Beside a pipe or a device stands no file about it.
    guard !request.format.carriesMetadata, !file.isStream, let metadata, let definition = definitions.first else {
      try file.finish()
      outcome.files.append(path)
      return
    }
    let metadataPath = ReportFile.metadataPath(beside: path)
    let metadataFile = try OutputFile(metadataPath, protected: protected + [path])
    try metadataFile.write(
      JSONRenderer.metadataFile(
        metadata, columns: definition.columns, rows: outcome.rows - earlierRows,
        file: path.split(separator: "/").last.map(String.init) ?? path, hashtags: request.format.hasHashtags))
    try file.finish()
    try metadataFile.finish()
    outcome.files += [path, metadataPath]
  }

  /// Writes the reports one after another; what the last one says about itself is returned.
  @discardableResult
  private func write(
    _ definitions: [ReportDefinition], _ request: ReportRequest, _ snapshot: LedgerSnapshot,
    outcome: inout ReportOutcome, sink: ([UInt8]) throws -> Void
  ) throws -> ReportMetadata? {
    var output = OutputBuffer()
    var last: ReportMetadata?
    let isList = request.format == .json && definitions.count > 1
    if request.format == .html { output.append(HTMLPage.head(definitions.map(\.title).joined(separator: ", "))) }
    if isList { output.append("{\"reports\": [\n") }
    for (index, definition) in definitions.enumerated() {
      if index > 0 { output.append(isList ? ",\n" : "\n") }
      var metadata = try metadata(of: definition, request, snapshot)
      var renderer = request.format.renderer()
      var rows = 0
      func drain(_ output: inout OutputBuffer) throws {
        if output.bytes.count >= 1 << 16 { try output.drain(into: sink) }
      }
      func add(_ row: [ReportValue]) throws {
        renderer.add(row, into: &output)
        rows += 1
        try drain(&output)
      }
      let isPage = request.format.isPage
      if let computed = catalog.computed(definition) {
        let table = try computed.table(try source(request, snapshot))
        metadata.summary = table.summary
        metadata.conventions += request.options.conventions
        if request.format == .html { renderer = HTMLRenderer(charts: table.charts) }
        renderer.begin(metadata, into: &output)
        // Parts of a page have columns of their own, which their rows decide: then all of them are needed.
        if let later = table.later, !isPage || computed.sections == nil {
          let layout =
            isPage
            ? try PageLayout(page: definition.columns, names: definition.onPages).filled(by: later)
            : PageLayout(all: definition.columns)
          renderer.table(nil, columns: layout.columns, into: &output)
          try later { try add(layout.cells($0)) }
        } else {
          for part in ReportPart.parts(
            of: try table.allRows(), definition: definition, sections: computed.sections, isPage: isPage)
          {
            renderer.table(part.title, columns: part.layout.columns, into: &output)
            for row in part.rows { try add(part.layout.cells(row)) }
          }
        }
      } else {
        if request.format == .html {
          renderer = HTMLRenderer(charts: try charts(of: definition, request, snapshot))
        }
        renderer.begin(metadata, into: &output)
        let found = try ReportRows(
          definition, filters: request.filters, snapshot: snapshot,
          names: definition.rows == nil ? BodyNames() : try names())
        if isPage {
          let layout = PageLayout(page: definition.columns, names: definition.onPages)
          renderer.table(nil, columns: layout.columns, into: &output)
          try found.forEach { try add(layout.cells($0)) }
        } else {
          renderer.table(nil, columns: definition.columns, into: &output)
          if let records = renderer as? CSVRenderer,
            let count = try found.writeRecords(records, into: &output, drain: drain)
          {
            rows = count
          } else {
            try found.forEach(add)
          }
        }
      }
      renderer.end(rows: rows, into: &output)
      outcome.rows += rows
      last = metadata
    }
    if isList { output.append("]}\n") }
    if request.format == .html { output.append(HTMLPage.foot) }
    try output.drain(into: sink)
    return last
  }

  private func source(_ request: ReportRequest, _ snapshot: LedgerSnapshot) throws -> ReportSource {
    ReportSource(
      snapshot: snapshot, filters: request.filters, options: request.options, names: try names(), areas: areas)
  }

  /// The pictures beside the tables of shipped SQL reports.
  private func charts(
    of definition: ReportDefinition, _ request: ReportRequest, _ snapshot: LedgerSnapshot
  ) throws -> [Chart] {
    switch definition.name {
    case "timeline": try TimelineChart.charts(try source(request, snapshot))
    case "sources": try HeatChart.charts(try source(request, snapshot))
    default: []
    }
  }

  private func metadata(
    of definition: ReportDefinition, _ request: ReportRequest, _ snapshot: LedgerSnapshot
  ) throws -> ReportMetadata {
    let head = try snapshot.head()
    return ReportMetadata(
      name: definition.name, title: definition.title, description: definition.description,
      filters: request.filters.settings, conventions: definition.conventions, program: program, ruleSet: ruleSet,
      origin: ledger.origin, entries: head.size, head: head.root.description)
  }
}

/// Forms of the graph of citations alone.
public enum CitationGraphForm: String, Sendable, CaseIterable {
  case mermaid, dot, svg
}

extension Reporter {
  /// Writes the graph of who cites whom, without the table.
  public func writeCitations(
    _ form: CitationGraphForm, _ request: ReportRequest, to destination: ReportDestination
  ) throws -> ReportOutcome {
    let text = try ledger.read { snapshot in
      var request = request
      request.filters = try request.filters.naming(placesOf: snapshot, areas: areas)
      let graph = CitationGraph(try ReportInput(try source(request, snapshot)))
      switch form {
      case .mermaid: return graph.mermaid
      case .dot: return graph.dot
      case .svg: return CitationChart.chart(graph).standalone
      }
    }
    var outcome = ReportOutcome()
    switch destination {
    case .descriptor(let descriptor): try SystemCall.writeAll(Array(text.utf8), to: descriptor, path: "the output")
    case .file(let path), .folder(let path):
      let file = try OutputFile(path, protected: protected)
      try file.write(Array(text.utf8))
      try file.finish()
      outcome.files = [path]
    }
    return outcome
  }
}
