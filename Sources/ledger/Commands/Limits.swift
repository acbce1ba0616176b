import ArgumentParser
import LedgerDocuments
import LedgerExtraction
import LedgerStore
import LedgerTypes

/// `ledger limits`: how large things may be.
struct Limits: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the limits on what is read and kept.",
    discussion: """
      Example:
        ledger limits --json | jq -r '.name + " " + (.value | tostring)'
      """)

  @OptionGroup var listing: ListingOptions

  func run() throws {
    try listing.print(DocumentLimits.all + ExtractionLimits.all + LedgerLimits.all) { limit in
      limit.name.padded(20) + Readable.count(limit.value).aligned(12) + " " + limit.unit.padded(12) + limit.meaning
    } members: { limit, json in
      json.member("name", limit.name)
      json.member("value", limit.value)
      json.member("unit", limit.unit)
      json.member("meaning", limit.meaning)
    }
  }
}
