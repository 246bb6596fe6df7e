import CSystem
import Exporter
import Glibc

/// The right to be the only deployment into a directory: a kernel lock on the directory itself, which leaves no file behind and is
/// gone with the process.
final class DirectoryLock {
    struct Held: Error, CustomStringConvertible {
        let description: String
    }

    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(.open, path, code: errno) }
        guard zhalan_lock_exclusive(descriptor) == 0 else { throw Held(description: "\(path): another deployment is at work") }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
