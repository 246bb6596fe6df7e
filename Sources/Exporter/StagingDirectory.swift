import Digests

/// A release that is being written, in a hidden directory beside the published ones.
struct StagingDirectory {
    /// A release whose files may be linked to.
    struct Base: Sendable {
        let directory: String
        let files: [Manifest.File]
    }

    let path: String
    /// The files so far, in order.
    private(set) var written: [Manifest.File] = []
    private let serial: ReleaseSerial
    private let files: any FileSystem

    init(directory: String, serial: ReleaseSerial, word: String, files: any FileSystem) throws(ExporterError) {
        path = "\(directory)/\(ReleaseSwitch.newPrefix)\(serial)-\(word)"
        self.serial = serial
        self.files = files
        do { try files.makeDirectory(path) } catch { throw .file(error) }
    }

    /// Renders files to the disk, several at once; one whose bytes a base has already becomes a link. Returns the names of those.
    mutating func write(
        _ drafts: [ReleaseFile], threads: Int, linkingTo bases: [Base]
    ) throws(ExporterError) -> [String] {
        let staging = self
        let done = try ConcurrentFiles.map(drafts, threads: threads) { draft throws(ExporterError) in
            let file = try staging.made(name: draft.name, format: draft.format, draft.write)
            return (file: file, isLinked: try staging.link(file, toOneOf: bases))
        }
        written += done.map(\.file)
        return done.filter(\.isLinked).map(\.file.name)
    }

    /// `delta.jsonl`, which `SHA256SUMS` and the manifest cover like any file.
    mutating func writeDelta(_ draft: ReleaseDraft) throws(ExporterError) -> (added: Int, removed: Int) {
        let changes = draft.changes
        _ = try write(name: ReleaseDelta.fileName, format: "delta") { sink in
            try ReleaseDelta.write(changes, into: sink)
            return ReleaseFileCounts(entries: changes.added + changes.removed)
        }
        return (changes.added, changes.removed)
    }

    /// The manifest, then the checksums that cover it too, then the signature over the checksums.
    mutating func writeManifest(_ manifest: Manifest, signer: MinisignSigner?) throws(ExporterError) {
        let listed = written
        let file = try write(name: Manifest.fileName, format: "manifest") { sink in
            try manifest.json.withUnsafeBytes(sink)
            return ReleaseFileCounts()
        }
        let sums = Checksums.text(Dictionary(uniqueKeysWithValues: (listed + [file]).map { ($0.name, $0.sha256) }))
        _ = try write(name: Checksums.fileName, format: "checksums") { sink in
            try Array(sums.utf8).withUnsafeBytes(sink)
            return ReleaseFileCounts()
        }
        guard let signer else { return }
        // Signed too, so that nobody can pass an old release off as the newest for ever.
        let validity = manifest.validUntil.map { ", valid until \($0)" } ?? ""
        let signature = signer.signature(of: Array(sums.utf8), comment: "zhalan release \(manifest.serial)\(validity)")
        _ = try write(name: Checksums.signatureName, format: "signature") { sink in
            try signature.withUnsafeBytes(sink)
            return ReleaseFileCounts()
        }
    }

    private mutating func write(
        name: String, format: String, _ render: (ReleaseSink) throws -> ReleaseFileCounts
    ) throws(ExporterError) -> Manifest.File {
        let file = try made(name: name, format: format, render)
        written.append(file)
        return file
    }

    private func made(
        name: String, format: String, _ render: (ReleaseSink) throws -> ReleaseFileCounts
    ) throws(ExporterError) -> Manifest.File {
        do {
            var output = try FileOutput("\(path)/\(name)", files: files)
            let counts: ReleaseFileCounts
            do {
                counts = try render { bytes in try output.append(bytes) }
            } catch {
                output.abandon()
                throw error
            }
            let sum = try output.finish()
            return Manifest.File(name: name, format: format, sha256: sum, bytes: output.bytes, counts: counts)
        } catch let fault as FileFault {
            throw .file(fault)
        } catch let error as ExporterError {
            throw error
        } catch {
            throw .writerFailed(file: name, message: "\(error)")
        }
    }

    /// Puts a hard link in place of a file whose bytes an earlier release already has. Returns whether it did.
    ///
    /// The earlier file is read again first: a link to a file that rotted since would publish the rot under a good checksum.
    /// A link that cannot be made (other file system, too many links) costs space, not the release.
    private func link(_ file: Manifest.File, toOneOf bases: [Base]) throws(ExporterError) -> Bool {
        for base in bases {
            guard base.files.contains(where: { $0.name == file.name && $0.sha256 == file.sha256 }) else { continue }
            let old = "\(base.directory)/\(file.name)"
            let spare = "\(path)/.linked-\(file.name)"
            do {
                guard try FileInput(files: files).hash(of: old).sha256 == file.sha256 else { continue }
                try files.link(old, to: spare)
            } catch {
                continue
            }
            do { try files.rename(spare, to: "\(path)/\(file.name)") } catch { throw .file(error) }
            return true
        }
        return false
    }

    /// Lets every check look at every file. The checks that looked at something, with the files they passed.
    func run(_ checks: [any ReleaseCheck], threads: Int) throws(ExporterError) -> [Manifest.Check] {
        let files = written.map { file in
            CheckedFile(
                name: file.name, format: file.format, path: "\(path)/\(file.name)", serial: serial, counts: file.counts)
        }
        var ran: [Manifest.Check] = []
        for check in checks {
            let answers = try ConcurrentFiles.map(files, threads: threads) { file throws(ExporterError) in try check.check(file) }
            let passed = zip(files, answers).filter(\.1).map(\.0.name)
            if !passed.isEmpty { ran.append(Manifest.Check(name: check.name, files: passed)) }
        }
        return ran
    }

    /// Forces the directory's entries to the disk: from here on it can be renamed into place.
    func seal() throws(ExporterError) {
        do { try files.syncDirectory(path) } catch { throw .file(error) }
    }

    /// Removes what was written, as far as it goes; the next run removes the rest.
    func abandon() {
        do { try ReleaseSwitch.removeTree(path, files: files) } catch { return }
    }
}
