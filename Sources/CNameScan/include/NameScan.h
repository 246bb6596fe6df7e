// Classes of bytes, sixteen at a time (SSE2, which every x86-64 has). Swift has no instruction that makes a mask of a vector, so
// these few lines are C. Where there is no SSE2, `name_scan_has_vector` is 0 and Swift's own loop does the same.
//
// Bounds: each function reads exactly the bytes that its comment names, from unaligned memory, and writes none.
#ifndef ZHALAN_NAME_SCAN_H
#define ZHALAN_NAME_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SSE2__)
#include <emmintrin.h>
enum { name_scan_has_vector = 1 };
#else
enum { name_scan_has_vector = 0 };
#endif

/// One bit for each of 64 bytes, the first byte in the lowest bit.
struct name_masks {
    /// No letter, digit, dot or hyphen.
    uint64_t other;
    uint64_t dot;
    uint64_t hyphen;
};

#if defined(__SSE2__)

/// Letters of either case and digits. Shifted to the top of the signed range, a class of n bytes is what exceeds 127 - n.
static inline __m128i name_scan_alphanumeric(__m128i bytes, __m128i folded) {
    __m128i letters = _mm_cmpgt_epi8(_mm_add_epi8(folded, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 26));
    __m128i digits = _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(127 - '9')), _mm_set1_epi8(127 - 10));
    return _mm_or_si128(letters, digits);
}

/// Reads `parts` times 16 bytes, at most 64. A constant wherever it is called, so no loop is left.
static inline __attribute__((always_inline)) struct name_masks name_scan_parts(const uint8_t *bytes, int parts) {
    struct name_masks masks = {0, 0, 0};
    for (int part = 0; part < parts; part++) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
        __m128i known = name_scan_alphanumeric(chunk, _mm_or_si128(chunk, _mm_set1_epi8(0x20)));
        uint64_t dots = (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('.')));
        uint64_t hyphens = (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('-')));
        uint64_t plain = (uint64_t)(uint32_t)_mm_movemask_epi8(known);
        masks.dot |= dots << (16 * part);
        masks.hyphen |= hyphens << (16 * part);
        masks.other |= (~(plain | dots | hyphens) & 0xFFFF) << (16 * part);
    }
    return masks;
}

/// Reads 64 bytes.
static inline struct name_masks name_scan_vector(const uint8_t *bytes) { return name_scan_parts(bytes, 4); }

/// The same as far as the first byte that is none of the three: what is said of those behind it means nothing. Reads 64 bytes.
static inline struct name_masks name_scan_run_vector(const uint8_t *bytes) {
    struct name_masks masks = name_scan_parts(bytes, 2);
    // Nearly every name ends within 32 bytes.
    return masks.other ? masks : name_scan_vector(bytes);
}

/// How many bytes from the first on are printable ASCII or tabs. Reads `count` bytes, rounded up to 16.
static inline size_t name_scan_text_run(const uint8_t *bytes, size_t count) {
    for (size_t start = 0; start < count; start += 16) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(bytes + start));
        // Signed: 0x20 to 0x7E lie above 0x1F, bytes from 0x80 on below it.
        __m128i printable = _mm_andnot_si128(
            _mm_cmpeq_epi8(chunk, _mm_set1_epi8(0x7F)), _mm_cmpgt_epi8(chunk, _mm_set1_epi8(0x1F)));
        __m128i text = _mm_or_si128(printable, _mm_cmpeq_epi8(chunk, _mm_set1_epi8('\t')));
        uint32_t odd = ~(uint32_t)_mm_movemask_epi8(text) & 0xFFFF;
        if (odd) {
            size_t found = start + (size_t)__builtin_ctz(odd);
            return found < count ? found : count;
        }
    }
    return count;
}

/// How many of the bytes are no lower-case letter, digit, dot, hyphen or underscore. Reads `count` bytes.
static inline size_t name_scan_count_foreign(const uint8_t *bytes, size_t count) {
    __m128i sums = _mm_setzero_si128();
    size_t start = 0;
    for (; start + 16 <= count; start += 16) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(bytes + start));
        __m128i known = name_scan_alphanumeric(chunk, chunk);
        known = _mm_or_si128(known, _mm_cmpeq_epi8(chunk, _mm_set1_epi8('.')));
        known = _mm_or_si128(known, _mm_cmpeq_epi8(chunk, _mm_set1_epi8('-')));
        known = _mm_or_si128(known, _mm_cmpeq_epi8(chunk, _mm_set1_epi8('_')));
        // What is known is -1.
        sums = _mm_add_epi64(sums, _mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), known), _mm_setzero_si128()));
    }
    uint64_t halves[2];
    _mm_storeu_si128((__m128i *)halves, sums);
    size_t foreign = start - (size_t)(halves[0] + halves[1]);
    for (; start < count; start++) {
        uint8_t byte = bytes[start];
        foreign += !((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' || byte == '-' || byte == '_');
    }
    return foreign;
}

#else

static inline struct name_masks name_scan_vector(const uint8_t *bytes) { struct name_masks none = {0, 0, 0}; (void)bytes; return none; }
static inline struct name_masks name_scan_run_vector(const uint8_t *bytes) { return name_scan_vector(bytes); }
static inline size_t name_scan_text_run(const uint8_t *bytes, size_t count) { (void)bytes; (void)count; return 0; }
static inline size_t name_scan_count_foreign(const uint8_t *bytes, size_t count) { (void)bytes; (void)count; return 0; }

#endif

/// The last of `2 * steps` ascending splitters that is not above a key; the first is not above any. Splitters and keys are 128 bits:
/// two arrays of words, the higher of each in one, the lower in the other. Reads both arrays as a whole.
static inline uint32_t name_part(const uint64_t *highs, const uint64_t *lows, size_t steps, uint64_t high, uint64_t low) {
    size_t found = 0;
    for (size_t step = steps; step > 0; step >>= 1) {
        uint64_t there = highs[found + step];
        size_t is_below = (size_t)(there < high) | ((size_t)(there == high) & (size_t)(lows[found + step] <= low));
        found += step & (0 - is_below);
    }
    return (uint32_t)found;
}

/// The same for `count` keys. Which way a search goes could not be foretold, so no branch depends on a key, and as each step of a search
/// waits for the one before, all keys take each step together. Only the higher words are compared; the few keys to which that says
/// nothing are sought again. Reads the keys, writes `count` parts.
void name_parts(
    const uint64_t *highs, const uint64_t *lows, size_t steps, const uint64_t *high, const uint64_t *low, size_t count,
    uint32_t *parts);

/// Of 64 bytes the first half: what a name of up to 32 bytes is cut out with.
static const uint8_t name_ones[64] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

static inline uint64_t name_word(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static inline uint64_t name_folded(uint64_t left, uint64_t right) {
    unsigned __int128 product = (unsigned __int128)left * right;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/// Eight bytes in the order of sorting, the first in the highest bits.
static inline uint64_t name_ordered(uint64_t word) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return __builtin_bswap64(word);
#else
    return word;
#endif
}

/// Sixteen bytes of `top 0 label 0` as two words: what a name sorts by first. `length` is 1 to 6, `bits` are set in every byte of the
/// labels. Reads 8 bytes of the top-level label and 16 of the label before it.
struct name_key { uint64_t high; uint64_t low; };
static inline struct name_key name_pair_key(
    const uint8_t *top, size_t length, const uint8_t *label, size_t count, uint64_t bits) {
    const uint8_t *mask = name_ones + 32 - (count < 16 ? count : 16);
    uint64_t last = name_ordered((name_word(top) | bits) & name_word(name_ones + 32 - length));
    uint64_t first = name_ordered((name_word(label) | bits) & name_word(mask));
    uint64_t second = name_ordered((name_word(label + 8) | bits) & name_word(mask + 8));
    unsigned shift = 8 * ((unsigned)length + 1);
    struct name_key key = {last | first >> shift, first << (64 - shift) | second >> shift};
    return key;
}

/// The hash of a name of at most 32 bytes, with three secrets. Reads 32 bytes; no branch depends on the length.
static inline uint64_t name_hash(const uint8_t *name, size_t count, uint64_t first, uint64_t second, uint64_t third) {
    const uint8_t *mask = name_ones + 32 - count;
    uint64_t word0 = name_word(name) & name_word(mask), word1 = name_word(name + 8) & name_word(mask + 8);
    uint64_t word2 = name_word(name + 16) & name_word(mask + 16), word3 = name_word(name + 24) & name_word(mask + 24);
    uint64_t left = name_folded(word0 ^ second, word1 ^ first ^ count);
    uint64_t right = name_folded(word2 ^ third, word3 ^ first);
    return name_folded(left ^ third, right ^ second);
}

/// Whether two names of the same length, at most 32 bytes, are one. Reads 32 bytes of each.
static inline bool name_is_equal(const uint8_t *left, const uint8_t *right, size_t count) {
    const uint8_t *mask = name_ones + 32 - count;
    uint64_t difference = 0;
    for (size_t word = 0; word < 32; word += 8) {
        difference |= (name_word(left + word) ^ name_word(right + word)) & name_word(mask + word);
    }
    return difference == 0;
}

/// Says that a place will be written to soon. Touches nothing.
static inline void name_will_write(const void *place) { __builtin_prefetch(place, 1); }

/// Says that a place will be read soon, whether or not it is memory.
static inline void name_will_read(const void *place) { __builtin_prefetch(place); }

/// Asks for the pages of whole-page memory at once, which costs less than a fault for each. A wish, never an error.
static inline void name_memory_fill(void *start, size_t count) {
#ifdef MADV_POPULATE_WRITE
    madvise(start, count, MADV_POPULATE_WRITE);
#else
    (void)start;
    (void)count;
#endif
}

/// Asks for huge pages: a million names touch their memory in any order, and each small page is a fault. A wish, never an error.
static inline void name_memory_advise(void *start, size_t count) {
#ifdef MADV_HUGEPAGE
    madvise(start, count, MADV_HUGEPAGE);
#else
    (void)start;
    (void)count;
#endif
}

#endif
