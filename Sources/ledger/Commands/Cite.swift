public import ArgumentParser
public import LedgerReports
import LedgerStore

/// `ledger cite`: documents and claims for reference managers.
struct Cite: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write documents or claims as entries of a bibliography: BibTeX, CSL-JSON or RIS.",
    discussion: """
      A claim is cited with its sentence, its identifier and the address of the passage, a document with its SHA-256. \
      Without a name all documents of the ledger are written.

      Examples:
        ledger cite > sources.bib
        ledger cite 3fa9
        ledger cite --document article.txt --form ris
        ledger cite --document "toll passes 20,000" --form csl
      """)

  @Argument(help: ArgumentHelp("Claims, by their identifier or its beginning.", valueName: "claim"))
  var claims: [String] = []

  @Option(
    help: ArgumentHelp(
      "A document: entry, path, id, address, digest, or words of its title; may be given several times.",
      valueName: "name"))
  var document: [String] = []

  @Option(help: ArgumentHelp("bibtex, csl (JSON) or ris.", valueName: "form"))
  var form = BibliographyForm.bibtex

  @OptionGroup var place: LedgerOptions

  func run() throws {
    let entries = try place.read { snapshot in
      let records = try claims.flatMap { try snapshot.claims(withPrefix: $0.lowercased()) }.map {
        BibliographyEntry($0)
      }
      let named = try document.flatMap { name in
        let called = try snapshot.documents(called: name)
        let found = called.isEmpty ? try snapshot.documents(titled: name) : called
        guard !found.isEmpty else {
          throw CommandFailure(
            "no document is called \(name): give entry, path, id, address, digest or words of the title, which "
              + "`ledger documents` lists")
        }
        return found
      }
      let isEverything = claims.isEmpty && document.isEmpty
      return records + (isEverything ? try snapshot.documents() : named).map { BibliographyEntry($0) }
    }
    let output = OutputStream()
    try output.write(form.bytes(entries))
    try output.flush()
  }
}

extension BibliographyForm: ExpressibleByArgument {}
