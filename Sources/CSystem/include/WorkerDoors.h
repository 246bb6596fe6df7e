/* Doors for a confined worker process and its parent: what Glibc's module lacks or types in a way that Swift cannot use. */
#ifndef WORKER_DOORS_H
#define WORKER_DOORS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* -- the parent's side ------------------------------------------------------------------------------------------------ */

/* Starts `path` with one socket as its standard input and output, /dev/null as standard error, no other descriptor and an
   empty environment. Returns 0, or an errno. The socket is close-on-exec. */
int worker_spawn(const char *path, int *socket_out, pid_t *pid_out);

/* Bytes sent, 0 when the socket takes none now, -1 when the worker is gone. Raises no SIGPIPE. */
ssize_t worker_send(int socket, const void *bytes, size_t length);

/* Bytes received, 0 when there are none now, -1 when the worker is gone. */
ssize_t worker_receive(int socket, void *bytes, size_t length);

/* Waits until the socket can be read (or written, if asked) for so many milliseconds: 1 ready, 0 time over, -1 error. */
int worker_wait_ready(int socket, int writing, int milliseconds);

/* Closes the socket, gives the worker so many milliseconds to end by itself, kills it and waits for its end. Returns the signal
   that ended it, 0 for a plain exit. */
int worker_end(int socket, pid_t pid, int patience);

/* Milliseconds of the monotonic clock. */
int64_t worker_clock(void);

/* -- the worker's side ------------------------------------------------------------------------------------------------ */

/* Sets address space and open files, forbids core dumps and new privileges. Returns 0, or an errno. */
int worker_confine(uint64_t address_space, uint64_t files);

/* Lets the process use so many seconds of CPU from now on. RLIMIT_CPU counts the life of the process, so it is raised. */
int worker_allow_cpu(uint64_t seconds);

/* From here on only reading, writing, memory and exit (seccomp). 0, or an errno where the kernel has no filters. */
int worker_seal(void);

/* Reads exactly so many bytes from standard input: 1, or 0 at its end or on an error. */
int worker_read(void *bytes, size_t length);

/* Writes all bytes to standard output: 1, or 0 on an error. */
int worker_write(const void *bytes, size_t length);

/* -- encodings -------------------------------------------------------------------------------------------------------- */

/* Opens the converter of an encoding (an iconv name) and keeps it for the life of the process, since its module cannot be
   loaded after worker_seal. Its number, or -1. */
int charset_open(const char *name);

/* Converts to UTF-8. A byte that does not decode becomes U+FFFD and is counted. `capacity` must be 3 * length + 16 or more.
   Returns the bytes written. */
size_t charset_decode(int charset, const uint8_t *bytes, size_t length, uint8_t *output, size_t capacity, size_t *replaced);

/* -- searching -------------------------------------------------------------------------------------------------------- */

/* Where the needle first stands, or -1; linear whatever the bytes are. Glibc's module lacks memmem. */
ptrdiff_t bytes_find(const uint8_t *bytes, size_t length, const uint8_t *needle, size_t needle_length);

/* Where the byte first stands, or -1. */
ptrdiff_t bytes_find_byte(const uint8_t *bytes, size_t length, uint8_t byte);

/* How many bytes from the beginning are ASCII and not NUL. */
size_t bytes_plain_length(const uint8_t *bytes, size_t length);

#endif
