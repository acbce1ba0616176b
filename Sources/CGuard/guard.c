#define _GNU_SOURCE
#include "CGuard.h"
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int ledger_guard_start(void) {
  // sqlite3_config is variadic, too. Without statistics, SQLite takes no lock at each allocation.
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int ledger_guard_connection(sqlite3 *db, int max_length) {
  // sqlite3_db_config is variadic, so Swift cannot call it.
  int code = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (code == SQLITE_OK) code = sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  if (code == SQLITE_OK) code = sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, (int *)0);
  if (code != SQLITE_OK) return code;
  // The values of sqlite.org/security.html, but for the length, which must hold a document, and for expressions and
  // compounds, which the views and the reports need deeper.
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, max_length);
  sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 100);
  sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit(db, SQLITE_LIMIT_COMPOUND_SELECT, 10);
  sqlite3_limit(db, SQLITE_LIMIT_VDBE_OP, 25000);
  sqlite3_limit(db, SQLITE_LIMIT_FUNCTION_ARG, 8);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50);
  sqlite3_limit(db, SQLITE_LIMIT_VARIABLE_NUMBER, 100);
  sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
  return SQLITE_OK;
}

int ledger_guard_header(sqlite3 *db, unsigned char *header) {
  sqlite3_file *file = 0;
  int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code != SQLITE_OK) return code;
  if (!file || !file->pMethods) return SQLITE_CANTOPEN;
  return file->pMethods->xRead(file, header, 100, 0);
}

int ledger_guard_size(sqlite3 *db, sqlite3_int64 *size) {
  sqlite3_file *file = 0;
  int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code != SQLITE_OK) return code;
  if (!file || !file->pMethods) return SQLITE_CANTOPEN;
  return file->pMethods->xFileSize(file, size);
}

static int sync_folder(const char *path) {
  char *copy = strdup(path);
  if (!copy) return ENOMEM;
  int folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  free(copy);
  if (folder < 0) return errno;
  int failed = fsync(folder) == 0 ? 0 : errno;
  close(folder);
  return failed;
}

int ledger_guard_place(const char *from, const char *to) {
#ifdef RENAME_NOREPLACE
  int failed = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 ? 0 : errno;
  if (failed != EINVAL && failed != ENOSYS) return failed ? failed : sync_folder(to);
#endif
  // link() never replaces either; some file systems know only one of the two.
  if (link(from, to) != 0) return errno;
  if (unlink(from) != 0) return errno;
  return sync_folder(to);
}

int ledger_guard_sync_all(const char *path) {
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return errno;
#ifdef __linux__
  int failed = syncfs(folder) == 0 ? 0 : errno;
#else
  sync();
  int failed = 0;
#endif
  close(folder);
  return failed;
}

int ledger_guard_replace(const char *from, const char *to) {
  if (rename(from, to) != 0) return errno;
  return sync_folder(to);
}

int ledger_guard_kind(const char *path) {
  struct stat status;
  if (lstat(path, &status) != 0) return errno == ENOENT ? 0 : -errno;
  if (S_ISREG(status.st_mode)) return 1;
  if (S_ISDIR(status.st_mode)) return 2;
  if (S_ISLNK(status.st_mode)) return 3;
  if (S_ISFIFO(status.st_mode)) return 4;
  if (S_ISSOCK(status.st_mode)) return 5;
  if (S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode)) return 6;
  return 7;
}

// A signal handler may use lock-free atomics, _exit, and sqlite3_interrupt, which sets one number.
static _Atomic(sqlite3 *) running;
static atomic_int held;
static atomic_int asked;

static void on_signal(int number) {
  sqlite3 *db = atomic_load(&running);
  int isSecond = atomic_exchange(&asked, number);
  if (isSecond || (!db && !atomic_load(&held))) _exit(128 + number);
  if (db) sqlite3_interrupt(db);
}

static void end_if_asked(void) {
  int number = atomic_load(&asked);
  if (number && !atomic_load(&running) && !atomic_load(&held)) _exit(128 + number);
}

void ledger_guard_watch_signals(void) {
  const int numbers[] = {SIGHUP, SIGINT, SIGTERM};
  for (int index = 0; index < 3; index++) {
    struct sigaction action;
    if (sigaction(numbers[index], 0, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigaction(numbers[index], &action, 0);
  }
}

void ledger_guard_runs(sqlite3 *db) { atomic_store(&running, db); }

void ledger_guard_ended(void) {
  atomic_store(&running, (sqlite3 *)0);
  end_if_asked();
}

void ledger_guard_hold(void) { atomic_fetch_add(&held, 1); }

void ledger_guard_release(void) {
  atomic_fetch_sub(&held, 1);
  end_if_asked();
}

long ledger_guard_names(const char *path) {
  struct stat status;
  return lstat(path, &status) == 0 ? (long)status.st_nlink : -errno;
}

int ledger_guard_new_file(const char *path) {
  int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640);
  if (file < 0) return errno;
  close(file);
  return 0;
}
