// zlib decodes bodies: libcurl's own decoding cannot say whether a gzip stream came to its end.
#include <zlib.h>
