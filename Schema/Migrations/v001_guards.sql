-- Layout 1 of the ledger file: what was stated stays.
--
-- Triggers refuse UPDATE and DELETE. INSERT OR REPLACE deletes without firing a delete trigger (SQLite's
-- recursive_triggers is off by default), so each table also refuses a key that it has, and takes the whole
-- transaction back: for RAISE(ABORT) SQLite would keep a copy of each page that a row is added to. These guard
-- against mistakes of programs; evidence against people is what `ledger verify` computes.

CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry
WHEN NEW.seq IS NOT coalesce((SELECT max(seq) FROM entry), -1) + 1
BEGIN SELECT RAISE(ROLLBACK, 'an entry takes the next number'); END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entry: what was stated is never changed'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entry: what was stated is never deleted'); END;

CREATE TRIGGER genesis_no_replace BEFORE INSERT ON genesis
WHEN EXISTS (SELECT 1 FROM genesis WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'genesis: this row was stated before'); END;
CREATE TRIGGER genesis_no_update BEFORE UPDATE ON genesis
BEGIN SELECT RAISE(ABORT, 'genesis: what was stated is never changed'); END;
CREATE TRIGGER genesis_no_delete BEFORE DELETE ON genesis
BEGIN SELECT RAISE(ABORT, 'genesis: what was stated is never deleted'); END;

CREATE TRIGGER code_no_replace BEFORE INSERT ON code
WHEN EXISTS (SELECT 1 FROM code WHERE number = NEW.number)
BEGIN SELECT RAISE(ROLLBACK, 'code: this row was stated before'); END;
CREATE TRIGGER code_no_update BEFORE UPDATE ON code
BEGIN SELECT RAISE(ABORT, 'code: what was stated is never changed'); END;
CREATE TRIGGER code_no_delete BEFORE DELETE ON code
BEGIN SELECT RAISE(ABORT, 'code: what was stated is never deleted'); END;

CREATE TRIGGER term_no_replace BEFORE INSERT ON term
WHEN EXISTS (SELECT 1 FROM term WHERE number = NEW.number)
BEGIN SELECT RAISE(ROLLBACK, 'term: this row was stated before'); END;
CREATE TRIGGER term_no_update BEFORE UPDATE ON term
BEGIN SELECT RAISE(ABORT, 'term: what was stated is never changed'); END;
CREATE TRIGGER term_no_delete BEFORE DELETE ON term
BEGIN SELECT RAISE(ABORT, 'term: what was stated is never deleted'); END;

CREATE TRIGGER publisher_no_replace BEFORE INSERT ON publisher
WHEN EXISTS (SELECT 1 FROM publisher WHERE number = NEW.number)
BEGIN SELECT RAISE(ROLLBACK, 'publisher: this row was stated before'); END;
CREATE TRIGGER publisher_no_update BEFORE UPDATE ON publisher
BEGIN SELECT RAISE(ABORT, 'publisher: what was stated is never changed'); END;
CREATE TRIGGER publisher_no_delete BEFORE DELETE ON publisher
BEGIN SELECT RAISE(ABORT, 'publisher: what was stated is never deleted'); END;

CREATE TRIGGER run_no_replace BEFORE INSERT ON run
WHEN EXISTS (SELECT 1 FROM run WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'run: this row was stated before'); END;
CREATE TRIGGER run_no_update BEFORE UPDATE ON run
BEGIN SELECT RAISE(ABORT, 'run: what was stated is never changed'); END;
CREATE TRIGGER run_no_delete BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'run: what was stated is never deleted'); END;

CREATE TRIGGER document_no_replace BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE seq = NEW.seq OR sha256 = NEW.sha256)
BEGIN SELECT RAISE(ROLLBACK, 'document: this row was stated before'); END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'document: what was stated is never changed'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'document: what was stated is never deleted'); END;

CREATE TRIGGER document_bytes_no_replace BEFORE INSERT ON document_bytes
WHEN EXISTS (SELECT 1 FROM document_bytes WHERE document = NEW.document)
BEGIN SELECT RAISE(ROLLBACK, 'document_bytes: this row was stated before'); END;
CREATE TRIGGER document_bytes_no_update BEFORE UPDATE ON document_bytes
BEGIN SELECT RAISE(ABORT, 'document_bytes: what was stated is never changed'); END;
CREATE TRIGGER document_bytes_no_delete BEFORE DELETE ON document_bytes
BEGIN SELECT RAISE(ABORT, 'document_bytes: what was stated is never deleted'); END;

CREATE TRIGGER text_no_replace BEFORE INSERT ON text
WHEN EXISTS (SELECT 1 FROM text WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'text: this row was stated before'); END;
CREATE TRIGGER text_no_update BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'text: what was stated is never changed'); END;
CREATE TRIGGER text_no_delete BEFORE DELETE ON text
BEGIN SELECT RAISE(ABORT, 'text: what was stated is never deleted'); END;

CREATE TRIGGER extraction_no_replace BEFORE INSERT ON extraction
WHEN EXISTS (SELECT 1 FROM extraction WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'extraction: this row was stated before'); END;
CREATE TRIGGER extraction_no_update BEFORE UPDATE ON extraction
BEGIN SELECT RAISE(ABORT, 'extraction: what was stated is never changed'); END;
CREATE TRIGGER extraction_no_delete BEFORE DELETE ON extraction
BEGIN SELECT RAISE(ABORT, 'extraction: what was stated is never deleted'); END;

CREATE TRIGGER source_no_replace BEFORE INSERT ON source
WHEN EXISTS (SELECT 1 FROM source WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'source: this row was stated before'); END;
CREATE TRIGGER source_no_update BEFORE UPDATE ON source
BEGIN SELECT RAISE(ABORT, 'source: what was stated is never changed'); END;
CREATE TRIGGER source_no_delete BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'source: what was stated is never deleted'); END;

CREATE TRIGGER alias_no_replace BEFORE INSERT ON alias
WHEN EXISTS (SELECT 1 FROM alias WHERE number = NEW.number)
BEGIN SELECT RAISE(ROLLBACK, 'alias: this row was stated before'); END;
CREATE TRIGGER alias_no_update BEFORE UPDATE ON alias
BEGIN SELECT RAISE(ABORT, 'alias: what was stated is never changed'); END;
CREATE TRIGGER alias_no_delete BEFORE DELETE ON alias
BEGIN SELECT RAISE(ABORT, 'alias: what was stated is never deleted'); END;

CREATE TRIGGER source_merge_no_replace BEFORE INSERT ON source_merge
WHEN EXISTS (SELECT 1 FROM source_merge WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'source_merge: this row was stated before'); END;
CREATE TRIGGER source_merge_no_update BEFORE UPDATE ON source_merge
BEGIN SELECT RAISE(ABORT, 'source_merge: what was stated is never changed'); END;
CREATE TRIGGER source_merge_no_delete BEFORE DELETE ON source_merge
BEGIN SELECT RAISE(ABORT, 'source_merge: what was stated is never deleted'); END;

CREATE TRIGGER epoch_no_replace BEFORE INSERT ON epoch
WHEN EXISTS (SELECT 1 FROM epoch WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'epoch: this row was stated before'); END;
CREATE TRIGGER epoch_no_update BEFORE UPDATE ON epoch
BEGIN SELECT RAISE(ABORT, 'epoch: what was stated is never changed'); END;
CREATE TRIGGER epoch_no_delete BEFORE DELETE ON epoch
BEGIN SELECT RAISE(ABORT, 'epoch: what was stated is never deleted'); END;

CREATE TRIGGER sentence_no_replace BEFORE INSERT ON sentence
WHEN EXISTS (SELECT 1 FROM sentence WHERE number = NEW.number)
BEGIN SELECT RAISE(ROLLBACK, 'sentence: this row was stated before'); END;
CREATE TRIGGER sentence_no_update BEFORE UPDATE ON sentence
BEGIN SELECT RAISE(ABORT, 'sentence: what was stated is never changed'); END;
CREATE TRIGGER sentence_no_delete BEFORE DELETE ON sentence
BEGIN SELECT RAISE(ABORT, 'sentence: what was stated is never deleted'); END;

CREATE TRIGGER claim_no_replace BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'claim: this row was stated before'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim
BEGIN SELECT RAISE(ABORT, 'claim: what was stated is never changed'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'claim: what was stated is never deleted'); END;

CREATE TRIGGER claim_detail_no_replace BEFORE INSERT ON claim_detail
WHEN EXISTS (SELECT 1 FROM claim_detail WHERE claim = NEW.claim)
BEGIN SELECT RAISE(ROLLBACK, 'claim_detail: this row was stated before'); END;
CREATE TRIGGER claim_detail_no_update BEFORE UPDATE ON claim_detail
BEGIN SELECT RAISE(ABORT, 'claim_detail: what was stated is never changed'); END;
CREATE TRIGGER claim_detail_no_delete BEFORE DELETE ON claim_detail
BEGIN SELECT RAISE(ABORT, 'claim_detail: what was stated is never deleted'); END;

CREATE TRIGGER claim_base_no_replace BEFORE INSERT ON claim_base
WHEN EXISTS (SELECT 1 FROM claim_base WHERE claim = NEW.claim AND base = NEW.base)
BEGIN SELECT RAISE(ROLLBACK, 'claim_base: this row was stated before'); END;
CREATE TRIGGER claim_base_no_update BEFORE UPDATE ON claim_base
BEGIN SELECT RAISE(ABORT, 'claim_base: what was stated is never changed'); END;
CREATE TRIGGER claim_base_no_delete BEFORE DELETE ON claim_base
BEGIN SELECT RAISE(ABORT, 'claim_base: what was stated is never deleted'); END;

CREATE TRIGGER claim_span_no_replace BEFORE INSERT ON claim_span
WHEN EXISTS (SELECT 1 FROM claim_span WHERE claim = NEW.claim AND role = NEW.role)
BEGIN SELECT RAISE(ROLLBACK, 'claim_span: this row was stated before'); END;
CREATE TRIGGER claim_span_no_update BEFORE UPDATE ON claim_span
BEGIN SELECT RAISE(ABORT, 'claim_span: what was stated is never changed'); END;
CREATE TRIGGER claim_span_no_delete BEFORE DELETE ON claim_span
BEGIN SELECT RAISE(ABORT, 'claim_span: what was stated is never deleted'); END;

CREATE TRIGGER attribution_no_replace BEFORE INSERT ON attribution
WHEN EXISTS (SELECT 1 FROM attribution WHERE claim = NEW.claim AND position = NEW.position)
BEGIN SELECT RAISE(ROLLBACK, 'attribution: this row was stated before'); END;
CREATE TRIGGER attribution_no_update BEFORE UPDATE ON attribution
BEGIN SELECT RAISE(ABORT, 'attribution: what was stated is never changed'); END;
CREATE TRIGGER attribution_no_delete BEFORE DELETE ON attribution
BEGIN SELECT RAISE(ABORT, 'attribution: what was stated is never deleted'); END;

CREATE TRIGGER notice_no_replace BEFORE INSERT ON notice
WHEN EXISTS (SELECT 1 FROM notice WHERE owner = NEW.owner AND position = NEW.position)
BEGIN SELECT RAISE(ROLLBACK, 'notice: this row was stated before'); END;
CREATE TRIGGER notice_no_update BEFORE UPDATE ON notice
BEGIN SELECT RAISE(ABORT, 'notice: what was stated is never changed'); END;
CREATE TRIGGER notice_no_delete BEFORE DELETE ON notice
BEGIN SELECT RAISE(ABORT, 'notice: what was stated is never deleted'); END;

CREATE TRIGGER retraction_no_replace BEFORE INSERT ON retraction
WHEN EXISTS (SELECT 1 FROM retraction WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'retraction: this row was stated before'); END;
CREATE TRIGGER retraction_no_update BEFORE UPDATE ON retraction
BEGIN SELECT RAISE(ABORT, 'retraction: what was stated is never changed'); END;
CREATE TRIGGER retraction_no_delete BEFORE DELETE ON retraction
BEGIN SELECT RAISE(ABORT, 'retraction: what was stated is never deleted'); END;

CREATE TRIGGER correction_no_replace BEFORE INSERT ON correction
WHEN EXISTS (SELECT 1 FROM correction WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'correction: this row was stated before'); END;
CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction
BEGIN SELECT RAISE(ABORT, 'correction: what was stated is never changed'); END;
CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction
BEGIN SELECT RAISE(ABORT, 'correction: what was stated is never deleted'); END;

CREATE TRIGGER correction_field_no_replace BEFORE INSERT ON correction_field
WHEN EXISTS (SELECT 1 FROM correction_field WHERE correction = NEW.correction AND field = NEW.field)
BEGIN SELECT RAISE(ROLLBACK, 'correction_field: this row was stated before'); END;
CREATE TRIGGER correction_field_no_update BEFORE UPDATE ON correction_field
BEGIN SELECT RAISE(ABORT, 'correction_field: what was stated is never changed'); END;
CREATE TRIGGER correction_field_no_delete BEFORE DELETE ON correction_field
BEGIN SELECT RAISE(ABORT, 'correction_field: what was stated is never deleted'); END;

CREATE TRIGGER review_no_replace BEFORE INSERT ON review
WHEN EXISTS (SELECT 1 FROM review WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'review: this row was stated before'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'review: what was stated is never changed'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'review: what was stated is never deleted'); END;

CREATE TRIGGER checkpoint_no_replace BEFORE INSERT ON checkpoint
WHEN EXISTS (SELECT 1 FROM checkpoint WHERE size = NEW.size AND signing_key = NEW.signing_key)
BEGIN SELECT RAISE(ROLLBACK, 'checkpoint: this row was stated before'); END;
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoint: what was stated is never changed'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoint: what was stated is never deleted'); END;

CREATE TRIGGER signing_key_no_replace BEFORE INSERT ON signing_key
WHEN EXISTS (SELECT 1 FROM signing_key WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'signing_key: this row was stated before'); END;
CREATE TRIGGER signing_key_no_update BEFORE UPDATE ON signing_key
BEGIN SELECT RAISE(ABORT, 'signing_key: what was stated is never changed'); END;
CREATE TRIGGER signing_key_no_delete BEFORE DELETE ON signing_key
BEGIN SELECT RAISE(ABORT, 'signing_key: what was stated is never deleted'); END;

CREATE TRIGGER note_no_replace BEFORE INSERT ON note
WHEN EXISTS (SELECT 1 FROM note WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ROLLBACK, 'note: this row was stated before'); END;
CREATE TRIGGER note_no_update BEFORE UPDATE ON note
BEGIN SELECT RAISE(ABORT, 'note: what was stated is never changed'); END;
CREATE TRIGGER note_no_delete BEFORE DELETE ON note
BEGIN SELECT RAISE(ABORT, 'note: what was stated is never deleted'); END;

-- The head follows the log: it is rewritten at each append, but never removed and never goes back.
CREATE TRIGGER head_no_replace BEFORE INSERT ON head
WHEN EXISTS (SELECT 1 FROM head)
BEGIN SELECT RAISE(ROLLBACK, 'head: there is one row'); END;
CREATE TRIGGER head_grows BEFORE UPDATE ON head
WHEN NEW.id <> OLD.id OR NEW.size < OLD.size
BEGIN SELECT RAISE(ABORT, 'head: the log only grows'); END;
CREATE TRIGGER head_no_delete BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'head: what was stated is never deleted'); END;
