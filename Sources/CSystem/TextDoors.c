#define _GNU_SOURCE
#include "TextDoors.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* -- encodings. A converter has a state, so each thread has converters of its own; the worker has one thread. */

#define CHARSETS 64
static _Thread_local iconv_t charsets[CHARSETS];
static _Thread_local char charset_names[CHARSETS][24];
static _Thread_local int charset_count = 0;

int charset_open(const char *name) {
    for (int i = 0; i < charset_count; i++) {
        if (strcmp(charset_names[i], name) == 0) return charsets[i] == (iconv_t)-1 ? -1 : i;
    }
    if (charset_count == CHARSETS || strlen(name) >= sizeof charset_names[0]) return -1;
    /* A missing one is remembered too: looking for it again would open files, which ends a sealed process. */
    iconv_t converter = iconv_open("UTF-8", name);
    charsets[charset_count] = converter;
    strcpy(charset_names[charset_count], name);
    charset_count++;
    return converter == (iconv_t)-1 ? -1 : charset_count - 1;
}

size_t charset_decode(int charset, const uint8_t *bytes, size_t length, uint8_t *output, size_t capacity, size_t *replaced) {
    *replaced = 0;
    if (charset < 0 || charset >= charset_count) return 0;
    iconv_t converter = charsets[charset];
    char *in = (char *)bytes;
    char *out = (char *)output;
    size_t left = length, room = capacity;
    iconv(converter, NULL, NULL, NULL, NULL);
    while (left > 0) {
        if (iconv(converter, &in, &left, &out, &room) != (size_t)-1) break;
        if (errno == E2BIG || left == 0 || room < 3) break;
        /* Only the first byte is lost: what follows a lone lead byte is read again. */
        memcpy(out, "\xEF\xBF\xBD", 3);
        out += 3;
        room -= 3;
        in++;
        left--;
        *replaced += 1;
    }
    /* Some converters hold a last letter back until they know that no combining mark follows. */
    iconv(converter, NULL, NULL, &out, &room);
    return capacity - room;
}

/* -- searching */

ptrdiff_t bytes_find(const uint8_t *bytes, size_t length, const uint8_t *needle, size_t needle_length) {
    const uint8_t *found = memmem(bytes, length, needle, needle_length);
    return found == NULL ? -1 : found - bytes;
}

ptrdiff_t bytes_find_byte(const uint8_t *bytes, size_t length, uint8_t byte) {
    const uint8_t *found = length == 0 ? NULL : memchr(bytes, byte, length);
    return found == NULL ? -1 : found - bytes;
}

size_t bytes_plain_length(const uint8_t *bytes, size_t length) {
    size_t index = 0;
    while (index + 8 <= length) {
        uint64_t word;
        memcpy(&word, bytes + index, 8);
        /* A byte of zero borrows from its own high bit; one with a high bit is not plain either. */
        if ((word | (word - 0x0101010101010101u)) & 0x8080808080808080u) break;
        index += 8;
    }
    while (index < length && bytes[index] != 0 && bytes[index] < 0x80) index++;
    return index;
}
