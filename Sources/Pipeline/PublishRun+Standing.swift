import Digests
import Exporter
import Foundation
import Store
import Vocabulary

/// Whether the current release still says everything that is listed, known without compiling the list.
extension PublishRun {
    static let simulatedWarning = "made from simulated data: never to be loaded by a resolver"

    /// What a list depends on outside the store's tables of listings, allowlist, decisions and verdicts, which have a revision.
    struct Basis {
        let revision: Int64
        let others: [String]
        let feeds: FeedBasis

        /// - Parameter leftOut: feeds that the release goes without; their names stand behind the digest.
        func text(leftOut: [String]) -> String {
            let parts = others + feeds.parts(leftOut: leftOut)
            let digest = SHA256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8))
            return ([digest] + leftOut.sorted()).joined(separator: " ")
        }

        /// Whether a release made from what this text says is made from what is there now.
        func stands(_ text: String) -> Bool {
            text == self.text(leftOut: text.split(separator: " ").dropFirst().map(String.init))
        }
    }

    /// Read before the list is compiled: what changes in between is then compiled once more.
    func basis() throws -> Basis {
        let revision = try store.listRevision()
        var parts = [Installation.version, listsDigest, nameGuard.popularDigest]
        parts += installation.configuration.ownNames
        return Basis(
            revision: revision, others: parts, feeds: FeedBasis(try installation.feedDesk(store: store).statuses()))
    }

    /// The current release, when nothing that it was made from has changed, it is not due again, and every byte of it is as it
    /// was written and signed.
    func standingRelease(_ basis: Basis) throws -> ReleaseSerial? {
        guard !options.evenIfUnchanged, let kept = try store.releaseBasis(), kept.revision == basis.revision,
            basis.stands(kept.basis), kept.compiledAt <= now,
            try !store.clockChangedList(since: kept.compiledAt, until: now),
            let current = try archive.current(), Int64(current.value) == kept.serial,
            try store.newestRelease()?.serial == kept.serial, try !isDueAgain(current),
            try verification(of: current, key: installation.signer()?.publicKey).isWhole
        else { return nil }
        return current
    }

    /// Reads every byte of a release, on all processors.
    func verification(of serial: ReleaseSerial, key: MinisignKey?) throws -> ReleaseVerification {
        try archive.verify(serial, key: key, threads: ProcessInfo.processInfo.activeProcessorCount)
    }

    func keep(_ basis: Basis, leftOut: [String], of outcome: Outcome) throws {
        try store.keep(
            ReleaseBasis(
                serial: Int64(outcome.serial), revision: basis.revision, basis: basis.text(leftOut: leftOut), compiledAt: now))
    }
}
