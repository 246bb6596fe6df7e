#include "CUnicode.h"
#include <pthread.h>
#include <unicode/uidna.h>

// Opened once, never freed, shared by all threads: ICU's object has no state that changes.
static const UIDNA *idna;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_idna(void) {
    UErrorCode status = U_ZERO_ERROR;
    const UIDNA *opened = uidna_openUTS46(
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE, &status);
    idna = U_SUCCESS(status) ? opened : NULL;
}

static int32_t outcome(int32_t written, int32_t capacity, UErrorCode status, UIDNAInfo info) {
    const uint32_t judgedElsewhere = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG
        | UIDNA_ERROR_HYPHEN_3_4;
    return U_FAILURE(status) || written > capacity || (info.errors & ~judgedElsewhere) ? -1 : written;
}

int32_t unicode_name_to_ascii(const char *name, int32_t length, char *output, int32_t capacity) {
    pthread_once(&once, open_idna);
    if (!idna) return -1;
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t written = uidna_nameToASCII_UTF8(idna, name, length, output, capacity, &info, &status);
    return outcome(written, capacity, status, info);
}

int32_t unicode_name_to_unicode(const char *name, int32_t length, char *output, int32_t capacity) {
    pthread_once(&once, open_idna);
    if (!idna) return -1;
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t written = uidna_nameToUnicodeUTF8(idna, name, length, output, capacity, &info, &status);
    return outcome(written, capacity, status, info);
}
