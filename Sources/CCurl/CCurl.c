// The doors that are more than one call; the others are inline in include/CCurl.h.
#include "CCurl.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
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

static SSL *connection_of(CURL *handle) {
    struct curl_tlssessioninfo *session = NULL;
    if (curl_easy_getinfo(handle, CURLINFO_TLS_SSL_PTR, &session) || !session) return NULL;
    return session->backend == CURLSSLBACKEND_OPENSSL ? session->internals : NULL;
}

// What was written to `texts`, or nothing.
static long written(BIO *texts, const char **text) {
    char *bytes = NULL;
    long count = BIO_get_mem_data(texts, &bytes);
    *text = bytes;
    return bytes && count > 0 ? count : 0;
}

static void write_names(BIO *texts, X509 *certificate) {
    X509_EXTENSION *names = X509_get_ext(certificate, X509_get_ext_by_NID(certificate, NID_subject_alt_name, -1));
    if (names) X509V3_EXT_print(texts, names, 0, 0);
}

void ccurl_each_certificate(
    CURL *handle, int most, void (*tell)(void *context, const ccurl_certificate *certificate), void *context) {
    SSL *connection = connection_of(handle);
    STACK_OF(X509) *chain = connection ? SSL_get_peer_cert_chain(connection) : NULL;
    BIO *texts[3] = {BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem())};
    for (int index = 0; texts[0] && texts[1] && texts[2] && chain && index < sk_X509_num(chain) && index < most; index++) {
        X509 *certificate = sk_X509_value(chain, index);
        for (int text = 0; text < 3; text++) BIO_reset(texts[text]);
        X509_NAME_print_ex(texts[0], X509_get_subject_name(certificate), 0, XN_FLAG_SEP_SPLUS_SPC);
        X509_NAME_print_ex(texts[1], X509_get_issuer_name(certificate), 0, XN_FLAG_SEP_SPLUS_SPC);
        write_names(texts[2], certificate);
        ccurl_certificate told = {0};
        told.subject_count = written(texts[0], &told.subject);
        told.issuer_count = written(texts[1], &told.issuer);
        told.names_count = written(texts[2], &told.names);
        unsigned char *bytes = NULL;
        int count = i2d_X509(certificate, &bytes);
        told.bytes = bytes;
        told.bytes_count = count > 0 ? count : 0;
        tell(context, &told);
        OPENSSL_free(bytes);
    }
    for (int text = 0; text < 3; text++) BIO_free(texts[text]);
    // What could not be written is no error of the transfer.
    ERR_clear_error();
}
