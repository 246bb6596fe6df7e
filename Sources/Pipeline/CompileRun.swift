import Compiler
import Digests
import ListFormats
import Protection
import Store
import Vocabulary

/// Shows what the next release would hold, without publishing it.
package struct CompileRun {
    private let installation: Installation
    private let store: StateStore
    private let nameGuard: NameGuard

    init(installation: Installation, store: StateStore, nameGuard: NameGuard) {
        self.installation = installation
        self.store = store
        self.nameGuard = nameGuard
    }

    /// - Parameter onRefusal: each listing that is not in the list, or only with its exact name.
    package func run(observer: RunObserver, onRefusal: (StoredRefusal) -> Void) throws -> ConversionSummary {
        let start = ContinuousClock.now
        observer(.started(.compile, total: nil))
        let feeds = try installation.feedMaterial(store: store, observer: observer)
        let list = try ListCompilation(store: store, nameGuard: nameGuard, feeds: feeds, now: installation.now)
        for refusal in list.refusals(serial: 0) { onRefusal(refusal) }
        let formats = ReleaseFormats(list, header: installation.listHeader(serial: 0))
        let outputs = try formats.files.map { file in
            var hash = SHA256()
            var bytes = 0
            let counts = try file.write { chunk in
                hash.update(chunk)
                bytes += chunk.count
            }
            return ConvertedOutput(
                format: file.format, path: nil, entries: counts.entries, refused: counts.refused.values.reduce(0, +),
                widened: counts.widened, narrowed: counts.narrowed, exceptions: 0, bytes: bytes, sha256: hash.finish())
        }
        observer(.finished(.compile, summary: list.text))
        let counts = list.counts
        return ConversionSummary(
            inputs: [], names: counts.names, pruned: counts.pruned, allowed: counts.allowed, protected: counts.protected,
            outputs: outputs, failures: [], refused: list.listed.refusals.count,
            seconds: (ContinuousClock.now - start).seconds)
    }
}
