// liblzma unpacks lists that were packed with xz.
#include <lzma.h>
