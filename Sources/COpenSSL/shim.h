// The functions over a plain state are called deprecated since 3.0 in favour of objects on the heap; a hash that is a value
// needs them, and they use the processor's SHA instructions all the same.
#pragma once
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
