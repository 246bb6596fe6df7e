import Crawler
import DomainNames
import Feeds
import Foundation
import Vocabulary

/// What asking for one file of a feed came to.
enum FeedAnswer {
    /// It is what we have.
    case unchanged
    case body([UInt8], etag: String?, lastModified: String?)
    /// Something came that must not be taken; why.
    case refused(String)
    /// Nothing came; why.
    case failed(String)
}

/// Fetches feeds' files: over the web through the crawler's own guarded fetch, or from this machine's disk.
final class FeedDoor {
    private let fetcher: PageFetcher

    /// What one list may cost, in place of the crawler's limits for pages. All else (hops, ports, headers) is the same.
    static var limits: CrawlLimits {
        var limits = CrawlLimits()
        limits.bodyBytes = FeedLimits.wireBytes
        limits.wireBytes = FeedLimits.wireBytes
        limits.totalSeconds = FeedLimits.seconds
        limits.lowSpeedBytes = FeedLimits.slowBytes
        limits.lowSpeedSeconds = FeedLimits.slowSeconds
        return limits
    }

    init(settings: CrawlSettings, limits: CrawlLimits) throws {
        var settings = settings
        settings.limits = limits
        // A publisher of lists may know who asks; only fraud sites are met in disguise.
        settings.agents.desktop = "zhalan/\(Installation.version)"
        do { fetcher = try PageFetcher(settings: settings) } catch { throw PipelineError(error) }
    }

    /// - Parameter known: what the caller has of this very file.
    func get(_ location: String, known: SnapshotMetadata? = nil) throws -> FeedAnswer {
        location.hasPrefix("/") ? read(location, known: known) : try fetch(location, known: known)
    }

    private func fetch(_ location: String, known: SnapshotMetadata?) throws -> FeedAnswer {
        let address: WebAddress
        do { address = try WebAddress(location) } catch { return .failed("\(error)") }
        let request = FetchRequest(
            id: 0, address: address, purpose: .document(entityTag: known?.etag, lastModified: known?.lastModified))
        var answer = FeedAnswer.failed("no answer")
        do {
            try fetcher.fetch([request]) { _, outcome in
                answer = FeedDoor.answer(outcome, isConditional: known?.etag != nil || known?.lastModified != nil)
                return []
            }
        } catch { throw PipelineError(error) }
        return answer
    }

    private static func answer(_ outcome: FetchOutcome, isConditional: Bool) -> FeedAnswer {
        switch outcome.kind {
        case .ok:
            switch outcome.status {
            case 304 where isConditional: return .unchanged
            case 200:
                func value(_ name: String) -> String? { outcome.headers.last { $0.name == name }?.value }
                return .body(outcome.body, etag: value("etag"), lastModified: value("last-modified"))
            default: return .failed("the server answered \(outcome.status.map { "status \($0)" } ?? "nothing")")
            }
        case .truncated: return .refused("the answer was cut: \(outcome.reason)")
        case .blocked, .rejected: return .refused(outcome.reason)
        case .tls: return .failed("the server does not prove its name: \(outcome.reason)")
        case .timeout, .unreachable, .dns: return .failed(outcome.reason)
        }
    }

    /// Size and time of change stand for a file's ETag.
    private func read(_ path: String, known: SnapshotMetadata?) -> FeedAnswer {
        var status = stat()
        guard stat(path, &status) == 0 else { return .failed("the file can't be read: \(String(cString: strerror(errno)))") }
        guard status.st_mode & S_IFMT == S_IFREG else { return .failed("it is no regular file") }
        guard status.st_size <= FeedLimits.wireBytes else {
            return .refused("the file has \(status.st_size) bytes; at most \(FeedLimits.wireBytes) are taken")
        }
        let etag = "\(status.st_size)-\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
        if known?.etag == etag { return .unchanged }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)), data.count <= FeedLimits.wireBytes else {
            return .failed("the file can't be read")
        }
        return .body([UInt8](data), etag: etag, lastModified: nil)
    }
}
