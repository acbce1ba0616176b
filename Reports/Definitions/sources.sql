-- report: sources
-- title: Sources of the stated figures
-- description: For each originating source what it is cited for, under which names, by whom and through whom.
-- filters: measure, source, place, publisher, since, until, status
-- convention: A claim counts for its originator, the last one of the chain; two originators named side by side
--   both count. Claims of every status count.
-- convention: A bulletin by its own author counts for the author; what a publisher states in its own voice counts
--   for the publisher.
-- convention: Each document counts in its newest extraction, without retracted claims.
-- convention: A source that was merged into another counts for that one; a relay is who cited the originator.
-- lookup: source, relay | SELECT seq, CASE WHEN name = '' THEN '(unnamed)' ELSE name END FROM source
--   UNION ALL SELECT -number, name FROM publisher
-- lookup: source_id | SELECT seq, id FROM source WHERE id IS NOT NULL
-- lookup: source_kind | SELECT source.seq, code.name FROM source JOIN code ON code.number = 700 + source.kind
-- lookup: measure | SELECT value, name FROM code WHERE field = 'measure'
-- lookup: words | SELECT number, text FROM term UNION ALL SELECT -number, text FROM alias
-- lookup: cue | SELECT number, text FROM term
-- lookup: publisher | SELECT number, name FROM publisher
-- group: source
-- order: claims descending, source
-- column: source | text | Source | The originator's preferred name, else its words; a publisher for its own voice.
-- column: id | id(source_id) | Id | The registry's identifier.
-- column: kind | text(source_kind) | Kind | What sort of body or person it is.
-- column: claims | count | Claims | How many claims come from it.
-- column: measures | tally(measure) | Measures | Its claims by measure.
-- column: first | earliest(as_of_day) | First | The earliest date that one of its figures holds for.
-- column: last | latest(as_of_end_day) | Last | The latest date that one of its figures holds for.
-- column: aliases | tally(words, publisher) | Named as | The words that name it, with the publishers that use them.
-- column: cues | tally(cue) | Cues | The words that link figure and source.
-- column: relays | tally(relay) | Relayed by | Who cited it to the publisher, when it was not cited directly.
-- column: publishers | tally(publisher) | Published by | The publishers of its figures.
-- column: self | count(is_self) | Own bulletins | How many claims stand in its own bulletins.
-- column: unnamed | count(is_unnamed) | Unnamed | How many claims have a source that the text does not name.
-- column: own_voice | count(is_publisher) | Publisher's voice | How many claims the publisher states itself.

WITH
  cited (source) AS MATERIALIZED (
    SELECT seq FROM source
    WHERE id IN (SELECT value FROM json_each(:source)) OR name COLLATE NOCASE IN (SELECT value FROM json_each(:source))
    UNION
    SELECT source FROM alias WHERE text COLLATE NOCASE IN (SELECT value FROM json_each(:source))
  ),
  author_source (author, source) AS MATERIALIZED (
    SELECT author, coalesce(
      (SELECT seq FROM source WHERE source.name = author COLLATE NOCASE),
      (SELECT alias.source FROM alias WHERE alias.text = author COLLATE NOCASE AND NOT alias.needs_context))
    FROM (
      SELECT author FROM document WHERE author IS NOT NULL
      UNION SELECT author FROM extraction WHERE author IS NOT NULL)
  ),
  stated AS (
    SELECT claim.seq, claim.measure, claim.as_of_day, coalesce(claim.as_of_end_day, claim.as_of_day) AS as_of_end_day,
      claim.voice, document.publisher, coalesce(extraction.author, document.author) AS author
    FROM extraction
    CROSS JOIN claim ON claim.seq > extraction.seq AND claim.seq <= extraction.seq + extraction.claims
    CROSS JOIN document ON document.seq = extraction.document
    WHERE extraction.seq = (SELECT max(newest.seq) FROM extraction AS newest WHERE newest.document = extraction.document)
      AND NOT EXISTS (
        SELECT 1 FROM retraction
        WHERE retraction.document = extraction.document AND retraction.claim_id = claim.id)
      AND (:measure IS NULL OR claim.measure IN (
        SELECT value FROM code WHERE field = 'measure' AND name IN (SELECT value FROM json_each(:measure))))
      AND (:status IS NULL OR claim.status IN (
        SELECT value FROM code WHERE field = 'status' AND name IN (SELECT value FROM json_each(:status))))
      AND (:place IS NULL OR claim.place IN (
        SELECT number FROM term WHERE text COLLATE NOCASE IN (SELECT value FROM json_each(:place))))
      AND (:publisher IS NULL OR document.publisher IN (
        SELECT number FROM publisher WHERE name COLLATE NOCASE IN (SELECT value FROM json_each(:publisher))))
      AND (:since IS NULL OR :since <= CASE
        WHEN coalesce(claim.as_of_end_day, claim.as_of_day) % 10000 = 0
          THEN coalesce(claim.as_of_end_day, claim.as_of_day) + 9999
        WHEN coalesce(claim.as_of_end_day, claim.as_of_day) % 100 = 0
          THEN coalesce(claim.as_of_end_day, claim.as_of_day) + 99
        ELSE coalesce(claim.as_of_end_day, claim.as_of_day) END)
      AND (:until IS NULL OR claim.as_of_day <= :until)
  ),
  originated AS (
    SELECT stated.*,
      CASE stated.voice
        WHEN 0 THEN coalesce(
          (SELECT target FROM source_merge WHERE source_merge.source = attribution.source ORDER BY seq DESC LIMIT 1),
          attribution.source)
        WHEN 1 THEN -stated.publisher
        ELSE coalesce((SELECT source FROM author_source WHERE author_source.author = stated.author), stated.author)
      END AS source,
      attribution.source AS cited_source, attribution.hop, attribution.alias, attribution.words, attribution.resolved,
      attribution.cue
    FROM stated
    LEFT JOIN attribution ON attribution.claim = stated.seq
      AND attribution.hop = (SELECT max(final.hop) FROM attribution AS final WHERE final.claim = stated.seq)
  )
SELECT source, source AS source_id, source AS source_kind, measure, as_of_day, as_of_end_day,
  CASE WHEN alias IS NOT NULL THEN -alias ELSE coalesce(resolved, words) END AS words,
  cue, publisher,
  (SELECT relay.source FROM attribution AS relay
    WHERE relay.claim = originated.seq AND relay.hop < originated.hop ORDER BY relay.hop DESC LIMIT 1) AS relay,
  voice = 2 AS is_self, voice = 1 AS is_publisher,
  voice = 0 AND (SELECT source.name = '' OR source.kind IN (10, 12, 21) FROM source
    WHERE source.seq = originated.cited_source) AS is_unnamed
FROM originated
WHERE :source IS NULL OR source IN (SELECT source FROM cited) OR cited_source IN (SELECT source FROM cited)
  OR source COLLATE NOCASE IN (SELECT value FROM json_each(:source))
