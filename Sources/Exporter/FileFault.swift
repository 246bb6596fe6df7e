import Glibc

/// One operation of the file system that failed.
package struct FileFault: Error, Hashable, Sendable {
    package enum Operation: String, Sendable {
        case create, open, write, read, sync, close, makeDirectory, rename, link, symlink, remove, list, look
    }

    package let operation: Operation
    package let path: String
    /// `errno` right after the call.
    package let code: Int32

    package init(_ operation: Operation, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// A word for counters: the fault's class, never a path.
    package var label: String {
        switch code {
        case ENOSPC, EDQUOT: "disk-full"
        case EROFS: "read-only"
        case EFBIG: "file-too-large"
        case EACCES, EPERM: "permission"
        case EMFILE, ENFILE: "too-many-open-files"
        case ENOENT: "missing"
        case EIO: "input-output"
        default: "file-fault"
        }
    }

    package var hint: String? {
        switch code {
        case ENOSPC, EDQUOT: "free space on this file system; `published/` keeps the last releases, evidence/ is often larger"
        case EROFS: "the file system is mounted read-only; in a hardened unit, the state belongs into StateDirectory="
        case EFBIG: "a file size limit (`ulimit -f`, LimitFSIZE=) is set below what a release needs"
        case EACCES, EPERM: "the state directory belongs to the user that runs the publish unit"
        case EMFILE, ENFILE: "raise the limit of open files (`ulimit -n`, LimitNOFILE=)"
        case EIO: "the disk reports errors; look at the kernel log before anything else"
        case ENAMETOOLONG, ENOTDIR: "look at the state directory's path"
        default: nil
        }
    }
}

extension FileFault: CustomStringConvertible {
    package var description: String {
        "cannot \(verb) \(path): \(String(cString: strerror(code)))"
    }

    private var verb: String {
        switch operation {
        case .makeDirectory: "create directory"
        case .sync: "force to disk"
        case .link: "hard-link"
        case .symlink: "create symlink"
        case .list, .look: "look at"
        default: operation.rawValue
        }
    }
}
