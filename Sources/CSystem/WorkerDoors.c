#define _GNU_SOURCE
#include "WorkerDoors.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* -- the parent's side */

int worker_spawn(const char *path, int *socket_out, pid_t *pid_out) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
    /* Above the standard three, so that the dup2 below never closes its own source. */
    for (int i = 0; i < 2; i++) {
        if (ends[i] > 2) continue;
        int moved = fcntl(ends[i], F_DUPFD_CLOEXEC, 3);
        if (moved < 0) {
            int error = errno;
            close(ends[0]);
            close(ends[1]);
            return error;
        }
        close(ends[i]);
        ends[i] = moved;
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    int error = posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
    if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    if (error == 0) error = posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    if (error == 0) error = posix_spawnattr_setsigmask(&attributes, &none);
    if (error == 0) error = posix_spawnattr_setsigdefault(&attributes, &all);
    if (error == 0) error = posix_spawnattr_setpgroup(&attributes, 0);
    /* A group of its own: Ctrl-C at the terminal is for the parent, which then ends its workers. */
    if (error == 0) {
        error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    char *arguments[] = {(char *)path, NULL};
    char *environment[] = {NULL};
    if (error == 0) error = posix_spawn(pid_out, path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[1]);
    if (error != 0) {
        close(ends[0]);
        return error;
    }
    *socket_out = ends[0];
    return 0;
}

ssize_t worker_send(int socket, const void *bytes, size_t length) {
    ssize_t count;
    do count = send(socket, bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (count < 0 && errno == EINTR);
    if (count >= 0) return count;
    return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : -1;
}

ssize_t worker_receive(int socket, void *bytes, size_t length) {
    ssize_t count;
    do count = recv(socket, bytes, length, MSG_DONTWAIT);
    while (count < 0 && errno == EINTR);
    if (count > 0) return count;
    if (count == 0) return -1;
    return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : -1;
}

int worker_wait_ready(int socket, int writing, int milliseconds) {
    struct pollfd entry = {.fd = socket, .events = (short)(POLLIN | (writing ? POLLOUT : 0))};
    int count = poll(&entry, 1, milliseconds);
    if (count < 0) return errno == EINTR ? 1 : -1;
    return count > 0 ? 1 : 0;
}

int worker_end(int socket, pid_t pid, int patience) {
    if (socket >= 0) close(socket);
    int status = 0;
    pid_t ended;
    /* A worker that ended by itself keeps its own reason: look before killing. Its socket closes a little before it is gone. */
    do {
        do ended = waitpid(pid, &status, WNOHANG);
        while (ended < 0 && errno == EINTR);
        if (ended == 0 && patience > 0) usleep(1000);
    } while (ended == 0 && patience-- > 0);
    if (ended == 0) {
        kill(pid, SIGKILL);
        do ended = waitpid(pid, &status, 0);
        while (ended < 0 && errno == EINTR);
    }
    if (ended != pid) return 0;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

int64_t worker_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* -- the worker's side */

static int set_limit(int resource, rlim_t value) {
    struct rlimit limit = {.rlim_cur = value, .rlim_max = value};
    return setrlimit(resource, &limit) == 0 ? 0 : errno;
}

int worker_confine(uint64_t address_space, uint64_t files) {
    int error = set_limit(RLIMIT_CORE, 0);
    if (error == 0) error = set_limit(RLIMIT_AS, address_space);
    if (error == 0) error = set_limit(RLIMIT_NOFILE, files);
    if (error == 0) error = set_limit(RLIMIT_FSIZE, 0);
    if (error == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) error = errno;
    /* Another process of the same user may not attach to a worker that holds a stranger's page, nor dump it. */
    if (error == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) error = errno;
    return error;
}

int worker_allow_cpu(uint64_t seconds) {
    struct rusage used;
    struct rlimit limit;
    if (getrusage(RUSAGE_SELF, &used) != 0 || getrlimit(RLIMIT_CPU, &limit) != 0) return errno;
    /* One second more, since the kernel counts whole seconds and part of the first is gone. */
    rlim_t wanted = (rlim_t)used.ru_utime.tv_sec + (rlim_t)used.ru_stime.tv_sec + 1 + seconds;
    if (limit.rlim_max != RLIM_INFINITY && wanted > limit.rlim_max) wanted = limit.rlim_max;
    limit.rlim_cur = wanted;
    return setrlimit(RLIMIT_CPU, &limit) == 0 ? 0 : errno;
}

#if defined(__x86_64__)
#define WORKER_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define WORKER_ARCH AUDIT_ARCH_AARCH64
#endif

#define ALLOW(call) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

int worker_seal(void) {
#ifdef WORKER_ARCH
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, WORKER_ARCH, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        ALLOW(__NR_read),
        ALLOW(__NR_write),
        ALLOW(__NR_brk),
        ALLOW(__NR_munmap),
        ALLOW(__NR_mremap),
        ALLOW(__NR_madvise),
        ALLOW(__NR_futex),
        ALLOW(__NR_getrandom),
        ALLOW(__NR_getrusage),
        ALLOW(__NR_clock_gettime),
        ALLOW(__NR_rt_sigreturn),
        ALLOW(__NR_exit),
        ALLOW(__NR_exit_group),
#ifdef __NR_getrlimit
        ALLOW(__NR_getrlimit),
#endif
#ifdef __NR_setrlimit
        ALLOW(__NR_setrlimit),
#endif
        /* mmap, mprotect: never executable (argument 2). */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_mmap, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_mprotect, 0, 4),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 4, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        /* prlimit64: of this process only (argument 0), or a captured worker could starve its parent. */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_prlimit64, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? 0 : errno;
#else
    return ENOSYS;
#endif
}

int worker_read(void *bytes, size_t length) {
    char *cursor = bytes;
    while (length > 0) {
        ssize_t count = read(STDIN_FILENO, cursor, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return 0;
        cursor += count;
        length -= (size_t)count;
    }
    return 1;
}

int worker_write(const void *bytes, size_t length) {
    const char *cursor = bytes;
    while (length > 0) {
        ssize_t count = write(STDOUT_FILENO, cursor, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return 0;
        cursor += count;
        length -= (size_t)count;
    }
    return 1;
}

/* -- encodings. A converter has a state, so each thread has converters of its own; the worker has one thread. */

#define CHARSETS 64
static _Thread_local iconv_t charsets[CHARSETS];
static _Thread_local char charset_names[CHARSETS][24];
static _Thread_local int charset_count = 0;

int charset_open(const char *name) {
    for (int i = 0; i < charset_count; i++) {
        if (strcmp(charset_names[i], name) == 0) return charsets[i] == (iconv_t)-1 ? -1 : i;
    }
    if (charset_count == CHARSETS || strlen(name) >= sizeof charset_names[0]) return -1;
    /* A missing one is remembered too: looking for it again would open files, which ends a sealed process. */
    iconv_t converter = iconv_open("UTF-8", name);
    charsets[charset_count] = converter;
    strcpy(charset_names[charset_count], name);
    charset_count++;
    return converter == (iconv_t)-1 ? -1 : charset_count - 1;
}

size_t charset_decode(int charset, const uint8_t *bytes, size_t length, uint8_t *output, size_t capacity, size_t *replaced) {
    *replaced = 0;
    if (charset < 0 || charset >= charset_count) return 0;
    iconv_t converter = charsets[charset];
    char *in = (char *)bytes;
    char *out = (char *)output;
    size_t left = length, room = capacity;
    iconv(converter, NULL, NULL, NULL, NULL);
    while (left > 0) {
        if (iconv(converter, &in, &left, &out, &room) != (size_t)-1) break;
        if (errno == E2BIG || left == 0 || room < 3) break;
        /* Only the first byte is lost: what follows a lone lead byte is read again. */
        memcpy(out, "\xEF\xBF\xBD", 3);
        out += 3;
        room -= 3;
        in++;
        left--;
        *replaced += 1;
    }
    /* Some converters hold a last letter back until they know that no combining mark follows. */
    iconv(converter, NULL, NULL, &out, &room);
    return capacity - room;
}

/* -- searching */

ptrdiff_t bytes_find(const uint8_t *bytes, size_t length, const uint8_t *needle, size_t needle_length) {
    const uint8_t *found = memmem(bytes, length, needle, needle_length);
    return found == NULL ? -1 : found - bytes;
}

ptrdiff_t bytes_find_byte(const uint8_t *bytes, size_t length, uint8_t byte) {
    const uint8_t *found = length == 0 ? NULL : memchr(bytes, byte, length);
    return found == NULL ? -1 : found - bytes;
}

size_t bytes_plain_length(const uint8_t *bytes, size_t length) {
    size_t index = 0;
    while (index + 8 <= length) {
        uint64_t word;
        memcpy(&word, bytes + index, 8);
        /* A byte of zero borrows from its own high bit; one with a high bit is not plain either. */
        if ((word | (word - 0x0101010101010101u)) & 0x8080808080808080u) break;
        index += 8;
    }
    while (index < length && bytes[index] != 0 && bytes[index] < 0x80) index++;
    return index;
}
