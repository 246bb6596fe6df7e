import Exporter
import Vocabulary

extension PublishRun {
    /// Publishes an earlier release's content under a new serial. A person's act: no bounds are asked.
    ///
    /// Names that were allowed, protected or expired since stay off. The caller holds the publish lock.
    package func rollBack(to serial: UInt32, observer: RunObserver) throws -> Outcome {
        let wanted = ReleaseSerial(serial)
        do {
            try ReleaseWriter(directory: installation.state.published).recover()
            let listings = try PublishedList.read(archive, wanted)
            let list = try ListCompilation(listings, store: store, nameGuard: nameGuard, now: now)
            let previous = PublishedList(archive: archive, serial: try archive.current())
            var changes = try list.changes(since: previous)
            try RemovalReasons(changes.gone, store: store, now: now).explain(&changes)
            return try write(list, changes, since: previous, rollbackOf: wanted, observer)
        } catch let error as ExporterError {
            throw PublishRun.stop(error, saying: "no rollback to \(serial)", otherwise: .input)
        }
    }
}
