-- Layout 1 of the ledger file: what an analyst reads.
--
-- `claim_view`, `timeline` and `source_attribution` hold the claims in force: of each document's newest
-- extraction, without retracted ones. `claim_all` holds every claim ever stated, with `current` and
-- `retracted`. A correction stands beside the claim and never in place of it. Word lists are joined by
-- LEFT JOIN, so that SQLite leaves out those whose column a query does not ask for.

CREATE VIEW document_text AS
SELECT text.seq AS text, text.document AS document,
  CAST(coalesce(text.body, document_bytes.body) AS TEXT) AS body
FROM text JOIN document_bytes ON document_bytes.document = text.document;

CREATE VIEW document_view AS
SELECT document.seq AS document, document.id AS id, lower(hex(document.sha256)) AS sha256,
  (SELECT lower(hex(text.sha256)) FROM text WHERE text.seq = newest.text) AS text_sha256,
  document.path AS path, document.url AS url, document.title AS title, publisher.name AS publisher,
  coalesce(newest.author, document.author) AS author, document.published AS published,
  document.published_day AS published_day, document.language AS language, document.media AS media,
  document.size AS size, document.retrieved AS retrieved, document.recorded AS recorded,
  newest.seq AS extraction, newest.run AS run, newest.claims AS claims
FROM document
LEFT JOIN publisher ON publisher.number = document.publisher
LEFT JOIN extraction AS newest
  ON newest.seq = (SELECT max(seq) FROM extraction WHERE extraction.document = document.seq);

CREATE VIEW run_view AS
SELECT run.seq AS run, run.recorded AS recorded, run.program AS program, run.rule_set AS rule_set,
  lower(hex(run.registry_sha256)) AS registry_sha256, run.by AS by,
  (SELECT count(*) FROM extraction WHERE extraction.run = run.seq) AS documents,
  (SELECT coalesce(sum(claims), 0) FROM extraction WHERE extraction.run = run.seq) AS claims
FROM run;

-- `canonical` is the source that this one was merged into, else the source itself.
CREATE VIEW source_view AS
SELECT source.seq AS source, source.id AS id, source.name AS name, code.name AS kind, source.place AS place,
  coalesce((SELECT target FROM source_merge WHERE source_merge.source = source.seq ORDER BY seq DESC LIMIT 1),
    source.seq) AS canonical,
  source.by AS by, source.recorded AS recorded
FROM source
LEFT JOIN code ON code.number = 700 + source.kind;

CREATE VIEW alias_view AS
SELECT alias.number AS alias, alias.source AS source, source.id AS source_id, source.name AS source_name,
  alias.text AS text, code.name AS kind, alias.needs_context AS needs_context, alias.stated AS stated,
  alias.entry AS entry
FROM alias
JOIN source ON source.seq = alias.source
LEFT JOIN code ON code.number = 800 + alias.kind;

CREATE VIEW claim_all AS
SELECT printf('%016x', claim.id) AS id,
  claim.value AS value, coalesce(claim.stated, claim.value) AS stated,
  measure_code.name AS measure, bound_code.name AS bound,
  CASE WHEN claim.scale = 0 THEN claim.low ELSE CAST(claim.low || 'e-' || claim.scale AS REAL) END AS low,
  CASE WHEN claim.scale = 0 THEN claim.high ELSE CAST(claim.high || 'e-' || claim.scale AS REAL) END AS high,
  unit_code.name AS unit, vague_term.text AS vague_class, kind_code.name AS kind, status_code.name AS status,
  claim.implicit AS implicit, population_term.text AS population, place_term.text AS place,
  CASE WHEN claim.as_of_day % 100 > 0 THEN
      printf('%04d-%02d-%02d', claim.as_of_day / 10000, claim.as_of_day / 100 % 100, claim.as_of_day % 100)
    WHEN claim.as_of_day % 10000 > 0 THEN printf('%04d-%02d', claim.as_of_day / 10000, claim.as_of_day / 100 % 100)
    WHEN claim.as_of_day > 0 THEN printf('%04d', claim.as_of_day / 10000) END ||
  CASE WHEN claim.as_of_end_day IS NULL THEN ''
    ELSE '/' || CASE WHEN claim.as_of_end_day % 100 > 0 THEN
        printf('%04d-%02d-%02d', claim.as_of_end_day / 10000, claim.as_of_end_day / 100 % 100, claim.as_of_end_day % 100)
      WHEN claim.as_of_end_day % 10000 > 0 THEN printf('%04d-%02d', claim.as_of_end_day / 10000, claim.as_of_end_day / 100 % 100)
      WHEN claim.as_of_end_day > 0 THEN printf('%04d', claim.as_of_end_day / 10000) END
  END AS as_of,
  CASE WHEN claim.epoch_day % 100 > 0 THEN
      printf('%04d-%02d-%02d', claim.epoch_day / 10000, claim.epoch_day / 100 % 100, claim.epoch_day % 100)
    WHEN claim.epoch_day % 10000 > 0 THEN printf('%04d-%02d', claim.epoch_day / 10000, claim.epoch_day / 100 % 100)
    WHEN claim.epoch_day > 0 THEN printf('%04d', claim.epoch_day / 10000) END AS epoch,
  CASE WHEN part_claim.id IS NOT NULL THEN printf('%016x', part_claim.id) END AS part_of,
  (SELECT group_concat(printf('%016x', base_claim.id), ' ') FROM claim_base
    JOIN claim AS base_claim ON base_claim.seq = claim_base.base
    WHERE claim_base.claim = claim.seq) AS base,
  base_resolution_code.name AS base_resolution, share_of_code.name AS share_of, per_term.text AS per,
  voice_code.name AS voice, origin.name AS source, origin.id AS source_id, source_kind_code.name AS source_kind,
  (SELECT group_concat(name, ' <- ') FROM (
    SELECT CASE WHEN source.name = '' THEN '(unnamed)' ELSE source.name END AS name
    FROM attribution JOIN source ON source.seq = attribution.source
    WHERE attribution.claim = claim.seq ORDER BY attribution.position)) AS sources,
  (SELECT term.text FROM attribution JOIN term ON term.number = attribution.cue
    WHERE attribution.claim = claim.seq ORDER BY attribution.position DESC LIMIT 1) AS cue,
  definition_term.text AS definition, framing_term.text AS framing, claim.confidence / 100.0 AS confidence,
  (SELECT group_concat(code, ' ') FROM notice WHERE notice.owner = claim.seq) AS notices,
  sentence.quote AS quote, document.title AS title, publisher.name AS publisher,
  coalesce(extraction.author, document.author) AS author, document.url AS url, document.published AS published,
  value_span.start_byte AS start_byte, value_span.end_byte AS end_byte,
  value_span.start_char AS start_char, value_span.end_char AS end_char,
  sentence.start_byte AS quote_start_byte, sentence.end_byte AS quote_end_byte,
  sentence.start_char AS quote_start_char, sentence.end_char AS quote_end_char,
  (SELECT group_concat(change, '; ') FROM (
    SELECT correction_field.field || ' = ' || coalesce(correction_field.value, 'none') || ' (' ||
      correction.reason || ')' AS change
    FROM correction JOIN correction_field ON correction_field.correction = correction.seq
    WHERE correction.document = extraction.document AND correction.claim_id = claim.id
    ORDER BY correction.seq, correction_field.field)) AS correction,
  claim.extraction = (SELECT max(newer.seq) FROM extraction AS newer
    WHERE newer.document = extraction.document) AS current,
  EXISTS (SELECT 1 FROM retraction
    WHERE retraction.document = extraction.document AND retraction.claim_id = claim.id) AS retracted,
  claim.seq AS claim, claim.extraction AS extraction, extraction.document AS document, extraction.text AS text,
  extraction.run AS run, origin.seq AS source_seq, claim.as_of_day AS as_of_day,
  claim.as_of_end_day AS as_of_end_day, claim.epoch_day AS epoch_day, document.published_day AS published_day,
  claim.low AS low_coefficient, claim.high AS high_coefficient, claim.scale AS scale
FROM claim
JOIN extraction ON extraction.seq = claim.extraction
JOIN document ON document.seq = extraction.document
LEFT JOIN publisher ON publisher.number = document.publisher
LEFT JOIN sentence ON sentence.number = claim.sentence
LEFT JOIN claim_span AS value_span ON value_span.claim = claim.seq AND value_span.role = 0
LEFT JOIN claim_detail ON claim_detail.claim = claim.seq
LEFT JOIN claim AS part_claim ON part_claim.seq = claim_detail.part_of
LEFT JOIN source AS origin ON origin.seq = coalesce(
  (SELECT target FROM source_merge WHERE source_merge.source = claim.source ORDER BY seq DESC LIMIT 1), claim.source)
LEFT JOIN term AS place_term ON place_term.number = claim.place
LEFT JOIN term AS population_term ON population_term.number = claim.population
LEFT JOIN term AS definition_term ON definition_term.number = claim.definition
LEFT JOIN term AS vague_term ON vague_term.number = claim_detail.vague_class
LEFT JOIN term AS framing_term ON framing_term.number = claim_detail.framing
LEFT JOIN term AS per_term ON per_term.number = claim_detail.per
LEFT JOIN code AS measure_code ON measure_code.number = claim.measure
LEFT JOIN code AS bound_code ON bound_code.number = 100 + claim.bound
LEFT JOIN code AS unit_code ON unit_code.number = 200 + claim.unit
LEFT JOIN code AS kind_code ON kind_code.number = 300 + claim.kind
LEFT JOIN code AS status_code ON status_code.number = 400 + claim.status
LEFT JOIN code AS voice_code ON voice_code.number = 500 + claim.voice
LEFT JOIN code AS base_resolution_code ON base_resolution_code.number = 600 + claim_detail.base_resolution
LEFT JOIN code AS source_kind_code ON source_kind_code.number = 700 + origin.kind
LEFT JOIN code AS share_of_code ON share_of_code.number = claim_detail.share_of;

CREATE VIEW claim_view AS
SELECT * FROM claim_all WHERE current AND NOT retracted;

-- One row for each hop of each claim in force. `source` is as cited, `canonical` after merges.
CREATE VIEW attribution_view AS
SELECT claim_view.id AS claim_id, claim_view.claim AS claim, attribution.position AS position, attribution.hop AS hop,
  attribution.hop = (SELECT max(hop) FROM attribution AS last WHERE last.claim = attribution.claim) AS originator,
  source_view.name AS source, source_view.id AS source_id, source_view.kind AS source_kind,
  source_view.source AS source_seq, source_view.canonical AS canonical,
  words_term.text AS words, cue_term.text AS cue, resolved_term.text AS resolved,
  alias.text AS alias, alias_code.name AS alias_kind,
  attribution.start_byte AS start_byte, attribution.end_byte AS end_byte,
  claim_view.measure AS measure, claim_view.as_of AS as_of, claim_view.publisher AS publisher,
  claim_view.document AS document
FROM claim_view
JOIN attribution ON attribution.claim = claim_view.claim
JOIN source_view ON source_view.source = attribution.source
LEFT JOIN term AS words_term ON words_term.number = attribution.words
LEFT JOIN term AS cue_term ON cue_term.number = attribution.cue
LEFT JOIN term AS resolved_term ON resolved_term.number = attribution.resolved
LEFT JOIN alias ON alias.number = attribution.alias
LEFT JOIN code AS alias_code ON alias_code.number = 800 + alias.kind;

-- Only what was asserted, or stated to be none, enters a timeline (codebook, section 5).
CREATE VIEW timeline AS
SELECT as_of, measure, place, population, stated, low, high, bound, kind, source, publisher, title, published, id,
  document, claim, as_of_day
FROM claim_view WHERE status IN ('asserted', 'negated')
ORDER BY as_of_day IS NULL, as_of_day, measure, place, claim;

-- For each originating source: its claims by measure. `source` is null for the publisher's own voice.
CREATE VIEW source_attribution AS
SELECT source, source_id, source_kind, voice, measure, count(*) AS claims, count(DISTINCT document) AS documents,
  count(DISTINCT publisher) AS publishers, min(as_of_day) AS first_day, max(as_of_end_or_start) AS last_day, source_seq
FROM (SELECT *, coalesce(as_of_end_day, as_of_day) AS as_of_end_or_start FROM claim_view)
GROUP BY source_seq, voice, measure
ORDER BY source IS NULL, source, voice, measure;
