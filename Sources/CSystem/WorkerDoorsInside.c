#define _GNU_SOURCE
#include "WorkerDoors.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "WorkerOrder.h"

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

/* A call whose argument (its lower half) is one value, or else what is said. */
#define ALLOW_WITH(call, argument, value, otherwise) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 4), \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[argument])), \
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW), \
        BPF_STMT(BPF_RET | BPF_K, (otherwise))

#define FILTER_HEAD \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)), \
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, WORKER_ARCH, 1, 0), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS), \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr))

#ifdef __NR_getrlimit
#define ALLOW_OLD_LIMITS ALLOW(__NR_getrlimit), ALLOW(__NR_setrlimit),
#else
#define ALLOW_OLD_LIMITS
#endif

/* What reading a page takes. prlimit64 of this process only (argument 0), or a captured worker could starve its parent;
   mmap and mprotect never executable (argument 2). */
#define READING_CALLS(otherwise) \
    ALLOW(__NR_read), ALLOW(__NR_write), ALLOW(__NR_brk), ALLOW(__NR_munmap), ALLOW(__NR_mremap), ALLOW(__NR_madvise), \
        ALLOW(__NR_futex), ALLOW(__NR_getrandom), ALLOW(__NR_getrusage), ALLOW(__NR_clock_gettime), ALLOW(__NR_rt_sigreturn), \
        ALLOW(__NR_exit), ALLOW(__NR_exit_group), ALLOW_OLD_LIMITS ALLOW_WITH(__NR_prlimit64, 0, 0, otherwise), \
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_mmap, 1, 0), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_mprotect, 0, 4), \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])), \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 4, 0, 1), BPF_STMT(BPF_RET | BPF_K, (otherwise)), \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* 0, or an errno; a kernel without filters is none, since then the limits must do. */
static int install(struct sock_filter *filter, size_t length) {
    struct sock_fprog program = {.len = (unsigned short)length, .filter = filter};
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 || errno == EINVAL || errno == ENOSYS) return 0;
    return errno;
}

int worker_seal(void) {
#ifdef WORKER_ARCH
    struct sock_filter filter[] = {
        FILTER_HEAD,
        READING_CALLS(SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    return install(filter, sizeof filter / sizeof filter[0]);
#else
    return 0;
#endif
}

/* A worker's filter is laid over this one, so all that reading takes is in it. What is beyond fails and does not kill: nobody's bytes
   come here, and another C library may fork with a call more. */
int worker_seal_zygote(void) {
#ifdef WORKER_ARCH
    enum { refused = SECCOMP_RET_ERRNO | EPERM, plain_fork = CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD };
    struct sock_filter filter[] = {
        FILTER_HEAD,
        READING_CALLS(refused),
        ALLOW_WITH(__NR_clone, 0, plain_fork, refused),
        ALLOW_WITH(__NR_kill, 1, SIGKILL, refused),
        ALLOW(__NR_wait4),
        ALLOW(__NR_recvmsg),
        ALLOW(__NR_close),
        ALLOW(__NR_dup3),
#ifdef __NR_dup2
        ALLOW(__NR_dup2),
#endif
        ALLOW(__NR_getpid),
        ALLOW(__NR_getppid),
        ALLOW(__NR_set_robust_list),
        ALLOW(__NR_rt_sigprocmask),
        ALLOW(__NR_clock_nanosleep),
        /* The worker's: its end with the zygote's, and its own filter. */
        ALLOW(__NR_prctl),
        BPF_STMT(BPF_RET | BPF_K, refused),
    };
    return install(filter, sizeof filter / sizeof filter[0]);
#else
    return 0;
#endif
}

/* -- the zygote */

/* 1, or 0 at the end of the orders. The descriptor is -1 where none came along. */
static int receive_order(struct worker_order *order, int *descriptor) {
    struct iovec part = {.iov_base = order, .iov_len = sizeof *order};
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } ancillary = {0};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = ancillary.room, .msg_controllen = sizeof ancillary.room};
    ssize_t count;
    do count = recvmsg(STDIN_FILENO, &message, 0);
    while (count < 0 && errno == EINTR);
    *descriptor = -1;
    struct cmsghdr *header = count > 0 ? CMSG_FIRSTHDR(&message) : NULL;
    if (header != NULL && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS
        && header->cmsg_len == CMSG_LEN(sizeof *descriptor)) {
        memcpy(descriptor, CMSG_DATA(header), sizeof *descriptor);
    }
    return count == sizeof *order;
}

/* Ends a worker and buries it. The signal that ended it. */
static int end_worker(pid_t worker, int patience) {
    int status = 0;
    pid_t ended;
    /* One that ended by itself keeps its own reason: look before killing. Its socket closes a little before it is gone. */
    do {
        do ended = waitpid(worker, &status, WNOHANG);
        while (ended < 0 && errno == EINTR);
        if (ended == 0 && patience > 0) usleep(1000);
    } while (ended == 0 && patience-- > 0);
    if (ended == 0) {
        kill(worker, SIGKILL);
        do ended = waitpid(worker, &status, 0);
        while (ended < 0 && errno == EINTR);
    }
    return ended == worker && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

/* The worker's first steps: its socket takes the place of the zygote's, of which nothing is left. */
static int become_worker(int socket, pid_t zygote) {
    /* The zygote has one thread, so the signal comes with the end of the process. If that has come already, it will not. */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return errno;
    if (getppid() != zygote) return ESRCH;
    if (dup2(socket, STDIN_FILENO) < 0 || dup2(socket, STDOUT_FILENO) < 0) return errno;
    return close(socket) == 0 ? 0 : errno;
}

int worker_await(void) {
    pid_t zygote = getpid(), worker = 0;
    struct worker_order order;
    int socket;
    while (receive_order(&order, &socket)) {
        struct worker_report report = {0};
        if (worker > 0) report.signal = end_worker(worker, order.patience);
        worker = 0;
        if (socket >= 0) {
            worker = fork();
            if (worker == 0) return become_worker(socket, zygote) == 0 ? 1 : -1;
            report.process = worker > 0 ? worker : -errno;
            close(socket);
        }
        if (!worker_write(&report, sizeof report)) break;
    }
    if (worker > 0) end_worker(worker, 0);
    return 0;
}

/* -- the worker */

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
