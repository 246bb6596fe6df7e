// libzstd unpacks lists that were packed with zstd (RFC 8878).
#include <zstd.h>
#include <zstd_errors.h>
