import Vocabulary

/// Which releases stay whole. Manifests and deltas stay for ever, in `published/archive/`.
package struct ReleaseRetention: Hashable, Sendable {
    /// The newest so many stay: `[publish] keep_releases`, 10 by default, at least 1.
    package let releases: Int
    /// The newest of each UTC day stays for so many days, 30 by default.
    package let days: Int

    package init(releases: Int = ReleaseLimits.keptReleases, days: Int = ReleaseLimits.keptDays) {
        self.releases = max(1, releases)
        self.days = max(0, days)
    }

    /// The releases to remove, oldest first. `pinned` ones (the current one) always stay.
    package func removable(
        _ dated: [(serial: ReleaseSerial, generated: Timestamp)], pinned: Set<ReleaseSerial>, now: Timestamp
    ) -> [ReleaseSerial] {
        let newestFirst = dated.sorted { $0.serial > $1.serial }
        var kept = pinned.union(newestFirst.prefix(releases).map(\.serial))
        var days: Set<Int64> = []
        for release in newestFirst where release.generated > now.adding(days: -self.days) {
            if days.insert(release.generated.seconds / 86_400).inserted { kept.insert(release.serial) }
        }
        return newestFirst.map(\.serial).filter { !kept.contains($0) }.reversed()
    }
}

extension ReleaseArchive {
    /// Removes the releases that the retention does not keep; their manifest and delta go to the archive first. Returns what
    /// was removed. Under the publish lock, after a publication.
    ///
    /// A release with an unreadable manifest is dated by its serial, which is about the Unix time.
    package func retain(
        _ retention: ReleaseRetention = ReleaseRetention(), now: Timestamp
    ) throws(ExporterError) -> [ReleaseSerial] {
        var dated: [(serial: ReleaseSerial, generated: Timestamp)] = []
        for serial in try serials() {
            var generated = Timestamp(seconds: Int64(serial.value))
            do { generated = try manifest(of: serial).generated } catch {}
            dated.append((serial, generated))
        }
        let pinned = Set([try current(), try marked()].compactMap(\.self))
        let removable = retention.removable(dated, pinned: pinned, now: now)
        do {
            for serial in removable {
                try keepRecord(of: serial)
                // Out of sight in one step, so that nobody finds a release with half of its files.
                let hidden = "\(directory)/\(ReleaseSwitch.oldPrefix)\(serial)"
                if try files.kind(of: hidden) != nil { try ReleaseSwitch.removeTree(hidden, files: files) }
                try files.rename(path(of: serial), to: hidden)
                try files.syncDirectory(directory)
                try ReleaseSwitch.removeTree(hidden, files: files)
            }
        } catch {
            throw .file(error)
        }
        return removable
    }

    /// Links manifest, delta and checksums into the archive: whole there before the release goes.
    private func keepRecord(of serial: ReleaseSerial) throws(FileFault) {
        let archive = "\(directory)/\(ReleaseArchive.archiveName)"
        if try files.kind(of: archive) == nil {
            try files.makeDirectory(archive)
            try files.syncDirectory(directory)
        }
        let place = archivePath(of: serial)
        guard try files.kind(of: place) == nil else { return }
        let staging = "\(archive)/\(ReleaseSwitch.newPrefix)\(serial)"
        if try files.kind(of: staging) != nil { try ReleaseSwitch.removeTree(staging, files: files) }
        try files.makeDirectory(staging)
        for name in [Manifest.fileName, ReleaseDelta.fileName, Checksums.fileName, Checksums.signatureName] {
            let old = "\(path(of: serial))/\(name)"
            if try files.kind(of: old) == .file { try files.link(old, to: "\(staging)/\(name)") }
        }
        try files.syncDirectory(staging)
        try files.rename(staging, to: place)
        try files.syncDirectory(archive)
    }
}
