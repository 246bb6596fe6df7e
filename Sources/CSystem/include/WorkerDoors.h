/* Doors for confined workers, the zygote that they are forked from, and their parent: what Glibc's module lacks or types in a way
   that Swift cannot use. */
#ifndef WORKER_DOORS_H
#define WORKER_DOORS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* -- the parent's side ------------------------------------------------------------------------------------------------ */

/* Starts `path`, which is to call worker_await, with a socket for orders as its standard input and output, /dev/null as standard
   error, no other descriptor and an empty environment. Returns 0, or an errno. The socket is close-on-exec. */
int worker_spawn(const char *path, int *control_out, pid_t *pid_out);

/* Ends the worker that there is and has the next one started, with a socket of its own: nothing that the one before left unread or
   unsaid is on it. Waits for so many milliseconds. Returns 0, or an errno: ECHILD where the zygote is gone or does not answer. */
int worker_next(int control, int milliseconds, int *socket_out, pid_t *pid_out);

/* Bytes sent, 0 when the socket takes none now, -1 when the worker is gone. Raises no SIGPIPE. */
ssize_t worker_send(int socket, const void *bytes, size_t length);

/* Bytes received, 0 when there are none now, -1 when the worker is gone. */
ssize_t worker_receive(int socket, void *bytes, size_t length);

/* Waits until the socket can be read (or written, if asked) for so many milliseconds: 1 ready, 0 time over, -1 error. */
int worker_wait_ready(int socket, int writing, int milliseconds);

/* Ends the worker that there is, after so many milliseconds in which it may end by itself, then the zygote `pid`, and waits until
   both are gone. Returns the signal that ended the worker, 0 for a plain exit. */
int worker_end(int control, pid_t pid, int patience);

/* Milliseconds of the monotonic clock. */
int64_t worker_clock(void);

/* -- the worker's side ------------------------------------------------------------------------------------------------ */

/* Sets address space and open files, forbids core dumps and new privileges. Returns 0, or an errno. */
int worker_confine(uint64_t address_space, uint64_t files);

/* Lets the process use so many seconds of CPU from now on. RLIMIT_CPU counts the life of the process, so it is raised. */
int worker_allow_cpu(uint64_t seconds);

/* Makes this process a zygote, as browsers call it: it waits, and for each order of its parent becomes two; the other one, the
   worker, returns. Returns 1 in a worker, whose standard input and output are a socket of its own and which is killed when the
   zygote ends; 0 in the zygote once its parent is gone, and its worker with it; -1 on an error. The zygote must have one thread. */
int worker_await(void);

/* From here on only what worker_await and reading take (seccomp): forking and ending workers, orders, no file, no program, no socket.
   0, also where the kernel has no filters, or an errno. */
int worker_seal_zygote(void);

/* From here on only reading, writing, memory and exit (seccomp). 0, also where the kernel has no filters, or an errno. */
int worker_seal(void);

/* Reads exactly so many bytes from standard input: 1, or 0 at its end or on an error. */
int worker_read(void *bytes, size_t length);

/* Writes all bytes to standard output: 1, or 0 on an error. */
int worker_write(const void *bytes, size_t length);

#endif
