import Glibc

/// An empty file that says that the next stage has something to do: a path unit (`PathExists=`) starts it when the file is there.
///
/// The stage removes the file as it begins, so what comes while it works starts it once more. A marker that can't be made or removed
/// is no failure: the timers come in any case.
package struct WorkMarker: Sendable {
    package let path: String

    package var isSet: Bool { access(path, F_OK) == 0 }

    func set() {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        if file >= 0 { close(file) }
    }

    package func clear() { unlink(path) }
}

extension StateDirectory {
    /// Something was reported that no crawl has taken.
    package var dueForCrawl: WorkMarker { WorkMarker(path: root + "/due.crawl") }
    /// Something was fetched that no verdict has seen.
    package var dueForPublish: WorkMarker { WorkMarker(path: root + "/due.publish") }
}
