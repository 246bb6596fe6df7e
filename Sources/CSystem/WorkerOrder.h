/* What parent and zygote say to each other: one message each, on a socket that keeps messages whole. */
#ifndef WORKER_ORDER_H
#define WORKER_ORDER_H

#include <stdint.h>

/* End the worker that there is, after so many milliseconds in which it may end by itself. Where a descriptor comes along, start the
   next one with it. */
struct worker_order {
    int32_t patience;
};

struct worker_report {
    /* The signal that ended the worker before; 0 for a plain exit, or where there was none. */
    int32_t signal;
    /* The new worker's process, 0 where none was asked for, a negative errno where none could be started. */
    int32_t process;
};

#endif
