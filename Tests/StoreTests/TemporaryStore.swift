import DomainNames
import Foundation
import Store
import Vocabulary

/// A store in a directory of its own, gone with the value.
final class TemporaryStore {
    let directory: String
    let store: StateStore

    init() throws {
        directory = NSTemporaryDirectory() + "zhalan-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        store = try StateStore(path: directory + "/zhalan.sqlite")
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    static let now = Timestamp(seconds: 1_795_000_000)

    static func report(_ url: String, source: String = "desk", contact: String? = nil, at: Timestamp = now) throws -> Report {
        Report(spelling: url, address: try WebAddress(url), source: source, reportedAt: at, contact: contact)
    }

    /// A fetch of a lead that found no such name.
    static func fetch(of lead: Int64, at moment: Timestamp) -> StoredFetch {
        StoredFetch(
            lead: lead, spelling: "", agent: "desktop", kind: .dns, reason: "", hops: "[]", finalURL: nil, status: nil,
            contentType: nil, bodyBytes: 0, bodySHA256: nil, wireBytes: 0, seconds: 0, isUnverified: false, features: nil,
            fetchedAt: moment)
    }

    /// A lead with a verdict, as the pipeline leaves it.
    func judgedLead(_ url: String, outcome: Verdict.Outcome = .review, subject: String) throws -> (
        lead: Int64, verdict: StoredVerdict
    ) {
        guard case .accepted(let lead) = try store.take([try TemporaryStore.report(url)], now: TemporaryStore.now)[0] else {
            throw StateStoreError(kind: .other, description: "the lead was there already")
        }
        let verdict = Verdict(outcome: outcome, score: 95, type: .phishing, scope: .subtree, signals: [])
        let stored = try store.keep(
            [NewVerdict(lead: lead, verdict: verdict, signals: "[]", subject: subject, protection: nil, basis: "test")],
            now: TemporaryStore.now)[0].verdict
        return (lead, stored)
    }
}
