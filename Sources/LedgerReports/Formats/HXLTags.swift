/// Hashtags for columns, by which the tools of humanitarian data teams know what a column holds (Humanitarian Exchange
/// Language 1.1: a core hashtag, then attributes).
enum HXLTags {
  private static let tags = [
    "as_of": "#date+asof", "from_as_of": "#date+asof+from", "to_as_of": "#date+asof+to",
    "best_as_of": "#date+asof+best",
    "published": "#date+published", "first_published": "#date+published+first",
    "last_published": "#date+published+last", "first_date": "#date+first", "last_date": "#date+last",
    "measure": "#indicator+name", "measures": "#indicator+name+list", "stated": "#indicator+value+text",
    "figure": "#indicator+value+text", "low": "#indicator+value+min", "high": "#indicator+value+max",
    "best": "#indicator+value+best", "bound": "#indicator+bound", "kind": "#indicator+kind", "unit": "#indicator+unit",
    "status": "#status+speaker", "place": "#loc+name", "population": "#population+type", "source": "#org+source+name",
    "best_source": "#org+source+name+best", "publisher": "#org+publisher+name", "claim": "#meta+id+claim",
    "claims": "#meta+count+claims", "id": "#meta+id+source", "document": "#meta+title", "title": "#meta+title",
    "quote": "#description+quote", "explanation": "#description+difference", "text": "#description+text",
    "passage": "#meta+url+passage", "url": "#meta+url",
  ]

  /// The hashtag of a column; columns without one of their own say what they are by an attribute of `#meta`.
  static func tag(_ column: ReportColumn) -> String { tags[column.name] ?? "#meta+\(column.name)" }
}
