// The doors that are more than one call; the others are inline in include/CCurl.h.
#include "CCurl.h"

#include <openssl/ssl.h>
#include <string.h>

static void see_message(
    int is_sent, int version, int type, const void *bytes, size_t length, SSL *connection, void *has_ended) {
    (void)version;
    (void)connection;
    // An alert is its level and its description (RFC 8446 §6).
    if (is_sent || type != SSL3_RT_ALERT || length < 2) return;
    if (((const unsigned char *)bytes)[1] == SSL3_AD_CLOSE_NOTIFY) *(int *)has_ended = 1;
}

static CURLcode watch_end(CURL *handle, void *context, void *has_ended) {
    (void)handle;
    SSL_CTX_set_msg_callback(context, see_message);
    SSL_CTX_set_msg_callback_arg(context, has_ended);
    return CURLE_OK;
}

CURLcode ccurl_watch_tls_end(CURL *handle, int *has_ended) {
    const char *library = curl_version_info(CURLVERSION_NOW)->ssl_version;
    if (!library || strncmp(library, "OpenSSL/", 8)) return CURLE_NOT_BUILT_IN;
    CURLcode code = curl_easy_setopt(handle, CURLOPT_SSL_CTX_DATA, has_ended);
    return code ? code : curl_easy_setopt(handle, CURLOPT_SSL_CTX_FUNCTION, watch_end);
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
