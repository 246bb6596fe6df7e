#include "CrawlDoors.h"

#include <linux/tcp.h>
#include <malloc.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

long long crawl_socket_bytes_received(int descriptor) {
    struct tcp_info info = {0};
    socklen_t size = sizeof info;
    if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size)) return -1;
    if (size < offsetof(struct tcp_info, tcpi_bytes_received) + sizeof info.tcpi_bytes_received) return -1;
    return (long long)info.tcpi_bytes_received;
}

int crawl_open_stream_socket(int family, int protocol, int receive_buffer_bytes) {
    int descriptor = socket(family, SOCK_STREAM | SOCK_CLOEXEC, protocol);
    if (descriptor >= 0) {
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
    }
    return descriptor;
}

long long crawl_raise_open_files(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit)) return -1;
    if (limit.rlim_cur < limit.rlim_max) {
        struct rlimit raised = {.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
        if (!setrlimit(RLIMIT_NOFILE, &raised)) limit = raised;
    }
    return limit.rlim_cur > INT64_MAX ? INT64_MAX : (long long)limit.rlim_cur;
}

int crawl_keep_freed_memory(int kept_bytes, int heap_block_bytes) {
    return mallopt(M_TRIM_THRESHOLD, kept_bytes) && mallopt(M_MMAP_THRESHOLD, heap_block_bytes) ? 0 : -1;
}

int crawl_poller_open(void) { return epoll_create1(EPOLL_CLOEXEC); }

int crawl_poller_watch(int poller, int descriptor, int reading, int writing, int is_known) {
    struct epoll_event event = {.events = (reading ? EPOLLIN : 0) | (writing ? EPOLLOUT : 0), .data.fd = descriptor};
    if (!reading && !writing) return epoll_ctl(poller, EPOLL_CTL_DEL, descriptor, &event);
    // A descriptor's number comes again as soon as it is closed, so whether it is known is the kernel's to say.
    if (!epoll_ctl(poller, is_known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event)) return 0;
    return epoll_ctl(poller, is_known ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event);
}

int crawl_poller_wait(int poller, crawl_event *events, int capacity, int milliseconds) {
    struct epoll_event ready[256];
    int count = epoll_wait(poller, ready, capacity < 256 ? capacity : 256, milliseconds);
    for (int index = 0; index < count; index++) {
        uint32_t bits = ready[index].events;
        events[index].descriptor = ready[index].data.fd;
        events[index].reading = (bits & EPOLLIN) != 0;
        events[index].writing = (bits & EPOLLOUT) != 0;
        events[index].failed = (bits & (EPOLLERR | EPOLLHUP)) != 0;
    }
    return count < 0 ? 0 : count;
}

int crawl_alarm_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void crawl_alarm_ring(int alarm) {
    uint64_t one = 1;
    // A counter that is full rings anyway.
    if (write(alarm, &one, sizeof one) < 0) return;
}

void crawl_alarm_quiet(int alarm) {
    uint64_t count;
    if (read(alarm, &count, sizeof count) < 0) return;
}
