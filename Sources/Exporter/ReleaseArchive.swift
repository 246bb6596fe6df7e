/// Looks at what was published.
///
/// ```
/// published/1795480002/          a release, whole
/// published/archive/1795400000/  manifest.json and delta.jsonl of a release whose lists are no longer kept
/// published/current -> 1795480002
/// published/CURRENT              "1795480002\n"
/// ```
/// A rollback is a new publication: serials only rise, and secondaries would refuse an older one. `zhalan release rollback R`
/// verifies R, reads R's `listings.jsonl` (`forEachLine`), compiles it as it stands, and publishes the result under the next
/// serial with `rollbackOf` set. Files without a serial in them (`listings.jsonl`) come out with the same bytes and become hard links to R's; the others are written with the new serial and its canaries.
package struct ReleaseArchive: Sendable {
    static let archiveName = "archive"

    package let directory: String
    let files: any FileSystem

    package init(directory: String, files: any FileSystem = DiskFileSystem()) {
        self.directory = directory
        self.files = files
    }

    /// The directory of a release, whether or not it is there.
    package func path(of serial: ReleaseSerial) -> String { "\(directory)/\(serial)" }

    /// Where a release's manifest and delta stay when the release itself is gone.
    package func archivePath(of serial: ReleaseSerial) -> String { "\(directory)/\(ReleaseArchive.archiveName)/\(serial)" }

    /// The releases that are there whole, oldest first. Empty when nothing was published yet.
    package func serials() throws(ExporterError) -> [ReleaseSerial] { try serials(in: directory) }

    /// The releases of which manifest and delta are left, oldest first.
    package func archivedSerials() throws(ExporterError) -> [ReleaseSerial] {
        try serials(in: "\(directory)/\(ReleaseArchive.archiveName)")
    }

    /// The largest serial that anything on disk names, for `ReleaseSerial.next`; nil when nothing does.
    package func newestSerial() throws(ExporterError) -> ReleaseSerial? {
        let named: [ReleaseSerial?] = [try serials().last, try archivedSerials().last, try current(), try marked()]
        return named.compactMap(\.self).max()
    }

    /// The release that `current` points to, even when its directory is gone; nil before the first.
    package func current() throws(ExporterError) -> ReleaseSerial? {
        do { return try releaseSwitch.currentSerial() } catch { throw .file(error) }
    }

    /// The release that `CURRENT` names.
    package func marked() throws(ExporterError) -> ReleaseSerial? {
        do { return try releaseSwitch.markedSerial() } catch { throw .file(error) }
    }

    /// A release's manifest, also of one that is only archived.
    /// Throws `noRelease` or `manifestUnreadable`.
    package func manifest(of serial: ReleaseSerial) throws(ExporterError) -> Manifest {
        let json: [UInt8]
        do {
            var place = path(of: serial)
            if try files.kind(of: place) == nil { place = archivePath(of: serial) }
            guard try files.kind(of: place) != nil else { throw ExporterError.noRelease(serial, available: try serials()) }
            json = try FileInput(files: files).content(of: "\(place)/\(Manifest.fileName)", limit: ReleaseLimits.manifestBytes)
        } catch let fault as FileFault {
            throw .manifestUnreadable(serial, message: "\(fault)")
        } catch let error as ExporterError {
            throw error
        } catch {
            throw .manifestUnreadable(serial, message: "\(error)")
        }
        return try ManifestReader.manifest(of: serial, from: json)
    }

    /// The SHA-256 of a release's manifest, also of one that is only archived; nil where it can't be read.
    func manifestSHA256(of serial: ReleaseSerial) -> String? {
        let input = FileInput(files: files)
        for place in [path(of: serial), archivePath(of: serial)] {
            if let sum = try? input.hash(of: "\(place)/\(Manifest.fileName)").sha256 { return sum }
        }
        return nil
    }

    private var releaseSwitch: ReleaseSwitch { ReleaseSwitch(directory: directory, files: files, word: "") }

    private func serials(in path: String) throws(ExporterError) -> [ReleaseSerial] {
        do {
            guard try files.kind(of: path) != nil else { return [] }
            var serials: [ReleaseSerial] = []
            for name in try files.names(in: path) {
                if let serial = ReleaseSerial(name), try files.kind(of: "\(path)/\(name)") == .directory {
                    serials.append(serial)
                }
            }
            return serials.sorted()
        } catch {
            throw .file(error)
        }
    }
}
