-- Layout 1 of the ledger file: full-text search over titles and over the sentences that state claims.
--
-- External content, so that no word is stored twice; the double quotes are what Datasette and sqlite-utils
-- look for to find the index of a table.
--
-- Segments are merged sixteen at a time, whole, and not in parts from time to time: that writes less, and leaves no
-- counter of writes in the index that nothing else in the file could confirm.

CREATE VIRTUAL TABLE document_fts USING fts5 (
  title, content="document", content_rowid="seq", tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE sentence_fts USING fts5 (
  quote, content="sentence", content_rowid="number", tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO document_fts (document_fts, rank) VALUES ('automerge', 0);

INSERT INTO sentence_fts (sentence_fts, rank) VALUES ('automerge', 0);
