/// Writes a release and switches to it, so that whoever looks sees the old one whole or the new one whole.
///
/// What is on disk after each step (`P` is the published directory, `N` the serial, `x` a random word):
///
/// | step | on disk | a crash right after it leaves |
/// |---|---|---|
/// | 0 | `P/.new-*`, `P/.old-*`, `P/.current-*`, `P/.CURRENT-*` of killed runs are removed; `P/CURRENT` made to name what `P/current` names | the old release |
/// | 1 | `P/.new-N-x/` | the old release, and something for step 0 |
/// | 2 | in it, each file: created (never over another), written, fsynced, closed; when its bytes are those of the previous release's file, replaced by a hard link to that | same |
/// | 3 | nothing new: each file is checked, by our own readers and by the installed resolvers' checkers | same |
/// | 4 | in it, `delta.jsonl`, `manifest.json`, `SHA256SUMS`, with a key `SHA256SUMS.minisig`, each fsynced | same |
/// | 5 | fsync of `P/.new-N-x/` | same |
/// | 6 | renamed to `P/N/`; fsync of `P` | the old release; `P/N/` is whole and never current, its serial used up |
/// | 7 | symlink `P/.current-x` → `N` renamed to `P/current`; fsync of `P` | the new release; `P/CURRENT` is repaired by step 0 |
/// | 8 | `P/.CURRENT-x` written, fsynced, renamed to `P/CURRENT`; fsync of `P` | the new release |
///
/// Path units watch `CURRENT`, which is why it comes last. The caller holds the publish lock during all of this: step 0 would
/// otherwise remove another run's work.
package struct ReleaseWriter: Sendable {
    /// `<state>/published`; made when it is missing, its parent is not.
    package let directory: String
    private let files: any FileSystem
    private let threads: Int
    private let nonce: @Sendable () -> UInt64

    /// - Parameters:
    ///   - threads: how many files are written, and checked, at once.
    ///   - nonce: makes the names of temporary directories; chance by default.
    package init(
        directory: String, files: any FileSystem = DiskFileSystem(), threads: Int = 1,
        nonce: @escaping @Sendable () -> UInt64 = { UInt64.random(in: 0 ... .max) }
    ) {
        self.directory = directory
        self.files = files
        self.threads = threads
        self.nonce = nonce
    }

    private var archive: ReleaseArchive { ReleaseArchive(directory: directory, files: files) }
    private var releaseSwitch: ReleaseSwitch { ReleaseSwitch(directory: directory, files: files, word: word()) }

    /// Step 0 alone: what a killed run left is removed or finished. `publish` does it by itself.
    package func recover() throws(ExporterError) {
        do {
            try releaseSwitch.recover()
        } catch {
            throw .file(error)
        }
    }

    /// Publishes the draft. When it throws anything but `switchIncomplete`, the previous release is untouched and current.
    package func publish(_ draft: ReleaseDraft, checks: [any ReleaseCheck] = []) throws(ExporterError) -> Release {
        try requireUsable(draft.files)
        try recover()
        if let newest = try archive.newestSerial(), draft.serial <= newest {
            throw .serialNotRising(draft.serial, newest: newest)
        }
        var notes: [String] = []
        let previous = try archive.current()
        let bases = linkBases([previous, draft.rollbackOf], notes: &notes)
        try requireSpace(for: draft, like: previous)

        var staging = try StagingDirectory(directory: directory, serial: draft.serial, word: word(), files: files)
        let (manifest, linked): (Manifest, [String])
        do {
            (manifest, linked) = try fill(&staging, from: draft, previous: previous, bases: bases, checks: checks)
            try staging.seal()
        } catch {
            staging.abandon()
            throw error
        }
        do {
            try releaseSwitch.place(staging.path, as: draft.serial)
        } catch {
            staging.abandon()
            throw .file(error)
        }
        do {
            try releaseSwitch.turn(to: draft.serial)
        } catch {
            throw .switchIncomplete(draft.serial, error)
        }
        return Release(manifest: manifest, directory: archive.path(of: draft.serial), linked: linked, notes: notes)
    }

    /// Steps 2 to 4.
    private func fill(
        _ staging: inout StagingDirectory, from draft: ReleaseDraft, previous: ReleaseSerial?, bases: [StagingDirectory.Base],
        checks: [any ReleaseCheck]
    ) throws(ExporterError) -> (Manifest, linked: [String]) {
        let linked = try staging.write(draft.files, threads: threads, linkingTo: bases)
        let ran = try staging.run(checks, threads: threads)
        let delta = try staging.writeDelta(draft)
        let manifest = Manifest(
            serial: draft.serial, generated: draft.generated, validUntil: draft.validUntil, generator: draft.generator,
            previous: previous, previousSHA256: previous.flatMap(archive.manifestSHA256),
            rollbackOf: draft.rollbackOf, simulated: draft.simulated, origin: draft.origin, feeds: draft.feeds,
            warnings: draft.warnings, counts: draft.counts,
            added: delta.added, removed: delta.removed, checks: ran, files: staging.written)
        try staging.writeManifest(manifest, signer: draft.signer)
        return (manifest, linked)
    }

    /// The releases whose files may be linked to. One that is damaged is noted and not used; the publication goes on.
    private func linkBases(_ serials: [ReleaseSerial?], notes: inout [String]) -> [StagingDirectory.Base] {
        var bases: [StagingDirectory.Base] = []
        for case let serial? in serials {
            do {
                let manifest = try archive.manifest(of: serial)
                bases.append(StagingDirectory.Base(directory: archive.path(of: serial), files: manifest.files))
            } catch {
                notes.append("every file is written anew: \(error)")
            }
        }
        return bases
    }

    /// A disk that is full half-way costs nothing but the work; one that is filled to the last byte stops everything else on it.
    private func requireSpace(for draft: ReleaseDraft, like previous: ReleaseSerial?) throws(ExporterError) {
        var perListing = ReleaseLimits.bytesPerListing
        if let previous, draft.previousEntries > 0, let manifest = try? archive.manifest(of: previous) {
            perListing = manifest.files.reduce(0) { $0 + $1.bytes } / draft.previousEntries + 1
        }
        let needed = draft.entries * perListing + ReleaseLimits.spareBytes
        let free: Int
        do { free = try files.freeBytes(at: directory) } catch { throw .file(error) }
        guard free >= needed else { throw .tooLittleSpace(directory: directory, needed: needed, free: free) }
    }

    private func requireUsable(_ files: [ReleaseFile]) throws(ExporterError) {
        guard !files.isEmpty else { throw .noFiles }
        var seen = ReleaseFile.reserved
        for file in files {
            guard ReleaseFile.isUsable(file.name), seen.insert(file.name).inserted else { throw .fileName(file.name) }
        }
    }

    private func word() -> String { String(nonce(), radix: 36) }
}
