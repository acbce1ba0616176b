import Glibc

/// The system's words for an error number.
enum SystemFailure {
  /// The message of `strerror`.
  static func text(_ number: Int32) -> String {
    guard let message = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: message)
  }
}

extension LedgerError {
  /// The same error of the system, of the file that a person named.
  func about(_ path: String) -> LedgerError {
    switch self {
    case .full: .full(path: path)
    case .readOnly: .readOnly(path: path)
    case .exists: .exists(path: path)
    case .failed(_, let doing, let reason): .failed(path: path, doing: doing, reason: reason)
    default: self
    }
  }

  /// The ledger's word for an error of the operating system.
  init(errno number: Int32, path: String, doing: String) {
    switch number {
    case EEXIST: self = .exists(path: path)
    case ENOSPC, EDQUOT, EFBIG: self = .full(path: path)
    case EROFS: self = .readOnly(path: path)
    case EACCES,
      EPERM where doing != "opening":
      self = .readOnly(path: path)
    default: self = .failed(path: path, doing: doing, reason: SystemFailure.text(number))
    }
  }
}
