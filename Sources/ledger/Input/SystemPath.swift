/// A path as the operating system has it: bytes, which need not be UTF-8.
struct SystemPath: Hashable, Sendable {
  let bytes: [UInt8]

  /// The path that the user typed. An argument that is not UTF-8 reaches the program repaired, so that its
  /// bytes are looked up in the command line.
  ///
  /// - Parameter ordinal: which of the arguments that look alike once repaired, counted from 0.
  init(typed argument: String, ordinal: Int = 0) {
    let typed = Array(argument.utf8)
    guard argument.unicodeScalars.contains("\u{FFFD}") else {
      bytes = typed
      return
    }
    let given = System.argumentBytes.filter { Array(String(decoding: $0, as: UTF8.self).utf8) == typed }
    bytes = given.isEmpty ? typed : given[min(ordinal, given.count - 1)]
  }

  /// The paths that the user typed, in order.
  static func typed(_ arguments: [String]) -> [SystemPath] {
    var counts: [[UInt8]: Int] = [:]
    return arguments.map { argument in
      let key = Array(argument.utf8)
      defer { counts[key, default: 0] += 1 }
      return SystemPath(typed: argument, ordinal: counts[key, default: 0])
    }
  }

  /// A name in a list of files, where `-` is a file of that name.
  init(listed name: some Sequence<UInt8>) {
    let name = Array(name)
    bytes = name == Self.standardInput ? Array("./-".utf8) : name
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static let standardInput = [UInt8(ascii: "-")]

  /// Whether it stands for standard input.
  var isStandardInput: Bool { bytes == Self.standardInput }

  /// The path of `name` in this folder.
  func appending(_ name: [UInt8]) -> SystemPath {
    SystemPath(bytes: bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
  }

  /// The path for a person and for JSON: a byte that is not UTF-8 stands as `\xNN`.
  var shown: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var shown = ""
    var rest = bytes[...]
    while let byte = rest.first {
      let character = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
      if let character, !character.isEmpty {
        shown += character
        rest = rest.dropFirst(character.utf8.count)
      } else {
        shown += "\\x" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
        rest = rest.dropFirst()
      }
    }
    return shown
  }

  /// The extension of the last component in lower case, without the dot; empty when there is none.
  var fileExtension: String {
    let name = bytes.split(separator: UInt8(ascii: "/")).last ?? []
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
  }

  /// Calls `body` with the bytes and a NUL behind them.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try (bytes + [0]).withUnsafeBufferPointer { buffer in
      try buffer.withMemoryRebound(to: CChar.self) { characters in
        // The buffer holds at least the NUL, so that it has an address.
        guard let base = characters.baseAddress else { preconditionFailure("a path has a terminating NUL") }
        return try body(base)
      }
    }
  }
}
