-- report: sources
-- title: Sources of the stated figures
-- description: For each originating source what it is cited for, under which names, by whom and through whom.
-- uses: selected_claims
-- convention: A claim counts for its originator, the last one of the chain; two originators named side by side
--   both count. Claims of every status count.
-- convention: A bulletin by its own author counts for the author; what a publisher states in its own voice counts
--   for the publisher.
-- convention: Each document counts in its newest extraction, without retracted claims.
-- convention: A source that was merged into another counts for that one; a relay is who cited the originator.
-- lookup: source, relay | SELECT seq, CASE WHEN name = '' THEN '(unnamed)' ELSE name END FROM source
--   UNION ALL SELECT -number, name FROM publisher
-- lookup: source as source_id | SELECT seq, id FROM source WHERE id IS NOT NULL
-- lookup: source as source_kind | SELECT source.seq, code.name FROM source JOIN code ON code.number = 700 + source.kind
-- lookup: measure | SELECT value, name FROM code WHERE field = 'measure'
-- lookup: words | SELECT number, text FROM term UNION ALL SELECT -number, text FROM alias
-- lookup: cue | SELECT number, lower(text) FROM term
-- lookup: publisher | SELECT number, name FROM publisher
-- group: source
-- order: claims descending, source
-- column: source | text | Source | The originator's preferred name, else its words; a publisher for its own voice.
-- column: id | id(source_id) | Id | The registry's identifier.
-- column: kind | text(source_kind) | Kind | What sort of body or person it is.
-- column: claims | count | Claims | How many claims come from it.
-- column: measures | tally(measure) | Measures | Its claims by measure.
-- column: first_date | earliest(as_of_day) | First | The earliest date that one of its figures holds for.
-- column: last_date | latest(as_of_end_day) | Last | The latest date that one of its figures holds for.
-- column: aliases | tally(words, publisher) | Named as | The words that name it, with the publishers that use them.
-- column: cues | tally(cue) | Cues | The words that link figure and source.
-- column: relays | tally(relay) | Relayed by | Who cited it to the publisher, when it was not cited directly.
-- column: publishers | tally(publisher) | Published by | The publishers of its figures.
-- column: own_bulletins | count(is_self) | Own bulletins | How many claims stand in its own bulletins.
-- column: unnamed | count(is_unnamed) | Unnamed | How many claims have a source that the text does not name.
-- column: publisher_voice | count(is_publisher) | Publisher's voice | How many claims the publisher states itself.

WITH
  merged (source, target) AS MATERIALIZED (
    SELECT source, target FROM source_merge
    WHERE seq IN (SELECT max(seq) FROM source_merge GROUP BY source)
  ),
  unnamed_kind (value) AS MATERIALIZED (
    SELECT value FROM code
    WHERE field = 'source_kind' AND name IN ('unnamed_official', 'witness', 'unstated')
  ),
  author_source (author, source) AS MATERIALIZED (
    SELECT author, coalesce(
      (SELECT seq FROM source WHERE source.name = author COLLATE NOCASE),
      (SELECT alias.source FROM alias WHERE alias.text = author COLLATE NOCASE AND NOT alias.needs_context))
    FROM (
      SELECT author FROM document WHERE author IS NOT NULL
      UNION SELECT author FROM extraction WHERE author IS NOT NULL)
  )
-- Voice 0 is a cited source, 1 the publisher, 2 the author of the document.
SELECT
  CASE selected.voice
    WHEN 0 THEN coalesce(merged.target, attribution.source)
    WHEN 1 THEN -selected.publisher
    ELSE coalesce(author_source.source, selected.author)
  END AS source,
  selected.measure, selected.as_of_day, coalesce(selected.as_of_end_day, selected.as_of_day) AS as_of_end_day,
  CASE WHEN attribution.alias IS NOT NULL THEN -attribution.alias
    ELSE coalesce(attribution.resolved, attribution.words) END AS words,
  attribution.cue, selected.publisher,
  (SELECT relay.source FROM attribution AS relay
    WHERE relay.claim = attribution.claim AND relay.hop < attribution.hop ORDER BY relay.hop DESC LIMIT 1) AS relay,
  selected.voice = 2 AS is_self, selected.voice = 1 AS is_publisher,
  selected.voice = 0 AND (originator.name = '' OR originator.kind IN (SELECT value FROM unnamed_kind)) AS is_unnamed
FROM selected
LEFT JOIN attribution ON attribution.claim = selected.seq
  AND attribution.hop = (SELECT max(final.hop) FROM attribution AS final WHERE final.claim = selected.seq)
LEFT JOIN merged ON merged.source = attribution.source
LEFT JOIN author_source ON selected.voice = 2 AND author_source.author = selected.author
LEFT JOIN source AS originator ON originator.seq = attribution.source
