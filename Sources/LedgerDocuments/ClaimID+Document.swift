import LedgerDigest
public import LedgerTypes

extension ClaimID {
  /// The identifiers of `claims`, in their order, in a text with this digest.
  ///
  /// An identifier is the beginning of the SHA-256 over the text's SHA-256 in hexadecimal, the measure, the first
  /// and the end byte of the value and an ordinal, each on a line of its own, the last line without its end. The
  /// ordinal counts, from 0, the claims of one document with the same measure and span. So a claim keeps its
  /// identifier in every run and on every machine.
  public static func ids(of claims: [Claim], textDigest: Digest) -> [ClaimID] {
    guard !claims.isEmpty else { return [] }
    let text = textDigest.description
    var counts: [Place: Int] = [:]
    return claims.map { claim in
      let place = Place(measure: claim.measure, span: claim.span)
      let ordinal = counts[place, default: 0]
      counts[place] = ordinal + 1
      let named = "\(text)\n\(claim.measure.rawValue)\n\(claim.span.start)\n\(claim.span.end)\n\(ordinal)"
      return ClaimID(SHA256.digest(Array(named.utf8)))
    }
  }

  private struct Place: Hashable {
    let measure: Measure
    let span: TextSpan
  }
}
