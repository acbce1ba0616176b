-- report: timeline
-- title: Timeline of stated figures
-- description: Every figure that was asserted, or stated to be none, by the date that it holds for.
-- uses: selected_claims
-- convention: Only asserted and negated claims are shown; feared, projected, denied and questioned ones are in the
--   report claims.
-- convention: Each document counts in its newest extraction, without retracted claims; a correction stands in the
--   report claims.
-- convention: The source is the originator, the last one of the chain; in a bulletin by its own author it is the
--   author; where the publisher speaks in its own voice it is empty.
-- convention: Claims without a date come last; since and until leave them out.
-- convention: An empty cell means that the text does not say it; low and high are the limits as stated.
-- pages: as_of, stated, measure, kind, population, place, source, publisher, quote
-- lookup: measure as measure_name | SELECT value, name FROM code WHERE field = 'measure'
-- lookup: bound | SELECT value, name FROM code WHERE field = 'bound'
-- lookup: kind | SELECT value, name FROM code WHERE field = 'kind'
-- lookup: voice | SELECT value, name FROM code WHERE field = 'voice'
-- lookup: place, population | SELECT number, text FROM term
-- lookup: publisher | SELECT number, name FROM publisher
-- lookup: source | SELECT source.seq, CASE WHEN canonical.name = '' THEN '(unnamed)' ELSE canonical.name END
--   FROM source JOIN source AS canonical ON canonical.seq = coalesce(
--     (SELECT target FROM source_merge WHERE source_merge.source = source.seq ORDER BY source_merge.seq DESC LIMIT 1),
--     source.seq)
--   UNION ALL SELECT -extraction.seq, coalesce(extraction.author, document.author)
--   FROM extraction JOIN document ON document.seq = extraction.document
--   WHERE coalesce(extraction.author, document.author) IS NOT NULL
-- lookup: document | SELECT seq, coalesce(title, id, path, lower(hex(sha256))) FROM document
-- lookup: document as url | SELECT seq, url FROM document WHERE url IS NOT NULL
-- order: as_of_day, measure, place, population
-- column: as_of | date(as_of_day, as_of_end_day) | As of | The date or interval that the figure holds for.
-- column: measure | text(measure_name) | Measure | What is counted, by the codebook.
-- column: place | text | Place | The place that the count is about, as written.
-- column: population | text | Population | Which people are counted, when the text says so.
-- column: stated | text | Stated | The value with its bound words, as written.
-- column: low | decimal(low, scale) | Low | The stated lower limit.
-- column: high | decimal(high, scale) | High | The stated upper limit.
-- column: bound | text | Bound | How the stated number limits the true one.
-- column: kind | text | Kind | How the number relates to time: a total, an increment, one event.
-- column: source | text | Source | Who the number comes from.
-- column: voice | text | Voice | Who speaks: a cited source, the publisher, or the document's author (self).
-- column: publisher | text | Publisher | Who published the document.
-- column: document | text | Document | The document's title, else its identifier, path or digest.
-- column: claim | id(claim_id) | Claim | The claim's identifier, for `ledger why`.
-- column: quote | text | Quote | The sentence that states the claim.
-- column: passage | passage(url, quote) | Passage | The address of the sentence, as a text fragment.

-- Voice 2 is the author of the document, the statuses below 2 are asserted and negated: a list of them would be searched
-- for each claim. What only the eye needs follows the terms of the order.
SELECT sentence, as_of_day, measure, place, population, as_of_end_day, coalesce(stated, value) AS stated, low, high,
  scale, bound, kind, CASE voice WHEN 2 THEN -extraction ELSE source END AS source, voice, publisher, document,
  id AS claim_id
FROM selected
WHERE status < 2

-- detail

SELECT quote FROM json_each(:rows) AS wanted CROSS JOIN sentence ON sentence.number = wanted.value
ORDER BY wanted.key
