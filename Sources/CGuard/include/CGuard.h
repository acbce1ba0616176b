// What SQLite offers in C only: settings against hostile files, its file handle, and placing a new file.
#pragma once
#include <sqlite3.h>

/// Settings of the whole process, before the first connection. Gives a SQLite result code; SQLITE_MISUSE when SQLite
/// is in use already, and then nothing is changed.
int ledger_guard_start(void);

/// Hardens a connection before the first statement: DEFENSIVE on, TRUSTED_SCHEMA off, no extensions, limits.
/// `max_length` is the longest row or blob in bytes. Gives a SQLite result code.
int ledger_guard_connection(sqlite3 *db, int max_length);

/// Reads the first 100 bytes of the main file through SQLite's own handle, so that no lock is dropped by
/// closing a second one. Gives SQLITE_OK, SQLITE_IOERR_SHORT_READ for a shorter file, or another code.
int ledger_guard_header(sqlite3 *db, unsigned char *header);

/// The size of the main file in bytes, through SQLite's own handle. Gives a SQLite result code.
int ledger_guard_size(sqlite3 *db, sqlite3_int64 *size);

/// Gives a complete new file its name without ever replacing another, and syncs the folder. 0, or errno.
int ledger_guard_place(const char *from, const char *to);

/// Gives a complete new file its name, in place of any that has it, and syncs the folder. 0, or errno.
int ledger_guard_replace(const char *from, const char *to);

/// Waits until everything on a folder's file system is on the disk. 0, or errno.
int ledger_guard_sync_all(const char *path);

/// How a path stands: 0 for nothing, 1 for a regular file, 2 folder, 3 symbolic link, 4 pipe, 5 socket,
/// 6 device, 7 else; or -errno. Links are not followed.
int ledger_guard_kind(const char *path);

/// Lets SIGHUP, SIGINT and SIGTERM end the process with status 128 + number as soon as nothing is half done; a second
/// one ends it at once. A signal that the parent ignores stays ignored.
void ledger_guard_watch_signals(void);

/// A transaction runs on the connection until `ledger_guard_ended`: a signal interrupts it, so that it is rolled back.
void ledger_guard_runs(sqlite3 *db);
void ledger_guard_ended(void);

/// Work that is finished before a signal ends the process, such as taking a temporary file away. Calls may nest.
void ledger_guard_hold(void);
void ledger_guard_release(void);

/// How many names (hard links) the file has; or -errno.
long ledger_guard_names(const char *path);
/// The name of the network file system, or of one in user space, that a path's folder lies on; null for a local one.
const char *ledger_guard_network(const char *path);

/// Makes an empty file that nobody but its owner and group can read, whatever the umask lets. 0, or errno.
int ledger_guard_new_file(const char *path);

/// Parts text into words as the search indexes do: `unicode61 remove_diacritics 2`.
typedef struct {
  fts5_tokenizer tokenizer;
  Fts5Tokenizer *instance;
} ledger_guard_words;

/// Makes one, with SQLite's own tokenizer, which outlives the connection. Gives a SQLite result code.
int ledger_guard_words_open(sqlite3 *db, ledger_guard_words *words);

/// Calls `word` for each word, in order, with `context`, flags, the folded word and where it stood. Gives SQLITE_OK, or
/// what `word` gave to end it.
int ledger_guard_words_of(const ledger_guard_words *words, const char *text, int count, void *context,
                          int (*word)(void *, int, const char *, int, int, int));
void ledger_guard_words_close(ledger_guard_words *words);
