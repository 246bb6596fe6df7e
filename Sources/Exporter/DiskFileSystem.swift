import Glibc

/// The real file system.
package struct DiskFileSystem: FileSystem {
    package init() {}

    package func create(_ path: String) throws(FileFault) -> OpenFile {
        let number = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard number >= 0 else { throw FileFault(.create, path, code: errno) }
        // A umask of 0077 must not hide a published file from the resolver that copies it.
        guard fchmod(number, 0o644) == 0 else {
            let code = errno
            Glibc.close(number)
            throw FileFault(.create, path, code: code)
        }
        return OpenFile(number: number, path: path)
    }

    package func open(_ path: String) throws(FileFault) -> OpenFile {
        // O_NONBLOCK: a FIFO in place of a file must not hold the run.
        let number = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard number >= 0 else { throw FileFault(.open, path, code: errno) }
        var status = stat()
        guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            Glibc.close(number)
            throw FileFault(.open, path, code: EINVAL)
        }
        return OpenFile(number: number, path: path)
    }

    package func write(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(FileFault) -> Int {
        let count = Glibc.write(file.number, bytes.baseAddress, bytes.count)
        guard count >= 0 else { throw FileFault(.write, file.path, code: errno) }
        return count
    }

    package func read(into buffer: UnsafeMutableRawBufferPointer, from file: OpenFile) throws(FileFault) -> Int {
        let count = Glibc.read(file.number, buffer.baseAddress, buffer.count)
        guard count >= 0 else { throw FileFault(.read, file.path, code: errno) }
        return count
    }

    package func sync(_ file: OpenFile) throws(FileFault) {
        // Not repeated on failure: after a failed fsync the kernel may have dropped the dirty pages and report success.
        guard fsync(file.number) == 0 else { throw FileFault(.sync, file.path, code: errno) }
    }

    package func close(_ file: OpenFile) throws(FileFault) {
        // Linux frees the descriptor even on EINTR, so this is not repeated.
        guard Glibc.close(file.number) == 0 || errno == EINTR else { throw FileFault(.close, file.path, code: errno) }
    }

    package func makeDirectory(_ path: String) throws(FileFault) {
        try check(.makeDirectory, path, mkdir(path, 0o755))
        try check(.makeDirectory, path, chmod(path, 0o755))
    }

    package func syncDirectory(_ path: String) throws(FileFault) {
        let number = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw FileFault(.sync, path, code: errno) }
        let outcome = fsync(number)
        let code = errno
        Glibc.close(number)
        guard outcome == 0 else { throw FileFault(.sync, path, code: code) }
    }

    package func rename(_ path: String, to other: String) throws(FileFault) {
        try check(.rename, path, Glibc.rename(path, other))
    }

    package func link(_ path: String, to other: String) throws(FileFault) {
        try check(.link, path, Glibc.link(path, other))
    }

    package func symlink(to target: String, at path: String) throws(FileFault) {
        try check(.symlink, path, Glibc.symlink(target, path))
    }

    package func remove(_ path: String) throws(FileFault) {
        try check(.remove, path, unlink(path))
    }

    package func removeDirectory(_ path: String) throws(FileFault) {
        try check(.remove, path, rmdir(path))
    }

    package func names(in path: String) throws(FileFault) -> [String] {
        guard let directory = opendir(path) else { throw FileFault(.list, path, code: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw FileFault(.list, path, code: errno) }
        return names.sorted()
    }

    package func kind(of path: String) throws(FileFault) -> FileKind? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw FileFault(.look, path, code: errno)
        }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        case S_IFLNK: .symlink
        default: .other
        }
    }

    package func freeBytes(at path: String) throws(FileFault) -> Int {
        var status = statvfs()
        try check(.look, path, statvfs(path, &status))
        return Int(clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
    }

    package func symlinkTarget(_ path: String) throws(FileFault) -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = buffer.withUnsafeMutableBytes { bytes in
            readlink(path, bytes.assumingMemoryBound(to: CChar.self).baseAddress!, bytes.count)
        }
        guard count >= 0 else {
            if errno == ENOENT || errno == EINVAL { return nil }
            throw FileFault(.look, path, code: errno)
        }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    private func check(_ operation: FileFault.Operation, _ path: String, _ outcome: Int32) throws(FileFault) {
        guard outcome == 0 else { throw FileFault(operation, path, code: errno) }
    }
}
