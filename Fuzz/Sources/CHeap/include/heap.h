#pragma once

/// Lets SQLite take its memory from the C library itself, before SQLite is used for anything.
///
/// The system's SQLite is built without sanitizers, so that AddressSanitizer sees little of what it does with its memory,
/// and takes half of the time for keeping account of it. Gives SQLite's result code.
int fuzz_sqlite_heap(void);
