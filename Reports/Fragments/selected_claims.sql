-- The claims in force that fit the filters, one row each: all columns of `claim`, and `document`, `publisher`,
-- `author` of the document. A definition that has `-- uses: selected_claims` in its head reads from `selected`.
--
-- In force is what the newest extraction of a document states, without retracted claims. An extraction's claims
-- have the numbers after its own, so that the scan runs through the file once, in order; what an extraction decides is
-- asked before its claims are read. Voice 2 is the author of the document.

WITH
  wanted_measure (value) AS MATERIALIZED (
    SELECT value FROM code WHERE field = 'measure' AND name IN (SELECT value FROM json_each(:measure))
  ),
  wanted_status (value) AS MATERIALIZED (
    SELECT value FROM code WHERE field = 'status' AND name IN (SELECT value FROM json_each(:status))
  ),
  wanted_place (number) AS MATERIALIZED (
    SELECT number FROM term WHERE text COLLATE NOCASE IN (SELECT value FROM json_each(:place))
  ),
  wanted_publisher (number) AS MATERIALIZED (
    SELECT number FROM publisher WHERE name COLLATE NOCASE IN (SELECT value FROM json_each(:publisher))
  ),
  named_source (source) AS MATERIALIZED (
    SELECT seq FROM source
    WHERE id IN (SELECT value FROM json_each(:source)) OR name COLLATE NOCASE IN (SELECT value FROM json_each(:source))
    UNION
    SELECT source FROM alias WHERE text COLLATE NOCASE IN (SELECT value FROM json_each(:source))
  ),
  wanted_source (source) AS MATERIALIZED (
    SELECT source FROM named_source
    UNION SELECT source FROM source_merge WHERE target IN (SELECT source FROM named_source)
    UNION SELECT target FROM source_merge WHERE source IN (SELECT source FROM named_source)
  ),
  wanted_author (name) AS MATERIALIZED (
    SELECT value FROM json_each(:source)
    UNION SELECT name FROM source WHERE seq IN (SELECT source FROM wanted_source)
    UNION SELECT text FROM alias WHERE source IN (SELECT source FROM wanted_source)
  ),
  selected AS (
    SELECT claim.*, extraction.document, document.publisher, coalesce(extraction.author, document.author) AS author
    FROM extraction
    CROSS JOIN document ON document.seq = extraction.document
    CROSS JOIN claim ON claim.seq > extraction.seq AND claim.seq <= extraction.seq + extraction.claims
    WHERE ((
        extraction.seq = (
          SELECT max(newest.seq) FROM extraction AS newest
          WHERE newest.document = document.seq AND (:as_known IS NULL OR newest.recorded < :as_known))
        AND (NOT EXISTS (SELECT 1 FROM retraction) OR NOT EXISTS (
          SELECT 1 FROM retraction WHERE retraction.document = document.seq AND retraction.claim_id = claim.id
            AND (:as_known IS NULL OR retraction.recorded < :as_known)))
      ) AND (
        (:measure IS NULL OR claim.measure IN (SELECT value FROM wanted_measure))
        AND (:status IS NULL OR claim.status IN (SELECT value FROM wanted_status))
      )) AND ((
        (:place IS NULL OR claim.place IN (SELECT number FROM wanted_place))
        AND (:publisher IS NULL OR document.publisher IN (SELECT number FROM wanted_publisher))
      ) AND (
        (:until IS NULL OR claim.as_of_day <= :until)
        -- A month holds until its last day, a year until its last month.
        AND (:since IS NULL OR coalesce(claim.as_of_end_day, claim.as_of_day) >= :since
          OR (coalesce(claim.as_of_end_day, claim.as_of_day) % 100 = 0
            AND coalesce(claim.as_of_end_day, claim.as_of_day) + 99 >= :since)
          OR (coalesce(claim.as_of_end_day, claim.as_of_day) % 10000 = 0
            AND coalesce(claim.as_of_end_day, claim.as_of_day) + 9999 >= :since))
      )) AND (
        :source IS NULL
        OR EXISTS (
          SELECT 1 FROM attribution
          WHERE attribution.claim = claim.seq AND attribution.source IN (SELECT source FROM wanted_source))
        OR (claim.voice = 2
          AND coalesce(extraction.author, document.author) COLLATE NOCASE IN (SELECT name FROM wanted_author))
      )
  )
