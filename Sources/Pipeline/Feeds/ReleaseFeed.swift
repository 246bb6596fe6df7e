import Digests
import Exporter
import Feeds
import Foundation
import ListFormats
import Vocabulary

/// Another Zhalan's release taken as a feed: its checksums, its signature if a key is given, and who said what first.
///
/// Withdrawals need no message: what the newest release lacks is gone. What came from here and nobody else vouches for is
/// dropped, so that two installations that take each other's lists don't keep each other's names alive.
struct ReleaseFeed {
    /// How a listing names an installation among its sources.
    static let sourcePrefix = "zhalan:"
    private static let listings = "listings.jsonl"

    let feed: Feed
    let door: FeedDoor
    let ownOrigin: String
    let now: Timestamp

    private struct Stop: Error { let fetched: FeedSync.Fetched }

    /// Why it can't be taken is a value like any other end of a sync.
    func fetch(known: SnapshotMetadata?) throws -> FeedSync.Fetched {
        do { return try taken(known: known) } catch let stop as Stop { return stop.fetched }
    }

    private func taken(known: SnapshotMetadata?) throws -> FeedSync.Fetched {
        let answer = try door.get(path(Checksums.fileName), known: known)
        guard case .body(let sumBytes, let etag, let modified) = answer else { return got(answer, Checksums.fileName) }
        try checkSignature(of: sumBytes)
        guard let sums = Checksums.read(sumBytes) else { throw refused("SHA256SUMS is not of the shape of checksums") }
        let manifest = try manifest(sums, known: known)
        let origin = manifest.origin ?? ""
        let body = try file(ReleaseFeed.listings, sums)
        var metadata = SnapshotMetadata(
            feed: feed.name, location: feed.location, fetchedAt: now,
            bodySHA256: SHA256.hexadecimal(of: body), dialect: Feed.releaseFormat)
        metadata.etag = etag
        metadata.lastModified = modified
        metadata.origin = origin
        metadata.serial = Int(manifest.serial.value)
        return .list(try reading(body, origin: origin), metadata)
    }

    private func checkSignature(of sums: [UInt8]) throws {
        guard let text = feed.publicKey else { return }
        guard let key = MinisignKey(text) else { throw refused("its public key is no minisign key") }
        let signature = try content(Checksums.signatureName)
        do { try key.verify(sums, signature: signature) } catch {
            let why =
                switch error {
                case .malformed: "SHA256SUMS.minisig is no minisign signature"
                case .otherKey: "it is signed with another key than the one that was given"
                case .forged: "SHA256SUMS is not what was signed"
                }
            throw refused(why)
        }
    }

    private func manifest(_ sums: [String: String], known: SnapshotMetadata?) throws -> Manifest {
        let manifest: Manifest
        do { manifest = try Manifest(foreign: try file(Manifest.fileName, sums)) } catch let error as ExporterError {
            throw refused("\(error)")
        }
        guard let origin = manifest.origin, Feed.isUsable(name: origin) else { throw refused("its manifest names no origin") }
        if origin == ownOrigin { throw refused("this is a release of this installation: a loop") }
        if manifest.simulated { throw refused("it is made from simulated data") }
        if let known, known.origin == origin, let serial = known.serial, Int(manifest.serial.value) < serial {
            throw refused("release \(manifest.serial) is older than \(serial), which was taken before")
        }
        return manifest
    }

    private func reading(_ body: [UInt8], origin: String) throws -> FeedReading {
        var reading = FeedReading(dialect: Feed.releaseFormat)
        var lines = ListingLines()
        for line in body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            guard let listing = line.withUnsafeBytes({ lines.listing($0) }) else {
                reading.refuse()
                continue
            }
            guard let sources = sources(of: listing, origin: origin) else {
                reading.skip()
                continue
            }
            do { try reading.take(listing.entry, sources: sources) } catch { throw refused("\(error)") }
        }
        do { try reading.finish() } catch { throw refused("\(error)") }
        return reading
    }

    /// Who says so, as this installation keeps it; `nil` when it is only our own word coming back.
    private func sources(of listing: Listing, origin: String) -> [String]? {
        let derived = listing.sources.filter { $0.hasPrefix(ReleaseFeed.sourcePrefix) }
        let hasOwnEvidence = listing.sources.contains {
            !$0.hasPrefix(ReleaseFeed.sourcePrefix) && !$0.hasPrefix(Feed.source(of: ""))
        }
        let own = ReleaseFeed.sourcePrefix + ownOrigin
        if !hasOwnEvidence, derived.contains(own) { return nil }
        let kept = derived.filter { $0 != own && Feed.isUsable(name: String($0.dropFirst(ReleaseFeed.sourcePrefix.count))) }
        return Set(kept + [ReleaseFeed.sourcePrefix + origin]).sorted()
    }

    private func path(_ name: String) -> String { (feed.location.hasSuffix("/") ? feed.location : feed.location + "/") + name }

    private func file(_ name: String, _ sums: [String: String]) throws -> [UInt8] {
        guard let sum = sums[name] else { throw refused("SHA256SUMS does not name \(name)") }
        let bytes = try content(name)
        guard SHA256.hexadecimal(of: bytes) == sum else { throw refused("\(name) is not the file that SHA256SUMS names") }
        return bytes
    }

    private func content(_ name: String) throws -> [UInt8] {
        let answer = try door.get(path(name))
        guard case .body(let bytes, _, _) = answer else { throw Stop(fetched: got(answer, name)) }
        return bytes
    }

    private func got(_ answer: FeedAnswer, _ name: String) -> FeedSync.Fetched {
        switch answer {
        case .unchanged: .unchanged
        case .refused(let reason): .refused("\(name): \(reason)")
        case .failed(let reason): .failed("\(name): \(reason)")
        case .body: .failed("\(name) came")
        }
    }

    private func refused(_ reason: String) -> Stop { Stop(fetched: .refused(reason)) }
}
