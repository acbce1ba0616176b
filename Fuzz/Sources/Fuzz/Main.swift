import Glibc

/// Runs one fuzz target: `Fuzz NAME [libFuzzer's options] [folders of inputs]`.
///
/// libFuzzer's own `main` cannot be used: SwiftPM gives the module's `main` that name.
@main
enum Main {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 1, let target = targets[arguments[1]] else {
      print("usage: Fuzz \(targets.keys.sorted().joined(separator: "|")) [-runs=N] [-max_len=N] [FOLDER]")
      exit(64)
    }
    chosen = target
    // The name of the target is no argument of libFuzzer.
    var count = CommandLine.argc - 1
    var values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
    exit(runDriver(&count, &values, testOneInput))
  }
}

/// Looks at one input.
typealias Target = @Sendable (_ bytes: [UInt8]) -> Void

/// All targets by name.
let targets: [String: Target] = [
  "text": TextTarget.run, "lines": LineTarget.run, "note": NoteTarget.run, "entry": EntryTarget.run,
  "ledger": LedgerTarget.run, "registry": RegistryTarget.run,
]

/// Set once, before the driver starts; the driver runs on one thread.
nonisolated(unsafe) private var chosen: Target = { _ in }

/// Called by libFuzzer for each input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  chosen(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ values: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What a target promises; a broken promise stops the run and keeps the input.
func require(_ condition: Bool, _ promise: @autoclosure () -> String) {
  if !condition { fatalError(promise()) }
}
