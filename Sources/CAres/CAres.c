#include "CAres.h"

#include <ares.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/time.h>

struct cares_channel {
    ares_channel channel;
    cares_watch watch;
    cares_answer answer;
    void *context;
    int is_closing;
};

typedef struct {
    cares_channel *owner;
    uint64_t question;
} pending;

static int library_is_ready(void) {
    static int state = -1;  // Only the fetcher's thread opens channels, and opening one twice at once is harmless here.
    if (state < 0) state = ares_library_init(ARES_LIB_INIT_ALL) == ARES_SUCCESS;
    return state;
}

static void watched(void *context, ares_socket_t descriptor, int reading, int writing) {
    cares_channel *owner = context;
    if (!owner->is_closing) owner->watch(owner->context, descriptor, reading, writing);
}

cares_channel *cares_open(
    const char *servers, int milliseconds, int tries, cares_watch watch, cares_answer answer, void *context) {
    if (!library_is_ready()) return NULL;
    cares_channel *owner = calloc(1, sizeof *owner);
    if (!owner) return NULL;
    owner->watch = watch;
    owner->answer = answer;
    owner->context = context;
    struct ares_options options = {0};
    char lookups[] = "b";
    options.lookups = lookups;  // DNS only: a hosts file is no evidence of what others see
    options.timeout = milliseconds;
    options.tries = tries;
    options.ndots = 1;
    options.sock_state_cb = watched;
    options.sock_state_cb_data = owner;
    options.flags = ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES;
    int mask = ARES_OPT_LOOKUPS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_NDOTS | ARES_OPT_SOCK_STATE_CB
        | ARES_OPT_FLAGS | ARES_OPT_ROTATE;
    if (ares_init_options(&owner->channel, &options, mask) != ARES_SUCCESS) {
        free(owner);
        return NULL;
    }
    if (servers && ares_set_servers_ports_csv(owner->channel, servers) != ARES_SUCCESS) {
        cares_close(owner);
        return NULL;
    }
    return owner;
}

static int meaning(int status) {
    switch (status) {
        case ARES_SUCCESS: return CARES_FOUND;
        case ARES_ENOTFOUND: return CARES_NO_NAME;
        case ARES_ENODATA: return CARES_NO_ADDRESS;
        case ARES_ETIMEOUT: case ARES_ECONNREFUSED: case ARES_ECANCELLED: case ARES_EDESTRUCTION: case ARES_ENOMEM:
            return CARES_NO_ANSWER;
        default: return CARES_FAILED;
    }
}

static void answered(void *context, int status, int timeouts, struct ares_addrinfo *result) {
    (void)timeouts;
    pending *waiting = context;
    uint8_t addresses[CARES_MOST_ADDRESSES * 17];
    int count = 0;
    for (struct ares_addrinfo_node *node = result ? result->nodes : NULL; node && count < CARES_MOST_ADDRESSES;
         node = node->ai_next) {
        uint8_t *place = addresses + 17 * count;
        memset(place, 0, 17);
        if (node->ai_family == AF_INET && (size_t)node->ai_addrlen >= sizeof(struct sockaddr_in)) {
            place[0] = 4;
            memcpy(place + 1, &((struct sockaddr_in *)node->ai_addr)->sin_addr, 4);
        } else if (node->ai_family == AF_INET6 && (size_t)node->ai_addrlen >= sizeof(struct sockaddr_in6)) {
            place[0] = 6;
            memcpy(place + 1, &((struct sockaddr_in6 *)node->ai_addr)->sin6_addr, 16);
        } else {
            continue;
        }
        count++;
    }
    if (result) ares_freeaddrinfo(result);
    int said = meaning(status);
    if (said == CARES_FOUND && count == 0) said = CARES_NO_ADDRESS;
    if (!waiting->owner->is_closing) {
        waiting->owner->answer(waiting->owner->context, waiting->question, said, addresses, count);
    }
    free(waiting);
}

void cares_ask(cares_channel *owner, const char *name, uint64_t question) {
    pending *waiting = malloc(sizeof *waiting);
    if (!waiting) {
        owner->answer(owner->context, question, CARES_NO_ANSWER, NULL, 0);
        return;
    }
    waiting->owner = owner;
    waiting->question = question;
    // Unsorted: sorting would connect a socket to each address before the guard has seen it.
    struct ares_addrinfo_hints hints = {.ai_flags = ARES_AI_NOSORT, .ai_family = AF_UNSPEC};
    ares_getaddrinfo(owner->channel, name, NULL, &hints, answered, waiting);
}

void cares_ready(cares_channel *owner, int descriptor, int reading, int writing) {
    ares_process_fd(owner->channel, reading ? descriptor : ARES_SOCKET_BAD, writing ? descriptor : ARES_SOCKET_BAD);
}

void cares_tick(cares_channel *owner) { ares_process_fd(owner->channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD); }

int cares_wait(cares_channel *owner, int most) {
    struct timeval longest = {.tv_sec = most / 1000, .tv_usec = most % 1000 * 1000}, room;
    struct timeval *left = ares_timeout(owner->channel, &longest, &room);
    return left ? (int)(left->tv_sec * 1000 + (left->tv_usec + 999) / 1000) : most;
}

void cares_close(cares_channel *owner) {
    owner->is_closing = 1;
    ares_destroy(owner->channel);
    free(owner);
}
