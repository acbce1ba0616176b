-- Layout 1 of the ledger file: tables.
--
-- `entry` is the log and the only thing that is stated. Each other column is derived from the bodies of
-- entries and from the bytes in `document_bytes` and `text`; `ledger verify` derives all of them again and
-- compares. A table whose key is `seq` has one row for one entry, with the entry's number.
--
-- A day is the integer yyyymmdd; 20120800 is a month and 20140000 a year, which sort before their days.
-- A column that holds a word of the codebook's closed lists holds its number in `code`, counted from 0.
-- Names that an analyst reads are in the views (v001_views.sql).
--
-- References are looked at when a row is added and again at the commit. Were they immediate, SQLite would keep a
-- copy of each page that a row is added to, in case the single statement has to be taken back. The tables that get
-- most rows have no CHECK that calls a function, for the same reason; `ledger verify` looks at those lengths.

PRAGMA application_id = 0x4C454447;  -- 'LEDG'
PRAGMA user_version = 1;

-- The log. `body` is canonical JSON (RFC 8785), `leaf` the SHA-256 of a zero byte and the body (RFC 6962).
-- There is no second UNIQUE: INSERT OR REPLACE would delete the row that it meets without firing a trigger.
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY CHECK (seq >= 0),
  body BLOB NOT NULL,
  leaf BLOB NOT NULL
) STRICT;

-- How many entries there are, and the roots of the perfect subtrees that they form, largest first.
CREATE TABLE head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  size INTEGER NOT NULL CHECK (size >= 0),
  peaks BLOB NOT NULL CHECK (length(peaks) % 32 = 0)
) STRICT;

-- Every signed checkpoint (C2SP tlog-checkpoint): the log's size and root, and who vouches for them. No entry states
-- it; it is checked by its signature and by the log's hashes.
CREATE TABLE checkpoint (
  size INTEGER NOT NULL CHECK (size >= 1),
  signing_key INTEGER NOT NULL REFERENCES signing_key (seq) DEFERRABLE INITIALLY DEFERRED,
  note BLOB NOT NULL,
  PRIMARY KEY (size, signing_key)
) STRICT, WITHOUT ROWID;

-- A public key, stated before it signs the first checkpoint.
CREATE TABLE signing_key (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  vkey TEXT NOT NULL,
  by TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

-- What a person or the program says about the ledger itself: what was merged into it, for example.
CREATE TABLE note (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  by TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

-- Entry 0: which ledger this is.
CREATE TABLE genesis (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED CHECK (seq = 0),
  origin TEXT NOT NULL,
  format INTEGER NOT NULL CHECK (format >= 1),
  full_text INTEGER NOT NULL CHECK (full_text IN (0, 1)),
  by TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

-- The closed word lists: `number` is 100 for each list and `value` in it.
CREATE TABLE code (
  number INTEGER PRIMARY KEY,
  field TEXT NOT NULL,
  value INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;

-- Words that recur: places, populations ("; " between several), cues, source words. Numbered by first use.
CREATE TABLE term (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE publisher (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  name TEXT NOT NULL
) STRICT;

-- One use of the program to extract: what its claims were decided by.
CREATE TABLE run (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  program TEXT NOT NULL,
  rule_set TEXT NOT NULL,
  registry_sha256 BLOB NOT NULL CHECK (length(registry_sha256) = 32),
  by TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

-- A document as it came. `id` and `path` are as given; `published` as stated, `published_day` its day.
CREATE TABLE document (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  sha256 BLOB NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  media TEXT NOT NULL,
  id TEXT,
  path TEXT,
  url TEXT,
  title TEXT,
  publisher INTEGER REFERENCES publisher (number) DEFERRABLE INITIALLY DEFERRED,
  author TEXT,
  language TEXT,
  published TEXT,
  published_day INTEGER CHECK (published_day BETWEEN 10000 AND 99991231),
  retrieved TEXT,
  recorded TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX document_sha256 ON document (sha256);

-- The raw bytes, apart from the metadata so that a scan of documents does not read them.
CREATE TABLE document_bytes (
  document INTEGER PRIMARY KEY REFERENCES document (seq) DEFERRABLE INITIALLY DEFERRED,
  body BLOB NOT NULL
) STRICT;

-- The text that spans count in, UTF-8; `body` is null where it equals the raw bytes.
CREATE TABLE text (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  document INTEGER NOT NULL REFERENCES document (seq) DEFERRABLE INITIALLY DEFERRED,
  sha256 BLOB NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  maker TEXT NOT NULL,
  body BLOB
) STRICT;

-- What one run found in one document. The newest row of a document is the one in force.
-- Its `claims` claims have the numbers that follow `seq`.
CREATE TABLE extraction (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  document INTEGER NOT NULL REFERENCES document (seq) DEFERRABLE INITIALLY DEFERRED,
  text INTEGER NOT NULL REFERENCES text (seq) DEFERRABLE INITIALLY DEFERRED,
  run INTEGER NOT NULL REFERENCES run (seq) DEFERRABLE INITIALLY DEFERRED,
  claims INTEGER NOT NULL CHECK (claims >= 0),
  dateline_day INTEGER CHECK (dateline_day BETWEEN 10000 AND 99991231),
  author TEXT,
  recorded TEXT NOT NULL
) STRICT;

CREATE INDEX extraction_document ON extraction (document);

-- A body or person that is cited. `id` is the registry's; null for one known by its own words only.
CREATE TABLE source (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  id TEXT,
  name TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 22),
  place TEXT,
  by TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

-- A way in which a source was named; `entry` is the first claim, source or alias entry that has it.
CREATE TABLE alias (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  source INTEGER NOT NULL REFERENCES source (seq) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  kind INTEGER CHECK (kind BETWEEN 0 AND 3),
  needs_context INTEGER NOT NULL CHECK (needs_context IN (0, 1)),
  stated INTEGER NOT NULL CHECK (stated IN (0, 1)),
  entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Two sources that a person declared to be one; the newest row for `source` counts.
CREATE TABLE source_merge (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  source INTEGER NOT NULL REFERENCES source (seq) DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES source (seq) DEFERRABLE INITIALLY DEFERRED CHECK (target <> source),
  reason TEXT,
  by TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

CREATE INDEX source_merge_source ON source_merge (source);

-- The start of a war or disaster that claims count from; `context` words are divided by "; ".
CREATE TABLE epoch (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  start_day INTEGER NOT NULL CHECK (start_day BETWEEN 10000 AND 99991231),
  name TEXT NOT NULL,
  context TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

-- A sentence that states claims, once for each extraction. Offsets are half-open.
CREATE TABLE sentence (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  extraction INTEGER NOT NULL REFERENCES extraction (seq) DEFERRABLE INITIALLY DEFERRED,
  start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
  end_byte INTEGER NOT NULL CHECK (end_byte >= start_byte),
  start_char INTEGER NOT NULL CHECK (start_char >= 0),
  end_char INTEGER NOT NULL CHECK (end_char >= start_char),
  quote TEXT NOT NULL
) STRICT;

-- A claim, in small integers. `id` is the 16 hexadecimal digits as a signed integer; `low` and `high` are
-- `scale` digits longer than the number; `stated` is the value with its bound words where it has any;
-- `source` is the originator (the first one of the last hop).
CREATE TABLE claim (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL,
  extraction INTEGER NOT NULL REFERENCES extraction (seq) DEFERRABLE INITIALLY DEFERRED,
  sentence INTEGER NOT NULL REFERENCES sentence (number) DEFERRABLE INITIALLY DEFERRED,
  value TEXT NOT NULL,
  stated TEXT,
  measure INTEGER NOT NULL CHECK (measure BETWEEN 0 AND 14),
  bound INTEGER NOT NULL CHECK (bound BETWEEN 0 AND 9),
  low INTEGER,
  high INTEGER,
  scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 17),
  unit INTEGER NOT NULL CHECK (unit BETWEEN 0 AND 5),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 7),
  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 6),
  voice INTEGER NOT NULL CHECK (voice BETWEEN 0 AND 2),
  implicit INTEGER NOT NULL CHECK (implicit IN (0, 1)),
  place INTEGER REFERENCES term (number) DEFERRABLE INITIALLY DEFERRED,
  population INTEGER REFERENCES term (number) DEFERRABLE INITIALLY DEFERRED,
  definition INTEGER REFERENCES term (number) DEFERRABLE INITIALLY DEFERRED,
  as_of_day INTEGER CHECK (as_of_day BETWEEN 10000 AND 99991231),
  as_of_end_day INTEGER CHECK (as_of_end_day BETWEEN 10000 AND 99991231),
  epoch_day INTEGER CHECK (epoch_day BETWEEN 10000 AND 99991231),
  source INTEGER REFERENCES source (seq) DEFERRABLE INITIALLY DEFERRED,
  confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100)
) STRICT;

-- What few claims have.
CREATE TABLE claim_detail (
  claim INTEGER PRIMARY KEY REFERENCES claim (seq) DEFERRABLE INITIALLY DEFERRED,
  vague_class INTEGER REFERENCES term (number) DEFERRABLE INITIALLY DEFERRED,
  framing INTEGER REFERENCES term (number) DEFERRABLE INITIALLY DEFERRED,
  per INTEGER REFERENCES term (number) DEFERRABLE INITIALLY DEFERRED,
  share_of INTEGER CHECK (share_of BETWEEN 0 AND 14),
  base_resolution INTEGER CHECK (base_resolution BETWEEN 0 AND 2),
  part_of INTEGER REFERENCES claim (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- The claims that a share may be a share of.
CREATE TABLE claim_base (
  claim INTEGER NOT NULL REFERENCES claim (seq) DEFERRABLE INITIALLY DEFERRED,
  base INTEGER NOT NULL REFERENCES claim (seq) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (claim, base)
) STRICT, WITHOUT ROWID;

-- Where a claim's words stand; `role` is in `code` (value, place, per). The quote's place is the sentence's.
CREATE TABLE claim_span (
  claim INTEGER NOT NULL REFERENCES claim (seq) DEFERRABLE INITIALLY DEFERRED,
  role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2),
  start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
  end_byte INTEGER NOT NULL CHECK (end_byte >= start_byte),
  start_char INTEGER NOT NULL CHECK (start_char >= 0),
  end_char INTEGER NOT NULL CHECK (end_char >= start_char),
  PRIMARY KEY (claim, role)
) STRICT, WITHOUT ROWID;

-- The hops of a claim in order: `hop` 0 speaks to the reader. `words` are the source's words as written,
-- `resolved` the antecedent's words for a pronoun, `alias` the way in which the source is named.
CREATE TABLE attribution (
  claim INTEGER NOT NULL REFERENCES claim (seq) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  hop INTEGER NOT NULL CHECK (hop >= 0),
  source INTEGER NOT NULL REFERENCES source (seq) DEFERRABLE INITIALLY DEFERRED,
  alias INTEGER REFERENCES alias (number) DEFERRABLE INITIALLY DEFERRED,
  words INTEGER REFERENCES term (number) DEFERRABLE INITIALLY DEFERRED,
  cue INTEGER REFERENCES term (number) DEFERRABLE INITIALLY DEFERRED,
  resolved INTEGER REFERENCES term (number) DEFERRABLE INITIALLY DEFERRED,
  start_byte INTEGER,
  end_byte INTEGER,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

-- What a reader should know about a document, an extraction or a claim; `owner` is its entry.
CREATE TABLE notice (
  owner INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  code TEXT NOT NULL,
  start_byte INTEGER,
  end_byte INTEGER,
  text TEXT NOT NULL,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

-- A claim taken back, with all later readings of it: the same `claim_id` in the same document.
CREATE TABLE retraction (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  claim INTEGER NOT NULL REFERENCES claim (seq) DEFERRABLE INITIALLY DEFERRED,
  document INTEGER NOT NULL REFERENCES document (seq) DEFERRABLE INITIALLY DEFERRED,
  claim_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

CREATE INDEX retraction_document ON retraction (document);

-- A correction of what the program read, never of what the text states.
CREATE TABLE correction (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  claim INTEGER NOT NULL REFERENCES claim (seq) DEFERRABLE INITIALLY DEFERRED,
  document INTEGER NOT NULL REFERENCES document (seq) DEFERRABLE INITIALLY DEFERRED,
  claim_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

CREATE INDEX correction_document ON correction (document);

-- The fields that a correction sets, with the codebook's names; null empties the field.
CREATE TABLE correction_field (
  correction INTEGER NOT NULL REFERENCES correction (seq) DEFERRABLE INITIALLY DEFERRED,
  field TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (correction, field)
) STRICT, WITHOUT ROWID;

-- A person's verdict on a claim as read: confirmed, doubtful or wrong.
CREATE TABLE review (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  claim INTEGER NOT NULL REFERENCES claim (seq) DEFERRABLE INITIALLY DEFERRED,
  document INTEGER NOT NULL REFERENCES document (seq) DEFERRABLE INITIALLY DEFERRED,
  claim_id INTEGER NOT NULL,
  reason TEXT,
  by TEXT NOT NULL,
  recorded TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'doubtful', 'wrong'))
) STRICT;

CREATE INDEX review_document ON review (document);
