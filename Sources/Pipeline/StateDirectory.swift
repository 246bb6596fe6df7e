import Foundation

/// Where everything of one installation lies on disk.
///
/// ```
/// <state>/zhalan.sqlite      reports, leads, fetches, verdicts, decisions, listings, releases, audit (WAL)
/// <state>/audit.jsonl        the audit log once more, for other tools to copy away
/// <state>/inbox/             files dropped here are taken in by the next run, then moved to done/ or refused/
/// <state>/feeds/<name>/      the last good snapshot of each feed
/// <state>/evidence/          WARC files of what was fetched, for this user alone
/// <state>/protect/           imported popular lists, one file each
/// <state>/published/         releases; `current` is the switch, CURRENT (the serial) is written last
/// <state>/lock.crawl, lock.publish, lock.feeds   one of each at a time
/// <state>/due.crawl, due.publish                 there while the next stage has something to do
/// ```
package struct StateDirectory: Sendable {
    package let root: String

    package var database: String { root + "/zhalan.sqlite" }
    package var inbox: String { root + "/inbox" }
    package var inboxDone: String { inbox + "/done" }
    package var inboxRefused: String { inbox + "/refused" }
    package var feeds: String { root + "/feeds" }
    package var evidence: String { root + "/evidence" }
    package var protect: String { root + "/protect" }
    package var published: String { root + "/published" }
    package var current: String { published + "/current" }

    package init(_ root: String) {
        self.root = root.hasPrefix("/") ? root : FileManager.default.currentDirectoryPath + "/" + root
    }

    /// Whether a file is there that this user, or this disk, lets nobody write.
    static func isReadOnly(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path) && !FileManager.default.isWritableFile(atPath: path)
    }

    /// Makes the directories that are missing.
    package func prepare() throws(PipelineError) {
        for path in [root, inbox, inboxDone, inboxRefused, feeds, evidence, published]
        where !FileManager.default.fileExists(atPath: path) {
            do {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                // What attackers and victims wrote is nobody else's.
                if path == evidence { try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path) }
                // Others read what is published, whatever umask the run has.
                if path == published { try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path) }
            } catch {
                throw PipelineError(
                    .state, "\(path): the directory can't be made: \(error.localizedDescription)",
                    hint: "name a directory that this user may write with --state DIR")
            }
        }
    }
}
