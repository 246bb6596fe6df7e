/* What page readers' tests start.
 *
 *   scripted-worker SCRIPT          a zygote like zhalan-parser's whose workers run a shell script, so that a test says in a few words
 *                                   how a worker misbehaves. It is the interpreter that the script's first line names.
 *   scripted-worker --hold PROGRAM  a parent: starts PROGRAM's zygote and a worker, prints their process numbers and waits to be killed
 */
#include <CSystem.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int hold(const char *program) {
    int control, socket;
    pid_t zygote, worker;
    if (worker_spawn(program, &control, &zygote) != 0 || worker_next(control, 60000, &socket, &worker) != 0) return 1;
    printf("%d %d\n", (int)zygote, (int)worker);
    fflush(stdout);
    for (;;) pause();
}

int main(int argc, char **argv) {
    if (argc == 3 && strcmp(argv[1], "--hold") == 0) return hold(argv[2]);
    if (argc != 2) return 64;
    if (worker_await() != 1) return 0;
    char *arguments[] = {"/bin/sh", argv[1], NULL};
    execv(arguments[0], arguments);
    return 1;
}
