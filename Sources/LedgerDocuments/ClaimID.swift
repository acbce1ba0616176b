import LedgerDigest
public import LedgerTypes

/// The identifiers of claims: the same for the same text, measure and span, in every run and on every machine.
///
/// An identifier is the first 16 hexadecimal digits of the SHA-256 over the text's SHA-256 in hexadecimal, the
/// measure, the first and the end byte of the value and an ordinal, each on a line of its own, the last line
/// without its end. The ordinal counts, from 0, the claims of one document with the same measure and span.
public enum ClaimID {
  /// The identifiers of `claims`, in their order, in a text with this digest.
  public static func ids(of claims: [Claim], textDigest: Digest) -> [String] {
    guard !claims.isEmpty else { return [] }
    let text = textDigest.description
    var counts: [Key: Int] = [:]
    return claims.map { claim in
      let key = Key(measure: claim.measure, span: claim.span)
      let ordinal = counts[key, default: 0]
      counts[key] = ordinal + 1
      let named = "\(text)\n\(claim.measure.rawValue)\n\(claim.span.start)\n\(claim.span.end)\n\(ordinal)"
      return String(SHA256.digest(Array(named.utf8)).description.prefix(16))
    }
  }

  private struct Key: Hashable {
    let measure: Measure
    let span: TextSpan
  }
}
