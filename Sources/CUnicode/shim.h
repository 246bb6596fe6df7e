// ICU renames its functions by version with macros (uidna_openUTS46 is uidna_openUTS46_72), which Swift does not import:
// these are the four that DomainNames calls.
#pragma once
#include <unicode/uidna.h>

/// UTS 46, non-transitional, with the rules for right-to-left and for joiners; never freed, shared by all threads.
static inline const UIDNA *_Nullable unicode_idna_open(void) {
    UErrorCode status = U_ZERO_ERROR;
    const UIDNA *idna = uidna_openUTS46(
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE, &status);
    return U_SUCCESS(status) ? idna : NULL;
}

/// What is wrong beside lengths, empty labels and hyphens in the third and fourth place, which are judged for all names in one
/// place. A hyphen at the edge of a label counts: of a decoded label nobody else sees it.
static inline uint32_t unicode_idna_faults(UIDNAInfo info) {
    const uint32_t judgedElsewhere = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG
        | UIDNA_ERROR_HYPHEN_3_4;
    return info.errors & ~judgedElsewhere;
}

/// - Returns: the length of the A-labels, or -1 when the name is not allowed or the room is too small.
static inline int32_t unicode_idna_to_ascii(
    const UIDNA *_Nonnull idna, const char *_Nonnull name, int32_t length, char *_Nonnull output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t written = uidna_nameToASCII_UTF8(idna, name, length, output, capacity, &info, &status);
    return U_FAILURE(status) || written > capacity || unicode_idna_faults(info) ? -1 : written;
}

/// - Returns: the length of the U-labels, or -1 when a label does not decode or the room is too small.
static inline int32_t unicode_idna_to_unicode(
    const UIDNA *_Nonnull idna, const char *_Nonnull name, int32_t length, char *_Nonnull output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t written = uidna_nameToUnicodeUTF8(idna, name, length, output, capacity, &info, &status);
    return U_FAILURE(status) || written > capacity || unicode_idna_faults(info) ? -1 : written;
}
