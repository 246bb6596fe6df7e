import CSystem
import Glibc

/// One run of a checker program: no input, a small environment, no descriptor of ours, its own process group, a deadline.
package struct CheckerProcess {
    package enum Outcome: Hashable, Sendable {
        case exited(Int32)
        case killed(Int32)
        case timedOut
        /// It could not be started, or waited for.
        case failed(Int32)

        /// What is wrong with such an end of a program that had so long; `nil` for a plain exit with 0.
        package func complaint(within limit: Duration) -> String? {
            switch self {
            case .exited(0): nil
            case .exited(let code): "exit \(code)"
            case .killed(let signal): "ended by signal \(signal)"
            case .timedOut: "no answer within \(limit)"
            case .failed(let code): "cannot be run: \(String(cString: strerror(code)))"
            }
        }
    }

    private static let environment = ["LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]

    let program: String
    let arguments: [String]
    let limit: Duration

    package init(program: String, arguments: [String], limit: Duration) {
        self.program = program
        self.arguments = arguments
        self.limit = limit
    }

    /// Runs it to its end or the limit; returns the beginning of what it said on stdout and stderr, in the order it came.
    package func run() -> (outcome: Outcome, output: String) {
        var pipe: [Int32] = [-1, -1]
        guard zhalan_pipe(&pipe) == 0 else { return (.failed(errno), "") }
        defer { close(pipe[0]) }
        var child: pid_t = 0
        var code = spawn(output: pipe[1], &child)
        // A program that is just being written, by an upgrade, is busy for a moment only.
        for _ in 0..<ReleaseLimits.busyTries where code == ETXTBSY {
            usleep(ReleaseLimits.busyMicroseconds)
            code = spawn(output: pipe[1], &child)
        }
        close(pipe[1])
        guard code == 0 else { return (.failed(code), "") }
        let ended = zhalan_process_descriptor(child)
        guard ended >= 0 else {
            let code = errno
            _ = end(child)
            return (.failed(code), "")
        }
        defer { close(ended) }
        return watch(child, output: pipe[0], ended: ended)
    }

    private func spawn(output: Int32, _ child: inout pid_t) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        zhalan_spawn_close_from(&actions, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Its own group, so that the deadline ends what it started too; signals as a fresh program has them.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        var environment: [UnsafeMutablePointer<CChar>?] = CheckerProcess.environment.map { strdup($0) }
        words.append(nil)
        environment.append(nil)
        defer { for word in words + environment { free(word) } }
        return posix_spawn(&child, program, &actions, &attributes, &words, &environment)
    }

    private func watch(_ child: pid_t, output: Int32, ended: Int32) -> (outcome: Outcome, output: String) {
        let deadline = ContinuousClock.now + limit
        var said: [UInt8] = []
        var isOpen = true
        while true {
            let left = deadline - ContinuousClock.now
            guard left > .zero else {
                _ = end(child)
                return (.timedOut, text(said))
            }
            let milliseconds = Int32(
                min(left.components.seconds, 3_600) * 1_000 + left.components.attoseconds / 1_000_000_000_000_000)
            var watched = [
                pollfd(fd: ended, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isOpen ? output : -1, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&watched, 2, milliseconds + 1) > 0 else { continue }
            if watched[1].revents != 0 {
                isOpen = take(from: output, &said)
            } else if watched[0].revents != 0 {
                // Nothing is waiting in the pipe, so what a child of the checker might still say is not waited for.
                return (end(child), text(said))
            }
        }
    }

    /// Reads once; keeps the beginning, drops the rest so that the checker does not block. False at the end.
    private func take(from output: Int32, _ said: inout [UInt8]) -> Bool {
        var piece = [UInt8](repeating: 0, count: 4_096)
        let count = read(output, &piece, piece.count)
        guard count != 0 else { return false }
        guard count > 0 else { return errno == EINTR }
        said.append(contentsOf: piece.prefix(min(count, ReleaseLimits.checkerOutputBytes - said.count)))
        return true
    }

    /// Ends the whole group and collects the child. The child's number is safe to use: it is not collected before.
    private func end(_ child: pid_t) -> Outcome {
        kill(-child, SIGKILL)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return .failed(errno) }
        }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
