#define _GNU_SOURCE
#include "WorkerDoors.h"

#include "WorkerOrder.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* -- the parent's side */

/* Two ends above the standard three, so that no dup2 onto those ever closes its own source. 0, or an errno. */
static int pair(int type, int ends[2]) {
    if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) != 0) return errno;
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
    return 0;
}

int worker_spawn(const char *path, int *control_out, pid_t *pid_out) {
    int ends[2];
    int error = pair(SOCK_SEQPACKET, ends);
    if (error != 0) return error;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    error = posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
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
    *control_out = ends[0];
    return 0;
}

/* Sends an order, with a descriptor where there is one: 1, or 0 when the zygote is gone. */
static int send_order(int control, int patience, int descriptor) {
    struct worker_order order = {.patience = patience};
    struct iovec part = {.iov_base = &order, .iov_len = sizeof order};
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } ancillary = {0};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptor >= 0) {
        message.msg_control = ancillary.room;
        message.msg_controllen = sizeof ancillary.room;
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof descriptor);
        memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    }
    ssize_t count;
    do count = sendmsg(control, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (count < 0 && errno == EINTR);
    return count == sizeof order;
}

/* The report on an order: 1, or 0 when the zygote is gone, says something else, or nothing in so many milliseconds. */
static int await_report(int control, int milliseconds, struct worker_report *report) {
    int64_t deadline = worker_clock() + milliseconds;
    for (;;) {
        int64_t left = deadline - worker_clock();
        int ready = left > 0 ? worker_wait_ready(control, 0, (int)left) : 0;
        if (ready <= 0) return 0;
        ssize_t count = worker_receive(control, report, sizeof *report);
        if (count != 0) return count == sizeof *report;
    }
}

int worker_next(int control, int milliseconds, int *socket_out, pid_t *pid_out) {
    int ends[2];
    int error = pair(SOCK_STREAM, ends);
    if (error != 0) return error;
    struct worker_report report = {0};
    int is_sent = send_order(control, 0, ends[1]);
    close(ends[1]);
    if (!is_sent || !await_report(control, milliseconds, &report)) error = ECHILD;
    else if (report.process <= 0) error = report.process < 0 ? -report.process : ECHILD;
    if (error != 0) {
        close(ends[0]);
        return error;
    }
    *socket_out = ends[0];
    *pid_out = report.process;
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

/* Waits for the end of a child, for so many milliseconds: its number, or 0 while it runs. */
static pid_t await_end(pid_t pid, int milliseconds) {
    for (;;) {
        pid_t ended;
        do ended = waitpid(pid, NULL, WNOHANG);
        while (ended < 0 && errno == EINTR);
        if (ended != 0 || milliseconds-- <= 0) return ended;
        usleep(1000);
    }
}

int worker_end(int control, pid_t pid, int patience) {
    /* What the zygote takes for killing and burying a worker; one that takes longer was stopped, or is no zygote. */
    enum { zygote_patience = 1000 };
    struct worker_report report = {0};
    int answers = send_order(control, patience, -1) && await_report(control, patience + zygote_patience, &report);
    close(control);
    if (await_end(pid, answers ? zygote_patience : 0) == 0) {
        /* The group: a zygote that was stopped takes its worker along. */
        kill(-pid, SIGKILL);
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
    }
    return answers ? report.signal : 0;
}

int64_t worker_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
