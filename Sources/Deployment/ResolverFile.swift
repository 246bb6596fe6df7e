import Exporter

/// The file in the resolver's own directory: the new one beside it, the switch, and the way back.
///
/// ```
/// /etc/unbound/zhalan.zone                       what the resolver reads
/// /etc/unbound/.zhalan.zone.zhalan-new           being written and checked
/// /etc/unbound/.zhalan.zone.zhalan-previous      the one from before, until the questions are answered
/// ```
struct ResolverFile {
    let path: String
    let files: any FileSystem

    init(_ path: String, files: any FileSystem) {
        self.path = path
        self.files = files
    }

    var fresh: String { named("new") }
    private var previous: String { named("previous") }

    var directory: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private func named(_ word: String) -> String {
        let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
        return "\(directory)/.\(name).zhalan-\(word)"
    }

    /// Whether the file in place has these bytes.
    func holds(sha256: String) throws(FileFault) -> Bool {
        guard try files.kind(of: path) == .file else { return false }
        return try FileInput(files: files).hash(of: path).sha256 == sha256
    }

    /// The beginning of the file in place; empty when there is none.
    func head() throws(FileFault) -> [UInt8] {
        guard try files.kind(of: path) == .file else { return [] }
        return try FileInput(files: files).beginning(of: path, bytes: DeploymentLimits.headBytes)
    }

    /// Removes what a killed deployment left behind.
    func tidy() throws(FileFault) {
        if try files.kind(of: fresh) != nil { try files.remove(fresh) }
    }

    /// Puts the new file in place; the one from before keeps a second name.
    func switchOver() throws(FileFault) {
        if try files.kind(of: previous) != nil { try files.remove(previous) }
        if try files.kind(of: path) != nil { try files.link(path, to: previous) }
        try files.rename(fresh, to: path)
        try files.syncDirectory(directory)
    }

    /// Puts the file from before back; without one the new file goes.
    func restore() throws(FileFault) {
        if try files.kind(of: previous) != nil { try files.rename(previous, to: path) } else { try files.remove(path) }
        try files.syncDirectory(directory)
    }

    /// The way back is not needed any more.
    func settle() throws(FileFault) {
        if try files.kind(of: previous) != nil { try files.remove(previous) }
    }
}
