public import LedgerTypes

/// The names of registered bodies, so that the author of a bulletin is the same body as the one that others cite.
///
/// A ledger keeps the sources that texts cite. The author of a text is only known by its own words, perhaps in another
/// language.
public struct BodyNames: Sendable {
  private let bodies: [String: RegisteredSource]

  /// Names without context: a mere "health ministry" at the head of a text names no body.
  public init(_ sources: [RegisteredSource] = []) {
    var bodies: [String: RegisteredSource] = [:]
    for source in sources {
      for name in [source.name] + source.aliases.filter({ !$0.needsContext }).map(\.text) {
        if bodies[name.lowercased()] == nil { bodies[name.lowercased()] = source }
      }
    }
    self.bodies = bodies
  }

  /// The body of a name, whatever its case.
  package func body(of name: String) -> RegisteredSource? { bodies[name.lowercased()] }
}

/// Makes the ways of writing one place one: "the Gaza Strip", "Gaza", "GAZA" and "قطاع غزة".
package enum PlaceFolding {
  package static func folded(_ words: String) -> String {
    var text = words.lowercased()
    if text.hasPrefix("the ") { text = String(text.dropFirst(4)) }
    for tail in [" strip", " enclave"] where text.hasSuffix(tail) { text = String(text.dropLast(tail.utf8.count)) }
    return arabic[text] ?? text
  }

  /// Places whose figures are stated in both languages. A place that is missing here stays one of its own.
  private static let arabic = [
    "غزة": "gaza", "قطاع غزة": "gaza", "القطاع": "gaza", "مدينة غزة": "gaza city", "رفح": "rafah",
    "خان يونس": "khan younis",
    "خانيونس": "khan younis", "دير البلح": "deir al-balah", "جباليا": "jabalia", "الضفة الغربية": "west bank",
    "الضفة": "west bank", "جنين": "jenin", "القدس": "jerusalem", "فلسطين": "palestine", "إسرائيل": "israel",
    "اسرائيل": "israel", "لبنان": "lebanon", "بيروت": "beirut", "سوريا": "syria", "سورية": "syria", "دمشق": "damascus",
    "حلب": "aleppo", "إدلب": "idlib", "حمص": "homs", "العراق": "iraq", "بغداد": "baghdad", "الموصل": "mosul",
    "اليمن": "yemen", "صنعاء": "sanaa", "السودان": "sudan", "الخرطوم": "khartoum", "الفاشر": "el fasher",
    "دارفور": "darfur", "ليبيا": "libya", "درنة": "derna", "مصر": "egypt", "المغرب": "morocco", "تركيا": "türkiye",
    "إيران": "iran", "ايران": "iran", "أوكرانيا": "ukraine", "روسيا": "russia", "أفغانستان": "afghanistan",
  ]
}
