import Compiler
import DomainNames
import Exporter
import Foundation
import ListFormats
import Protection
import Store
import Vocabulary

/// Compiles everything that is listed and publishes it as one release; does nothing when nothing changed.
package struct PublishRun {
    /// What a run came to.
    package enum Outcome: Sendable {
        case published(serial: UInt32, directory: String)
        /// The list is what it was: the release stays.
        case unchanged(serial: UInt32)
    }

    package struct Options: Sendable {
        /// Guards that a person overrules this once.
        package var overruled: Set<ReleaseGuard> = []
        /// Publish although nothing changed.
        package var evenIfUnchanged = false
        package var actor = Actor.zhalan

        package init() {}
    }

    let installation: Installation
    let store: StateStore
    let nameGuard: NameGuard
    /// Digest of the lists that `nameGuard` was made from.
    let listsDigest: String
    let options: Options

    package init(
        installation: Installation, store: StateStore, nameGuard: NameGuard, listsDigest: String, options: Options = Options()
    ) {
        self.installation = installation
        self.store = store
        self.nameGuard = nameGuard
        self.listsDigest = listsDigest
        self.options = options
    }

    var now: Timestamp { installation.now }
    var archive: ReleaseArchive { ReleaseArchive(directory: installation.state.published) }

    /// The caller holds the publish lock.
    package func run(observer: RunObserver) throws -> Outcome {
        do {
            try installation.renewSecurityText(observer)
            let outcome = try publishIfChanged(observer)
            if let signer = try installation.signer() { try installation.auditHeads.sign(store, with: signer, now: now) }
            return outcome
        } catch let error as ExporterError {
            throw PublishRun.stop(error, saying: "nothing was published")
        }
    }

    private func publishIfChanged(_ observer: RunObserver) throws -> Outcome {
        try installation.deadlineRun(store: store).run(observer: observer)
        let basis = try basis()
        if let standing = try standingRelease(basis) {
            try store.note([RunFigure("runs", kind: "unchanged", 1)], stage: .publish, now: now)
            observer(.finished(.publish, summary: "nothing changed; release \(standing) stays"))
            return .unchanged(serial: standing.value)
        }
        try store.checkIntegrity()
        let feeds = try installation.feedMaterial(store: store, observer: observer)
        let outcome = try publish(feeds, observer)
        try keep(basis, leftOut: feeds.absent, of: outcome)
        return outcome
    }

    /// What stopped a publication, as a run's end: a guard's no has an exit code of its own.
    package static func stop(
        _ error: ExporterError, saying what: String, otherwise kind: PipelineError.Kind = .other
    ) -> PipelineError {
        if case .held = error { return PipelineError(.refused, "not published: \(error)", hint: error.hint) }
        return PipelineError(kind, "\(what): \(error)", hint: error.hint)
    }

    private func publish(_ feeds: FeedMaterial, _ observer: RunObserver) throws -> Outcome {
        observer(.started(.compile, total: nil))
        let list = try ListCompilation(store: store, nameGuard: nameGuard, feeds: feeds, now: now)
        for listing in list.unreadable { observer(.warning("listing \(listing.id) holds no name or address and is left out")) }
        observer(.finished(.compile, summary: list.text))

        observer(.started(.publish, total: nil))
        try ReleaseWriter(directory: installation.state.published).recover()
        let current = try archive.current()
        let previous = PublishedList(archive: archive, serial: current)
        var changes = try list.changes(since: previous)
        let signer = try installation.signer()
        let damage = try current.flatMap { try verification(of: $0, key: signer?.publicKey).damages.first }
        if let current, let damage {
            observer(.warning("release \(current) is not as it should be and is published anew: \(damage)"))
        }
        let isUnchanged = damage == nil && previous.fault == nil && changes.isEmpty
        if let current, !options.evenIfUnchanged, isUnchanged, try !isDueAgain(current) {
            // A run that was killed right after the switch left its release unrecorded.
            if try store.newestRelease().map({ $0.serial != Int64(current.value) }) ?? true {
                try record(list, serial: current, rollbackOf: nil)
            }
            try store.note([RunFigure("runs", kind: "unchanged", 1)], stage: .publish, now: now)
            observer(.finished(.publish, summary: "nothing changed; release \(current) stays"))
            return .unchanged(serial: current.value)
        }
        if let fault = previous.fault { observer(.warning("\(fault): the delta will name every entry as added")) }
        let removals = try RemovalReasons(changes.gone, store: store, now: now)
        if !options.overruled.contains(.bounds) { try checkBounds(list, since: previous, withdrawn: removals.countByPeople) }
        removals.explain(&changes)
        return try write(list, changes, since: previous, observer)
    }

    /// Whether half of the time is over that the current release is good for: then it comes once more under a new serial, so that
    /// resolvers can tell a list that did not change from a publisher that is gone.
    func isDueAgain(_ current: ReleaseSerial) throws -> Bool {
        let manifest = try archive.manifest(of: current)
        guard let end = manifest.validUntil else { return true }
        return now.seconds - manifest.generated.seconds >= (end.seconds - manifest.generated.seconds) / 2
    }

    func write(
        _ list: ListCompilation, _ changes: ReleaseChanges, since previous: PublishedList, rollbackOf: ReleaseSerial? = nil,
        _ observer: RunObserver
    ) throws -> Outcome {
        let known = try [archive.newestSerial(), store.newestRelease().map { ReleaseSerial(UInt32(clamping: $0.serial)) }]
        let serial = try ReleaseSerial.next(previous: known.compactMap(\.self).max(), now: now)
        let isSimulated = try store.isSimulated()
        let header = installation.listHeader(serial: serial.value, isSimulated: isSimulated)
        let formats = ReleaseFormats(list, header: header)
        var draft = ReleaseDraft(
            serial: serial, generated: now, generator: "zhalan \(Installation.version)", files: formats.files)
        draft.counts = list.counts.figures
        draft.origin = try store.origin()
        draft.feeds = list.feeds.manifest
        draft.simulated = isSimulated
        draft.warnings =
            installation.warnings + list.feeds.absences + (isSimulated ? [PublishRun.simulatedWarning] : [])
        draft.rollbackOf = rollbackOf
        draft.validUntil = now.adding(hours: installation.configuration.validHours)
        draft.signer = try installation.signer()
        draft.previousEntries = previous.count
        draft.entries = list.entries
        draft.changes = changes
        let checks: [any ReleaseCheck] =
            [ReadBackCheck(nameGuard: nameGuard, overruled: options.overruled, names: list.blocklist.names, serial: serial)]
            + InstalledCheckers.found(
                origin: installation.configuration.rpzOrigin, path: ProcessInfo.processInfo.environment["PATH"] ?? "")
        let release = try ReleaseWriter(
            directory: installation.state.published, threads: ProcessInfo.processInfo.activeProcessorCount
        ).publish(draft, checks: checks)
        for note in release.notes { observer(.warning(note)) }
        try record(list, serial: serial, rollbackOf: rollbackOf)
        try retain(observer)
        try store.note(PublishRun.figures(release.manifest), stage: .publish, now: now)
        let delta = "\(release.manifest.added) added, \(release.manifest.removed) removed"
        observer(.finished(.publish, summary: "release \(serial): \(formats.files.count) formats, \(delta)"))
        return .published(serial: serial.value, directory: release.directory)
    }

    private func record(_ list: ListCompilation, serial: ReleaseSerial, rollbackOf: ReleaseSerial?) throws {
        let counts = list.counts
        try store.record(
            release: Int64(serial.value), names: counts.names, addresses: counts.addresses,
            refusals: list.refusals(serial: Int64(serial.value)), note: rollbackOf.map { "rollback to \($0)" } ?? "",
            actor: options.actor, now: now)
    }

    /// - Parameter withdrawn: entries that people took off.
    private func checkBounds(_ list: ListCompilation, since previous: PublishedList, withdrawn people: Int) throws {
        let feeds = list.feeds
        var withdrawn = people
        // A feed that came or went is a person's act, and one that is too old to be taken must not hold the rest back.
        let before = Set(previous.feeds.map(\.name))
        let after = Set(feeds.parts.map(\.status.feed.name))
        withdrawn += previous.feeds.filter { !after.contains($0.name) }.reduce(0) { $0 + $1.only }
        let added = feeds.manifest.filter { !before.contains($0.name) }.reduce(0) { $0 + $1.only }
        let bounds = ReleaseBounds(
            maximumShrink: installation.configuration.maxShrink, maximumGrowth: installation.configuration.maxGrowth)
        // The bounds hold for a release that can't be read too: the store remembers how long its list was.
        let count = try previous.fault == nil ? previous.count : store.newestRelease().map { $0.names + $0.addresses } ?? 0
        if case .held(let reason) = bounds.check(previous: count, next: list.entries, withdrawn: withdrawn, added: added) {
            throw PipelineError(
                .refused, "not published: \(reason)",
                hint: "look at `zhalan compile`; if it is right, `zhalan publish --overrule bounds` publishes it this once")
        }
    }

    private func retain(_ observer: RunObserver) throws {
        let retention = ReleaseRetention(releases: installation.configuration.keepReleases)
        do { _ = try archive.retain(retention, now: now) } catch {
            observer(.warning("old releases could not be tidied: \(error)"))
        }
    }
}
