public import ArgumentParser
public import LedgerDocuments
public import LedgerTypes

extension CivilDate: ExpressibleByArgument {
  /// The date, when it is one of the calendar.
  public init?(argument: String) { self.init(iso: argument) }
}

extension Timestamp: ExpressibleByArgument {
  /// RFC 3339, or a day, which stands for its midnight in UTC.
  public init?(argument: String) {
    if argument.utf8.count == 10 {
      self.init(rfc3339: argument + "T00:00:00Z")
    } else {
      self.init(rfc3339: argument)
    }
  }
}

extension TextEncoding: ExpressibleByArgument {}
extension SourceKind: ExpressibleByArgument {}
extension AliasKind: ExpressibleByArgument {}
