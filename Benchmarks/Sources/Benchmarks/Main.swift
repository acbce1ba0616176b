import Foundation
import LedgerExtraction

/// Prints speeds beside yardsticks of the same process, and the goals with ratio, floor and target.
@main
struct Main {
  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      exit(try run(options) ? 0 : 2)
    } catch {
      FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
      exit(1)
    }
  }

  /// Whether no goal fell below its floor.
  private static func run(_ options: Options) throws -> Bool {
    if let file = options.output {
      try Data(Corpus(count: options.articles, claimPercent: 10).jsonLines).write(to: URL(filePath: file))
      return true
    }
    let registry = try Registry.shipped()
    if let passes = options.extractOnly {
      InstructionGoal.work(passes: passes, registry: registry)
      return true
    }
    let sparse = Corpus(count: options.articles, claimPercent: 10)
    let folder = try WorkFolder()
    var goals: [Goal] = []
    if options.wants("extraction") {
      let dense = Corpus(count: options.articles, claimPercent: 40)
      let extraction = ExtractionGoals(registry: registry)
      goals += try extraction.run(sparse, title: "one sentence in ten", rounds: options.rounds)
      goals += try extraction.run(dense, title: "four in ten", rounds: options.rounds)
    }
    if options.wants("store") {
      goals += try StoreGoals(registry: registry, folder: folder).run(sparse, rounds: options.rounds)
    }
    if options.wants("verify") {
      goals += try VerifyGoal(registry: registry, folder: folder).run(articles: options.articles * 4)
    }
    if options.wants("report") {
      goals += try ReportGoal(registry: registry, folder: folder).run(claims: options.claims)
    }
    if options.wants("program") {
      if let program = options.program {
        goals += try ProgramGoals(program: program, folder: folder).run(sparse)
      } else {
        print("\nG6, G7, G8, G11, G13: not run, give --program PATH")
      }
    }
    if options.part == "scale", let program = options.program {
      try ScaleTable(program: program, registry: registry, folder: folder).run(most: options.claims)
    }
    if options.countsInstructions { goals += try InstructionGoal.run(folder: folder) }
    print("\nGoals (ratios within this run)")
    for goal in goals { print(goal.line) }
    return goals.allSatisfy(\.passes)
  }
}

/// What the command line asks for.
struct Options {
  var articles = 5_000
  var claims = 200_000
  var rounds = 5
  var program: String?
  var countsInstructions = false
  var extractOnly: Int?
  /// Where the generated articles are written, instead of any measurement.
  var output: String?
  /// The one part that is run, when not all are.
  var part: String?

  static let parts = ["extraction", "store", "verify", "report", "program", "scale"]

  func wants(_ part: String) -> Bool { self.part == nil || self.part == part }

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    while let option = rest.popFirst() {
      func number() throws -> Int {
        guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else {
          throw BenchmarkError("\(option) needs a number")
        }
        return value
      }
      switch option {
      case "--articles": articles = try number()
      case "--claims": claims = try number()
      case "--rounds": rounds = try number()
      case "--instructions": countsInstructions = true
      case "--extract-only": extractOnly = try number()
      case "--only":
        guard let name = rest.popFirst(), Self.parts.contains(name) else {
          throw BenchmarkError("--only is one of \(Self.parts.joined(separator: ", "))")
        }
        part = name
      case "--program", "--write":
        guard let path = rest.popFirst() else { throw BenchmarkError("\(option) needs a path") }
        if option == "--program" { program = path } else { output = path }
      default:
        throw BenchmarkError(
          """
          \(option) is unknown. Options: --articles N, --claims N (for the report), --rounds N, --program PATH (a \
          release build of ledger), --instructions (by valgrind; slow), --only PART, --extract-only PASSES (only the work), --write FILE (the articles as JSON Lines)
          """)
      }
    }
  }
}
