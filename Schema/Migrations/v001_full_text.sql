-- Layout 1 of the ledger file, only on request: full-text search over whole texts.
--
-- It costs about thirteen times the row. The genesis entry says whether a ledger has it.

CREATE VIRTUAL TABLE text_fts USING fts5 (
  body, content="document_text", content_rowid="text", tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO text_fts (text_fts, rank) VALUES ('automerge', 0);
