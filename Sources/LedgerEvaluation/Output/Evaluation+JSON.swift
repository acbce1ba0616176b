public import LedgerTypes

extension Evaluation {
  /// Writes the evaluation as one JSON object; `shown` disagreements of each sort.
  ///
  /// ```json
  /// {"gold": {"file": "gold.jsonl", "documents": 74, "resamples": 1000, "seed": 1},
  ///  "classes": [{"name": "all", "documents": 74, "gold": 761, "extracted": 717,
  ///    "fields": [{"field": "found", "right": 694, "gold": 761, "extracted": 717, "precision": 0.968,
  ///                "precision_interval": [0.95, 0.98], …, "of_found": 1, "of_found_interval": [1, 1]}]}],
  ///  "measures": […], "by": null, "groups": [],
  ///  "calibration": {"claims": 717, "brier": 0.08, "error": 0.02, "sure": {…}, "bins": [{…}]},
  ///  "disagreements": [{"sort": "missed", "document": "a1", "measure": "killed", "chars": [9, 12], …}]}
  /// ```
  public func write(to json: inout JSONBuffer, shown: Int) {
    json.object { json in
      json.key("gold")
      json.object { json in
        json.member("file", file)
        json.member("documents", documents)
        json.member("resamples", settings.resamples)
        json.member("seed", Int(clamping: settings.seed))
      }
      json.key("classes")
      json.array { json in classes.forEach { Self.write($0, to: &json) } }
      json.key("measures")
      json.array { json in measures.forEach { Self.write($0, to: &json) } }
      json.member("by", settings.member)
      json.key("groups")
      json.array { json in members.forEach { Self.write($0, to: &json) } }
      json.key("calibration")
      calibration.write(to: &json)
      json.key("disagreements")
      json.array { json in disagreements(atMost: shown).forEach { $0.write(to: &json) } }
    }
    json.endLine()
  }

  /// The first `count` disagreements of each sort, in the order of the documents.
  public func disagreements(atMost count: Int) -> [Disagreement] {
    var taken: [Disagreement.Sort: Int] = [:]
    return disagreements.filter { disagreement in
      taken[disagreement.sort, default: 0] += 1
      return taken[disagreement.sort, default: 0] <= count
    }
  }

  private static func write(_ group: Group, to json: inout JSONBuffer) {
    json.object { json in
      json.member("name", group.name)
      json.member("documents", group.documents)
      json.member("gold", group.gold)
      json.member("extracted", group.extracted)
      json.key("fields")
      json.array { json in group.scores.forEach { $0.write(to: &json) } }
    }
  }
}

extension Score {
  fileprivate func write(to json: inout JSONBuffer) {
    json.object { json in
      json.member("field", field)
      json.member("right", right)
      json.member("gold", gold)
      json.member("extracted", extracted)
      json.member("precision", Self.decimal(precision.value))
      json.key("precision_interval")
      Self.write(precision.interval, to: &json)
      json.member("recall", Self.decimal(recall.value))
      json.key("recall_interval")
      Self.write(recall.interval, to: &json)
      json.member("f1", Self.decimal(f1.value))
      json.key("f1_interval")
      Self.write(f1.interval, to: &json)
      json.member("of_found", Self.decimal(agreement.value))
      json.key("of_found_interval")
      Self.write(agreement.interval, to: &json)
    }
  }

  private static func write(_ interval: ClosedRange<Double>, to json: inout JSONBuffer) {
    json.array { json in
      json.value(decimal(interval.lowerBound))
      json.value(decimal(interval.upperBound))
    }
  }

  /// A share with five decimals.
  static func decimal(_ share: Double) -> ExactDecimal {
    ExactDecimal(coefficient: Int((share * 100_000).rounded(.toNearestOrEven)), scale: 5)
  }
}

extension Calibration {
  fileprivate func write(to json: inout JSONBuffer) {
    json.object { json in
      json.member("claims", count)
      json.member("brier", Score.decimal(brier))
      json.member("error", Score.decimal(error))
      json.key("sure")
      Self.write(sure, to: &json)
      json.key("bins")
      json.array { json in bins.forEach { Self.write($0, to: &json) } }
    }
  }

  private static func write(_ bin: Bin, to json: inout JSONBuffer) {
    json.object { json in
      json.member("from", ExactDecimal(coefficient: bin.range.lowerBound, scale: 2))
      json.member("to", ExactDecimal(coefficient: bin.range.upperBound, scale: 2))
      json.member("claims", bin.count)
      json.member("right", bin.right)
      json.member("mean_confidence", Score.decimal(bin.mean))
      json.member("share_right", Score.decimal(bin.share))
    }
  }
}

extension Disagreement {
  fileprivate func write(to json: inout JSONBuffer) {
    json.object { json in
      json.member("sort", sort.rawValue)
      json.member("document", document)
      json.member("measure", measure)
      json.key("chars")
      json.array { json in
        json.value(chars.lowerBound)
        json.value(chars.upperBound)
      }
      json.member("before", context.before)
      json.member("value", context.value)
      json.member("after", context.after)
      json.member("gold", gold)
      json.member("found", found)
    }
  }
}
