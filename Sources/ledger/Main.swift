import ArgumentParser

/// The program: parses the command line, runs one command, and turns how it ended into an exit status.
///
/// Exit status: 0 done, 1 failed, 2 a check found the ledger at fault, 64 wrong usage. A closed pipe ends the
/// program quietly with 0.
@main
enum Main {
  static func main() async {
    System.ignoreWriteSignals()
    let arguments = Array(CommandLine.arguments.dropFirst())
    // The version is asked for by scripts, again and again: it needs no parser.
    if arguments == ["--version"] {
      finish { try OutputStream().writeAndFlush(ProgramVersion.line + "\n") }
    }
    do {
      var command = try LedgerCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      System.exit(0)
    } catch {
      finish { try end(with: error) }
    }
  }

  /// Writes the message that the error deserves, and ends with its status.
  private static func end(with error: any Error) throws -> Never {
    switch error {
    case let failure as OutputStream.Failure:
      throw failure
    case let status as ExitCode:
      System.exit(status.rawValue)
    default:
      let status = LedgerCommand.exitCode(for: error)
      let message = LedgerCommand.fullMessage(for: error)
      if status == .success {
        try OutputStream().writeAndFlush(message + "\n")
      } else if status == .validationFailure {
        Console.lines(message)
      } else {
        Console.say("\(error)")
      }
      System.exit(status.rawValue)
    }
  }

  /// Runs what may fail to write, and ends the program.
  private static func finish(_ body: () throws -> Void) -> Never {
    do {
      try body()
      System.exit(0)
    } catch let failure as OutputStream.Failure where failure.isClosedPipe {
      System.exit(0)
    } catch {
      Console.say("\(error)")
      System.exit(1)
    }
  }
}

extension OutputStream {
  /// Writes the text and hands it on at once.
  func writeAndFlush(_ text: String) throws(Failure) {
    try write(text)
    try flush()
  }
}
