import CSystem
import Glibc

/// The page reader's first process, seen from its parent: it made ready once, reads no page, and forks the workers that do.
///
/// The parent alone says when a worker is spent: the zygote kills it, whatever it does, before it forks the next, which gets a socket
/// of its own. Nothing that a worker left unread or said too much can so be taken for a later page or its answer.
struct WorkerZygote {
    private let executable: String
    private let control: Int32
    private let identifier: pid_t

    init(executable: String) throws(ParserPoolError) {
        var control: Int32 = -1
        var identifier: pid_t = 0
        let code = worker_spawn(executable, &control, &identifier)
        guard code == 0 else { throw .notStarted(executable: executable, code: code) }
        self.executable = executable
        self.control = control
        self.identifier = identifier
    }

    /// The next worker; the one before is ended.
    /// - Throws: when the zygote is gone, gives none in so many milliseconds, or can't fork.
    func next(milliseconds: Int64) throws(ParserPoolError) -> WorkerProcess {
        var socket: Int32 = -1
        var worker: pid_t = 0
        let code = worker_next(control, Int32(clamping: milliseconds), &socket, &worker)
        guard code != ECHILD else { throw .notReady(executable: executable) }
        guard code == 0 else { throw .notStarted(executable: executable, code: code) }
        return WorkerProcess(socket: socket, identifier: worker)
    }

    /// Ends the worker, after so many milliseconds of patience, and the zygote. The signal that had ended the worker before, or that
    /// ends it now.
    @discardableResult
    func end(patience: Int32 = 0) -> Int32 {
        worker_end(control, identifier, patience)
    }
}
