/* Doors for reading text: converters of encodings and searches that Glibc's module lacks. */
#ifndef TEXT_DOORS_H
#define TEXT_DOORS_H

#include <stddef.h>
#include <stdint.h>

/* -- encodings -------------------------------------------------------------------------------------------------------- */

/* Opens the converter of an encoding (an iconv name) and keeps it for the life of the process, since its module cannot be
   loaded after worker_seal. Its number, or -1. */
int charset_open(const char *name);

/* Converts to UTF-8. A byte that does not decode becomes U+FFFD and is counted. `capacity` must be 3 * length + 16 or more.
   Returns the bytes written. */
size_t charset_decode(int charset, const uint8_t *bytes, size_t length, uint8_t *output, size_t capacity, size_t *replaced);

/* -- searching -------------------------------------------------------------------------------------------------------- */

/* Where the needle first stands, or -1; linear whatever the bytes are. Glibc's module lacks memmem. */
ptrdiff_t bytes_find(const uint8_t *bytes, size_t length, const uint8_t *needle, size_t needle_length);

/* Where the byte first stands, or -1. */
ptrdiff_t bytes_find_byte(const uint8_t *bytes, size_t length, uint8_t byte);

/* How many bytes from the beginning are ASCII and not NUL. */
size_t bytes_plain_length(const uint8_t *bytes, size_t length);

#endif
