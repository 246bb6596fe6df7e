// Doors of the crawler to the system that the Glibc module lacks.
#ifndef ZHALAN_CRAWL_DOORS_H
#define ZHALAN_CRAWL_DOORS_H

/// Bytes that a TCP socket received from its peer so far (Linux `TCP_INFO`), or -1.
/// Chunk extensions and TLS records pass every counter of libcurl; they do not pass this one.
long long crawl_socket_bytes_received(int descriptor);

/// Opens a non-inheritable stream socket whose receive buffer is bounded, or -1.
int crawl_open_stream_socket(int family, int protocol, int receive_buffer_bytes);

/// Raises the limit of open files to the hard one; the limit that holds then, or -1.
long long crawl_raise_open_files(void);

/// Lets the process keep this much freed memory at its heap's end, and takes blocks up to another size from the heap: bodies come
/// and go by the thousand, and memory that is given back between two costs the kernel more than fetching them. 0 or -1.
int crawl_keep_freed_memory(int kept_bytes, int heap_block_bytes);

/// What is ready on a watched descriptor.
typedef struct {
    int descriptor;
    int reading;
    int writing;
    /// The connection broke or its peer is gone.
    int failed;
} crawl_event;

/// A new epoll set, or -1.
int crawl_poller_open(void);

/// Watches a descriptor, or changes what it is watched for; with neither reading nor writing it is forgotten. 0 or -1.
/// `is_known` says which of the two it seems to be; a wrong guess costs a call and nothing else.
int crawl_poller_watch(int poller, int descriptor, int reading, int writing, int is_known);

/// Waits for at most `capacity` events and `milliseconds`; the number of events, 0 also when a signal came.
int crawl_poller_wait(int poller, crawl_event *events, int capacity, int milliseconds);

/// A counter that other threads may raise to wake the poller, or -1.
int crawl_alarm_open(void);
void crawl_alarm_ring(int alarm);
void crawl_alarm_quiet(int alarm);

#endif
