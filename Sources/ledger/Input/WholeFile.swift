/// Files that a command needs whole: registries, gold data.
enum WholeFile {
  /// The bytes of the file that the user typed, `-` for standard input, with the name that messages use.
  ///
  /// - Throws: `CommandFailure` when it cannot be read or holds more than `limit` bytes.
  static func bytes(of argument: String, upTo limit: Int) throws -> (name: String, bytes: [UInt8]) {
    let path = SystemPath(typed: argument)
    do {
      let file = argument == "-" ? OpenFile.standardInput : try OpenFile(path, following: true)
      var bytes: [UInt8] = []
      while bytes.count <= limit, try file.read(upTo: max(file.size - bytes.count, 65_536), into: &bytes) > 0 {}
      guard bytes.count <= limit else {
        throw CommandFailure("\(path.shown): larger than \(limit >> 20) MiB")
      }
      return (path.shown, bytes)
    } catch let failure as System.Failure {
      throw CommandFailure("\(path.shown): \(failure.message)")
    } catch OpenFile.Refusal.failure(let failure) {
      throw CommandFailure("\(path.shown): \(failure.message)")
    } catch OpenFile.Refusal.notRegular {
      throw CommandFailure("\(path.shown): not a regular file")
    }
  }
}
