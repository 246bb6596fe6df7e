// Doors of the crawler to the system that the Glibc module lacks.
#ifndef ZHALAN_CRAWL_DOORS_H
#define ZHALAN_CRAWL_DOORS_H

/// Bytes that a TCP socket received from its peer so far (Linux `TCP_INFO`), or -1.
/// Chunk extensions and TLS records pass every counter of libcurl; they do not pass this one.
long long crawl_socket_bytes_received(int descriptor);

/// Opens a non-inheritable stream socket whose receive buffer is bounded, or -1.
int crawl_open_stream_socket(int family, int protocol, int receive_buffer_bytes);

#endif
