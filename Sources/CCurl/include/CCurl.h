// Typed doors over libcurl's variadic calls, which Swift cannot import. One function for each class of argument; an option of
// another class is refused (an option's number divided by 10,000 is its class), so a `long` never goes where an off_t belongs.
#ifndef ZHALAN_CCURL_H
#define ZHALAN_CCURL_H

// The type check macros of curl.h do not understand arguments that are passed on.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    if (option / 10000 != CURLOPTTYPE_LONG / 10000) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    if (option / 10000 != CURLOPTTYPE_OBJECTPOINT / 10000) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    if (option / 10000 != CURLOPTTYPE_OBJECTPOINT / 10000) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    if (option / 10000 != CURLOPTTYPE_OBJECTPOINT / 10000) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_write(CURL *handle, curl_write_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
    return code ? code : curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
}

static inline CURLcode ccurl_set_header(CURL *handle, curl_write_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, callback);
    return code ? code : curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
}

static inline CURLcode ccurl_set_debug(CURL *handle, curl_debug_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, callback);
    return code ? code : curl_easy_setopt(handle, CURLOPT_DEBUGDATA, context);
}

static inline CURLcode ccurl_set_progress(CURL *handle, curl_xferinfo_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
    return code ? code : curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
}

static inline CURLcode ccurl_set_prereq(CURL *handle, curl_prereq_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
    return code ? code : curl_easy_setopt(handle, CURLOPT_PREREQDATA, context);
}

static inline CURLcode ccurl_set_opensocket(CURL *handle, curl_opensocket_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
    return code ? code : curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
}

static inline CURLcode ccurl_set_closesocket(CURL *handle, curl_closesocket_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, callback);
    return code ? code : curl_easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, context);
}

static inline CURLcode ccurl_set_share(CURL *handle, CURLSH *share) { return curl_easy_setopt(handle, CURLOPT_SHARE, share); }

/// A share whose only content is a cache of names: what one handle pins never lies in another's way, and looking over the
/// cache, which libcurl does after each transfer, costs nothing. Belongs to one thread. NULL on failure.
static inline CURLSH *ccurl_own_name_cache(void) {
    CURLSH *share = curl_share_init();
    if (share && curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS)) {
        curl_share_cleanup(share);
        return NULL;
    }
    return share;
}

/// Has `*has_ended` set to 1 when the peer says that its TLS stream ends here (`close_notify`, RFC 8446 §6.1): libcurl calls an
/// end without that word, which anybody on the way can make, an end as well. Refused where libcurl's TLS is not OpenSSL.
CURLcode ccurl_watch_tls_end(CURL *handle, int *has_ended);

/// A certificate of the peer: texts as OpenSSL writes them, which may hold any byte, and the certificate itself (DER).
typedef struct {
    const char *subject, *issuer, *names;
    long subject_count, issuer_count, names_count;
    const unsigned char *bytes;
    long bytes_count;
} ccurl_certificate;

/// Tells of at most `most` certificates of the chain that the peer showed, leaf first. To be asked while the connection is there;
/// what is told of is valid within the call. Nothing is told where there is no TLS.
///
/// Not `CURLOPT_CERTINFO`, which writes all fields of each certificate as text: a tenth of what a connection over TLS costs.
void ccurl_each_certificate(
    CURL *handle, int most, void (*tell)(void *context, const ccurl_certificate *certificate), void *context);

/// The value of an off_t information item, or -1.
static inline curl_off_t ccurl_get_offset(CURL *handle, CURLINFO info) {
    curl_off_t value = -1;
    if ((info & CURLINFO_TYPEMASK) != CURLINFO_OFF_T) return -1;
    return curl_easy_getinfo(handle, info, &value) ? -1 : value;
}

/// The value of a long information item, or -1.
static inline long ccurl_get_long(CURL *handle, CURLINFO info) {
    long value = -1;
    if ((info & CURLINFO_TYPEMASK) != CURLINFO_LONG) return -1;
    return curl_easy_getinfo(handle, info, &value) ? -1 : value;
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    if (option / 10000 != CURLOPTTYPE_LONG / 10000) return CURLM_BAD_FUNCTION_ARGUMENT;
    return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode ccurl_multi_set_socket(CURLM *multi, curl_socket_callback callback, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
    return code ? code : curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
}

static inline CURLMcode ccurl_multi_set_timer(CURLM *multi, curl_multi_timer_callback callback, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
    return code ? code : curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}

/// The next transfer that ended, with its code, or NULL. The code stands in a union, which Swift would read blindly.
static inline CURL *ccurl_multi_next_done(CURLM *multi, CURLcode *code) {
    int left = 0;
    CURLMsg *message = curl_multi_info_read(multi, &left);
    while (message && message->msg != CURLMSG_DONE) message = curl_multi_info_read(multi, &left);
    if (!message) return NULL;
    *code = message->data.result;
    return message->easy_handle;
}

#endif
