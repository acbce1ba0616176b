#pragma once
// SHA256_Init and its kin are deprecated in favour of an interface that looks the algorithm up by name at each call,
// which costs more than hashing an entry of the log. The header offers this macro to go on using them.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/sha.h>
