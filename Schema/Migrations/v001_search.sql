-- Layout 1 of the ledger file: full-text search over titles and over the sentences that state claims.
--
-- External content, so that no word is stored twice; the double quotes are what Datasette and sqlite-utils
-- look for to find the index of a table.

CREATE VIRTUAL TABLE document_fts USING fts5 (
  title, content="document", content_rowid="seq", tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE sentence_fts USING fts5 (
  quote, content="sentence", content_rowid="number", tokenize = 'unicode61 remove_diacritics 2'
);
