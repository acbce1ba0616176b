#include "heap.h"

#include <sqlite3.h>
#include <stddef.h>

// glibc's own names, which AddressSanitizer leaves alone.
void *__libc_malloc(size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);

// The size stands before each block, whose address must stay a multiple of 16.
enum { head = 16 };

static void *sized(char *block, int size) {
  if (!block) return NULL;
  *(int *)block = size;
  return block + head;
}

static void *take(int size) { return sized(__libc_malloc((size_t)size + head), size); }

static void *resize(void *block, int size) {
  return sized(__libc_realloc((char *)block - head, (size_t)size + head), size);
}

static void give(void *block) {
  if (block) __libc_free((char *)block - head);
}

static int size_of(void *block) { return block ? *(int *)((char *)block - head) : 0; }

static int rounded(int size) { return (size + 7) & ~7; }

static int start(void *context) {
  (void)context;
  return SQLITE_OK;
}

static void end(void *context) { (void)context; }

int fuzz_sqlite_heap(void) {
  static const sqlite3_mem_methods methods = {take, give, resize, size_of, rounded, start, end, NULL};
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}
