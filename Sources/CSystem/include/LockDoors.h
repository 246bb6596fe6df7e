#ifndef ZHALAN_LOCK_DOORS_H
#define ZHALAN_LOCK_DOORS_H
#include <sys/file.h>

/// Takes an exclusive kernel lock on an open file without waiting: 0, or -1 with errno (EWOULDBLOCK when another holds it).
/// In C because Swift sees the struct of the same name first.
static inline int zhalan_lock_exclusive(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }
#endif
