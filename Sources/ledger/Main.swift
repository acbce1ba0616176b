import ArgumentParser
import LedgerStore

/// The program: parses the command line, runs one command, and turns how it ended into an exit status.
@main
enum Main {
  static func main() async {
    System.ignoreWriteSignals()
    checkLimits()
    Interruption.watch()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      // Scripts ask for the version again and again: it needs no parser.
      if arguments == ["--version"] {
        try OutputStream().writeAndFlush(ProgramVersion.line + "\n")
        System.exit(0)
      }
      guard !arguments.isEmpty else {
        Console.lines(LedgerCommand.helpMessage())
        System.exit(ExitCode.validationFailure.rawValue)
      }
      try await run(arguments)
      System.exit(0)
    } catch {
      System.exit(status(of: error))
    }
  }

  /// Ends the process when it may not have what threads need: the system's library would crash, or wait for ever.
  ///
  /// Six files are the process's own and its threads', three more are open while a ledger is written.
  private static func checkLimits() {
    let (files, megabytes) = (System.openFileLimit, System.addressLimit >> 20)
    if files < 16 {
      Console.say("only \(files) files may be open at once, and 16 are needed; see `ulimit -n`")
    } else if megabytes < 256 {
      Console.say("only \(megabytes) MiB of memory may be used, and 256 are needed; see `ulimit -v`")
    } else {
      return
    }
    System.exit(ExitCode.failure.rawValue)
  }

  private static func run(_ arguments: [String]) async throws {
    do {
      var command = try LedgerCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as ValidationError {
      // The words were well formed but name nothing; the line of usage would not help.
      Console.say(error.message)
      throw ExitCode.validationFailure
    } catch let error where LedgerCommand.exitCode(for: error) == .success {
      // Help and completions come as errors.
      try OutputStream().writeAndFlush(LedgerCommand.fullMessage(for: error) + "\n")
    }
  }

  /// Says what went wrong, and gives the status to end with.
  private static func status(of error: any Error) -> Int32 {
    if ExitStatus.isClosedPipe(error) { return 0 }
    let status = ExitStatus.status(for: error)
    if error is ExitCode { return status.rawValue }
    if status == .validationFailure {
      Console.lines(LedgerCommand.fullMessage(for: error))
    } else {
      Console.say("\(error)")
    }
    return status.rawValue
  }
}

extension OutputStream {
  /// Writes the text and hands it on at once.
  func writeAndFlush(_ text: String) throws(Failure) {
    try write(text)
    try flush()
  }
}
