// A small door to c-ares: names in, plain address bytes out. Its structures, and the memory that it owns, stay behind it.
#ifndef ZHALAN_CARES_H
#define ZHALAN_CARES_H

#include <stdint.h>

typedef struct cares_channel cares_channel;

/// Told which descriptors to watch: `reading` and `writing` are 0 or 1; both 0 when the socket is about to be closed.
typedef void (*cares_watch)(void *context, int descriptor, int reading, int writing);

/// One question's answer. `status` is one of CARES_…; `addresses` holds `count` entries of 17 bytes: 4 or 6, then the address
/// in network order (IPv4 in the first four bytes). Valid during the call only.
typedef void (*cares_answer)(void *context, uint64_t question, int status, const uint8_t *addresses, int count);

enum {
    CARES_FOUND = 0,
    /// The name does not exist (NXDOMAIN).
    CARES_NO_NAME = 1,
    /// The name exists and has no address.
    CARES_NO_ADDRESS = 2,
    /// No server could be asked, or none answered in time.
    CARES_NO_ANSWER = 3,
    /// A server answered that it cannot or will not tell (SERVFAIL, REFUSED, nonsense).
    CARES_FAILED = 4,
};

/// Most addresses of one answer that are handed on: more is nobody's web site.
#define CARES_MOST_ADDRESSES 32

/// Opens a channel. `servers` is "address:port,[address]:port" or NULL for the system's. No hosts file, no search domains.
/// `milliseconds` is the wait for one server's first answer, `tries` how often each server is asked. NULL on failure.
cares_channel *cares_open(
    const char *servers, int milliseconds, int tries, cares_watch watch, cares_answer answer, void *context);

/// Asks for a name's IPv4 and IPv6 addresses. The answer may come during this very call.
void cares_ask(cares_channel *channel, const char *name, uint64_t question);

/// Lets the channel read and write where its socket is ready.
void cares_ready(cares_channel *channel, int descriptor, int reading, int writing);

/// Lets the channel see that time has passed.
void cares_tick(cares_channel *channel);

/// Milliseconds until `cares_tick` is due, at most `most`.
int cares_wait(cares_channel *channel, int most);

/// Drops all questions without an answer, and frees the channel.
void cares_close(cares_channel *channel);

#endif
