// Doors for the Exporter that Swift's Glibc module lacks: they stand behind _GNU_SOURCE.
#ifndef ZHALAN_FILE_DOORS_H
#define ZHALAN_FILE_DOORS_H

#include <spawn.h>
#include <sys/types.h>

/// A descriptor that becomes readable when the child ends, so that waiting for it can have a deadline. -1 and errno on failure.
int zhalan_process_descriptor(pid_t child);

/// Makes a spawned program start with no descriptor from `first` on: no database, no lock, no key passes to it.
int zhalan_spawn_close_from(posix_spawn_file_actions_t *actions, int first);

/// A pipe whose ends no spawned program inherits. -1 and errno on failure.
int zhalan_pipe(int ends[2]);

#endif
