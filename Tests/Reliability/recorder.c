/* Loaded before a program (LD_PRELOAD), writes down every call that changes files below $RECORDER_ROOT, and what goes to
   standard output, into the file $RECORDER_LOG. `powercuts.py` makes crash states of it.

   A record, numbers in little endian: kind (1 byte), length of path (2), length of second path (2), offset (8), length of
   data (8), path, second path, data. Kinds: c created, w written, t truncated to the offset, s synced, u unlinked,
   r renamed, l linked, m folder made, y everything synced, o standard output. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { descriptors = 1024, longest = 1024 };

static char names[descriptors][longest];
static const char *root;
static int out = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("RECORDER_LOG");
  root = getenv("RECORDER_ROOT");
  if (root && path) out = (int)syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
}

#define REAL(result, name, ...) ((result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

static void record(char kind, const char *path, const char *second, uint64_t offset, const void *data, uint64_t length) {
  if (out < 0) return;
  uint16_t first = (uint16_t)strlen(path), other = second ? (uint16_t)strlen(second) : 0;
  size_t head = 21, all = head + first + other + (data ? length : 0);
  char *bytes = malloc(all);
  if (!bytes) abort();
  bytes[0] = kind;
  memcpy(bytes + 1, &first, 2);
  memcpy(bytes + 3, &other, 2);
  memcpy(bytes + 5, &offset, 8);
  memcpy(bytes + 13, &length, 8);
  memcpy(bytes + head, path, first);
  if (other) memcpy(bytes + head + first, second, other);
  if (data) memcpy(bytes + head + first + other, data, length);
  pthread_mutex_lock(&lock);
  for (size_t done = 0; done < all;) {
    long count = syscall(SYS_write, out, bytes + done, all - done);
    if (count < 0) abort();
    done += (size_t)count;
  }
  pthread_mutex_unlock(&lock);
  free(bytes);
}

/* The absolute path, when it is the root or lies below it. */
static const char *watched(const char *path, char *space) {
  if (out < 0 || !path) return 0;
  if (path[0] != '/') {
    if (!getcwd(space, longest - 256) || strlen(path) > 250) return 0;
    strcat(strcat(space, "/"), path);
    path = space;
  }
  size_t length = strlen(root);
  return strncmp(path, root, length) == 0 && (!path[length] || path[length] == '/') ? path : 0;
}

static const char *named(int file) { return file >= 0 && file < descriptors && names[file][0] ? names[file] : 0; }

static int opened(int file, const char *path, int flags, int existed) {
  if (file < 0 || file >= descriptors) return file;
  char space[longest];
  const char *name = watched(path, space);
  names[file][0] = 0;
  if (!name || strlen(name) >= longest) return file;
  strcpy(names[file], name);
  if ((flags & O_CREAT) && !existed) record('c', name, 0, 0, 0, 0);
  if (flags & O_TRUNC) record('t', name, 0, 0, 0, 0);
  return file;
}

#define OPEN(function)                                                      \
  int function(const char *path, int flags, ...) {                         \
    mode_t mode = 0;                                                       \
    if (flags & O_CREAT) {                                                 \
      va_list rest;                                                        \
      va_start(rest, flags);                                               \
      mode = va_arg(rest, mode_t);                                         \
      va_end(rest);                                                        \
    }                                                                      \
    int existed = faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0; \
    int file = REAL(int, #function, const char *, int, ...)(path, flags, mode); \
    return opened(file, path, flags, existed);                             \
  }
OPEN(open)
OPEN(open64)

int close(int file) {
  if (file >= 0 && file < descriptors) names[file][0] = 0;
  return REAL(int, "close", int)(file);
}

#define PWRITE(function)                                                                       \
  ssize_t function(int file, const void *data, size_t length, off_t offset) {                  \
    ssize_t count = REAL(ssize_t, #function, int, const void *, size_t, off_t)(file, data, length, offset); \
    if (count > 0 && named(file)) record('w', named(file), 0, (uint64_t)offset, data, (uint64_t)count); \
    return count;                                                                              \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int file, const void *data, size_t length) {
  off_t offset = named(file) ? lseek(file, 0, SEEK_CUR) : 0;
  ssize_t count = REAL(ssize_t, "write", int, const void *, size_t)(file, data, length);
  if (count > 0 && named(file)) record('w', named(file), 0, (uint64_t)offset, data, (uint64_t)count);
  if (count > 0 && file == 1) record('o', "", 0, 0, data, (uint64_t)count);
  return count;
}

#define TRUNCATE(function)                                                  \
  int function(int file, off_t length) {                                   \
    int failed = REAL(int, #function, int, off_t)(file, length);           \
    if (!failed && named(file)) record('t', named(file), 0, (uint64_t)length, 0, 0); \
    return failed;                                                         \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(function, kind)                                    \
  int function(int file) {                                     \
    int failed = REAL(int, #function, int)(file);              \
    if (!failed && named(file)) record(kind, named(file), 0, 0, 0, 0); \
    return failed;                                             \
  }
SYNC(fsync, 's')
SYNC(fdatasync, 's')
SYNC(syncfs, 'y')

int unlink(const char *path) {
  char space[longest];
  int failed = REAL(int, "unlink", const char *)(path);
  const char *name = watched(path, space);
  if (!failed && name) record('u', name, 0, 0, 0, 0);
  return failed;
}

int mkdir(const char *path, mode_t mode) {
  char space[longest];
  int failed = REAL(int, "mkdir", const char *, mode_t)(path, mode);
  const char *name = watched(path, space);
  if (!failed && name) record('m', name, 0, 0, 0, 0);
  return failed;
}

static int moved(int failed, char kind, const char *from, const char *to) {
  char space[longest], other[longest];
  const char *first = watched(from, space), *second = watched(to, other);
  if (!failed && first && second) record(kind, first, second, 0, 0, 0);
  return failed;
}

int rename(const char *from, const char *to) {
  return moved(REAL(int, "rename", const char *, const char *)(from, to), 'r', from, to);
}

int link(const char *from, const char *to) {
  return moved(REAL(int, "link", const char *, const char *)(from, to), 'l', from, to);
}

int renameat2(int folder, const char *from, int other, const char *to, unsigned flags) {
  int failed = REAL(int, "renameat2", int, const char *, int, const char *, unsigned)(folder, from, other, to, flags);
  return moved(failed, 'r', from, to);
}
