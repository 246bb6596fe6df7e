import Glibc

/// The names that say which release is current, and the temporary names beside them.
struct ReleaseSwitch {
    static let current = "current"
    static let marker = "CURRENT"
    static let newPrefix = ".new-"
    static let oldPrefix = ".old-"
    private static let currentPrefix = ".current-"
    private static let markerPrefix = ".CURRENT-"

    let directory: String
    let files: any FileSystem
    /// A word that no other temporary name has.
    let word: String

    /// Gives a sealed directory its serial as its name, for good.
    func place(_ staging: String, as serial: ReleaseSerial) throws(FileFault) {
        try files.rename(staging, to: "\(directory)/\(serial)")
        try files.syncDirectory(directory)
    }

    /// Makes a release in place the current one: the symlink in one step, then the marker that others watch.
    func turn(to serial: ReleaseSerial) throws(FileFault) {
        let spare = "\(directory)/\(ReleaseSwitch.currentPrefix)\(word)"
        try files.symlink(to: serial.description, at: spare)
        try files.rename(spare, to: "\(directory)/\(ReleaseSwitch.current)")
        try files.syncDirectory(directory)
        try writeMarker(serial)
    }

    private func writeMarker(_ serial: ReleaseSerial) throws(FileFault) {
        let spare = "\(directory)/\(ReleaseSwitch.markerPrefix)\(word)"
        var output = try FileOutput(spare, files: files)
        do throws(FileFault) {
            try output.append(Array("\(serial)\n".utf8))
        } catch {
            output.abandon()
            throw error
        }
        _ = try output.finish()
        try files.rename(spare, to: "\(directory)/\(ReleaseSwitch.marker)")
        try files.syncDirectory(directory)
    }

    /// Removes what a killed run left, and finishes a switch that stopped before its marker.
    func recover() throws(FileFault) {
        guard try files.kind(of: directory) != nil else {
            try files.makeDirectory(directory)
            try files.syncDirectory(ReleaseSwitch.parent(of: directory))
            return
        }
        let prefixes = [
            ReleaseSwitch.newPrefix, ReleaseSwitch.oldPrefix, ReleaseSwitch.currentPrefix, ReleaseSwitch.markerPrefix,
        ]
        for name in try files.names(in: directory) where prefixes.contains(where: { name.hasPrefix($0) }) {
            try ReleaseSwitch.removeTree("\(directory)/\(name)", files: files)
        }
        if let serial = try currentSerial(), try files.kind(of: "\(directory)/\(serial)") == .directory,
            try markedSerial() != serial
        {
            try writeMarker(serial)
        }
    }

    /// What `current` points to, when that is a serial; whether the release is there is another question.
    func currentSerial() throws(FileFault) -> ReleaseSerial? {
        try files.symlinkTarget("\(directory)/\(ReleaseSwitch.current)").flatMap { ReleaseSerial($0) }
    }

    /// What `CURRENT` says; nil when it is missing or says something else.
    func markedSerial() throws(FileFault) -> ReleaseSerial? {
        let path = "\(directory)/\(ReleaseSwitch.marker)"
        guard try files.kind(of: path) == .file else { return nil }
        let text: [UInt8]
        do {
            text = try FileInput(files: files).content(of: path, limit: 16)
        } catch  where error.code == EFBIG {
            return nil
        }
        guard text.last == UInt8(ascii: "\n") else { return nil }
        return ReleaseSerial(String(decoding: text.dropLast(), as: UTF8.self))
    }

    /// Removes a file, or a directory with all in it. Never follows a symlink.
    static func removeTree(_ path: String, files: any FileSystem) throws(FileFault) {
        guard try files.kind(of: path) == .directory else { return try files.remove(path) }
        for name in try files.names(in: path) { try removeTree("\(path)/\(name)", files: files) }
        try files.removeDirectory(path)
    }

    static func parent(of path: String) -> String {
        let trimmed = path.last == "/" ? path.dropLast() : path[...]
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }
}
