// The doors that are more than one call; the others are inline in include/CCurl.h.
#define _GNU_SOURCE
#include "CCurl.h"

#include <dlfcn.h>
#include <stdint.h>
#include <string.h>

/// SSL_OP_IGNORE_UNEXPECTED_EOF of OpenSSL 3.
static const uint64_t ignore_unexpected_eof = 1u << 7;
static uint64_t (*clear_options)(void *context, uint64_t options);

static CURLcode clear_ignore(CURL *handle, void *context, void *user) {
    (void)handle;
    (void)user;
    clear_options(context, ignore_unexpected_eof);
    return CURLE_OK;
}

CURLcode ccurl_report_tls_cuts(CURL *handle) {
    // libssl is in the process because libcurl is linked with it; its headers are no dependency of ours.
    if (!clear_options) {
        void *library = dlopen("libssl.so.3", RTLD_NOLOAD | RTLD_LAZY);
        if (library) clear_options = (uint64_t(*)(void *, uint64_t))dlsym(library, "SSL_CTX_clear_options");
    }
    if (!clear_options) return CURLE_NOT_BUILT_IN;
    return curl_easy_setopt(handle, CURLOPT_SSL_CTX_FUNCTION, clear_ignore);
}

int ccurl_certificate_count(CURL *handle) {
    struct curl_certinfo *info = NULL;
    if (curl_easy_getinfo(handle, CURLINFO_CERTINFO, &info) || !info) return 0;
    return info->num_of_certs;
}

const char *ccurl_certificate_field(CURL *handle, int index, const char *name) {
    struct curl_certinfo *info = NULL;
    if (curl_easy_getinfo(handle, CURLINFO_CERTINFO, &info) || !info || index < 0 || index >= info->num_of_certs) return NULL;
    size_t length = strlen(name);
    for (struct curl_slist *field = info->certinfo[index]; field; field = field->next) {
        if (!strncmp(field->data, name, length) && field->data[length] == ':') return field->data + length + 1;
    }
    return NULL;
}
