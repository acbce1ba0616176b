#include "CGuard.h"
#include <string.h>

/// The tokenizer that SQLite's full-text search has by this name; null when it is built without.
static fts5_api *search(sqlite3 *db) {
  fts5_api *api = 0;
  sqlite3_stmt *statement = 0;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, 0) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", 0);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

int ledger_guard_words_open(sqlite3 *db, ledger_guard_words *words) {
  memset(words, 0, sizeof *words);
  fts5_api *api = search(db);
  if (!api || api->iVersion < 2) return SQLITE_ERROR;
  void *context = 0;
  int code = api->xFindTokenizer(api, "unicode61", &context, &words->tokenizer);
  if (code != SQLITE_OK) return code;
  const char *arguments[] = {"remove_diacritics", "2"};
  return words->tokenizer.xCreate(context, arguments, 2, &words->instance);
}

int ledger_guard_words_of(const ledger_guard_words *words, const char *text, int count, void *context,
                          int (*word)(void *, int, const char *, int, int, int)) {
  return words->tokenizer.xTokenize(words->instance, context, FTS5_TOKENIZE_DOCUMENT, text, count, word);
}

void ledger_guard_words_close(ledger_guard_words *words) {
  if (words->instance) words->tokenizer.xDelete(words->instance);
  words->instance = 0;
}
