#define _GNU_SOURCE
#include "FileDoors.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

int zhalan_process_descriptor(pid_t child) {
    return (int)syscall(SYS_pidfd_open, child, 0);
}

int zhalan_spawn_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

int zhalan_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}
