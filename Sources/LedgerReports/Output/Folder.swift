#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the folder of a user's definitions.
enum Folder {
  /// A definition is a page of text; a larger file is something else.
  private static let largestFile = 1 << 20

  /// The names in a folder, in the order of their bytes.
  static func names(in path: String) throws -> [String] {
    guard let folder = opendir(path) else {
      throw ReportError.unreadable(path: path, reason: SystemCall.reason)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted { $0.precedesInBytes($1) }
  }

  /// A regular file's bytes.
  static func contents(of path: String) throws -> [UInt8] {
    guard let status = SystemCall.status(of: path), status.st_mode & S_IFMT == S_IFREG else {
      throw ReportError.unreadable(path: path, reason: "not a file")
    }
    guard status.st_size <= largestFile else {
      throw ReportError.unreadable(path: path, reason: "larger than a definition may be (1 MiB)")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ReportError.unreadable(path: path, reason: SystemCall.reason) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= largestFile {
      let count = block.withUnsafeMutableBytes { buffer in
        SystemCall.retrying { read(descriptor, buffer.baseAddress, buffer.count) }
      }
      guard count >= 0 else { throw ReportError.unreadable(path: path, reason: SystemCall.reason) }
      if count == 0 { break }
      bytes.append(contentsOf: block[..<count])
    }
    return bytes
  }
}
