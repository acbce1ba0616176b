-- report: claims
-- title: Claims
-- description: Every claim in force with all that the text says about it, in the order in which it was entered.
-- filters: measure, source, place, publisher, since, until, status
-- convention: Each document counts in its newest extraction, without retracted claims.
-- convention: Words and figures are as stated; a correction by a person stands beside them, in `correction`.
-- convention: `sources` lists the chain from who speaks to the reader to the originator.
-- convention: Claims without a date are left out by `since` and `until`.
-- column: claim | id(id) | Claim | The claim's identifier, for `ledger why`.
-- column: value | text | Value | The number's words, without bound words.
-- column: stated | text | Stated | The value with its bound words, as written.
-- column: measure | text | Measure | What is counted, by the codebook.
-- column: bound | text | Bound | How the stated number limits the true one.
-- column: low | decimal(low_coefficient, scale) | Low | The stated lower limit.
-- column: high | decimal(high_coefficient, scale) | High | The stated upper limit.
-- column: unit | text | Unit | What one unit of the number is.
-- column: vague_class | text | Vague class | The phrase, where it gives no number.
-- column: kind | text | Kind | How the number relates to time.
-- column: status | text | Status | How the speaker commits to the number.
-- column: implicit | integer | Implicit | 1 where a singular noun stands for the number.
-- column: population | text | Population | Which people are counted, when the text says so.
-- column: place | text | Place | The place that the count is about, as written.
-- column: as_of | date | As of | The date or interval that the figure holds for.
-- column: epoch | date | Since | The start that totals and day counts run from.
-- column: part_of | id | Part of | The claim that this one is a subset of.
-- column: base | text | Base | The claims that a share may be a share of.
-- column: base_resolution | text | Base found by | How the base was found; `ambiguous` where the text leaves it open.
-- column: share_of | text | Share of | The measure that a share is a share of.
-- column: per | text | Per | The words of a rate's denominator.
-- column: voice | text | Voice | Who speaks: a cited source, the publisher, or the document's author (self).
-- column: source | text | Source | Who the number comes from.
-- column: source_id | id | Source id | The registry's identifier.
-- column: source_kind | text | Source kind | What sort of body or person the source is.
-- column: sources | text | Chain | All hops of the attribution, in order.
-- column: cue | text | Cue | The words that link figure and originator.
-- column: definition | text | Definition | What the figure counts by the source's definition.
-- column: framing | text | Framing | Loaded words about the figure.
-- column: confidence | decimal(confidence_hundredths, two) | Confidence | How likely number, status and source are
--   read right.
-- column: notices | text | Notices | What a reader should know about the words.
-- column: correction | text | Correction | What a person corrected in the reading, with the reason.
-- column: publisher | text | Publisher | Who published the document.
-- column: author | text | Author | Who speaks in the document itself.
-- column: published | text | Published | When, as stated.
-- column: title | text | Title | The document's title.
-- column: url | text | Address | Where the document was published.
-- column: quote | text | Quote | The sentence that states the claim.
-- column: start_char | integer | From | Where the value starts in the text, in code points.
-- column: end_char | integer | To | Where the value ends.

WITH
  cited (source) AS MATERIALIZED (
    SELECT seq FROM source
    WHERE id IN (SELECT value FROM json_each(:source)) OR name COLLATE NOCASE IN (SELECT value FROM json_each(:source))
    UNION
    SELECT source FROM alias WHERE text COLLATE NOCASE IN (SELECT value FROM json_each(:source))
  )
SELECT claim_view.*, CAST(round(confidence * 100) AS INTEGER) AS confidence_hundredths, 2 AS two
FROM claim_view
WHERE (:measure IS NULL OR measure IN (SELECT value FROM json_each(:measure)))
  AND (:status IS NULL OR status IN (SELECT value FROM json_each(:status)))
  AND (:place IS NULL OR place COLLATE NOCASE IN (SELECT value FROM json_each(:place)))
  AND (:publisher IS NULL OR publisher COLLATE NOCASE IN (SELECT value FROM json_each(:publisher)))
  AND (:source IS NULL
    OR source_seq IN (SELECT source FROM cited)
    OR EXISTS (
      SELECT 1 FROM attribution
      WHERE attribution.claim = claim_view.claim AND attribution.source IN (SELECT source FROM cited))
    OR (voice = 'self' AND author COLLATE NOCASE IN (
      SELECT name FROM source WHERE seq IN (SELECT source FROM cited)
      UNION SELECT text FROM alias WHERE source IN (SELECT source FROM cited)
      UNION SELECT value FROM json_each(:source))))
  AND (:since IS NULL OR :since <= CASE
    WHEN coalesce(as_of_end_day, as_of_day) % 10000 = 0 THEN coalesce(as_of_end_day, as_of_day) + 9999
    WHEN coalesce(as_of_end_day, as_of_day) % 100 = 0 THEN coalesce(as_of_end_day, as_of_day) + 99
    ELSE coalesce(as_of_end_day, as_of_day) END)
  AND (:until IS NULL OR as_of_day <= :until)
ORDER BY claim
