import Crawler
import Evidence
import Store
import Vocabulary

/// Keeps the evidence of one crawl as its outcomes come.
final class CrawlEvidence {
    private let desk: EvidenceDesk
    private let writer: EvidenceWriter
    private let start: Timestamp
    private let began = ContinuousClock.now

    init(_ desk: EvidenceDesk) {
        self.desk = desk
        writer = desk.writer()
        start = desk.now
    }

    /// Writes an outcome's exchanges and gives the outcome without them, with the place where they stand.
    ///
    /// - Parameter isFirst: whether the lead was never visited before this run.
    func keep(_ outcome: FetchOutcome, of request: FetchRequest, lead: Int64, isFirst: Bool) throws -> FetchOutcome {
        var evidence = outcome.evidence
        if !evidence.exchanges.isEmpty {
            let date = Timestamp(seconds: start.seconds + Int64(began.duration(to: .now).seconds))
            let place = try writer.write(
                outcome, facts: CrawlEvidence.facts(outcome, request, lead), date: date, isFirst: isFirst)
            evidence.place = place.map { .init(file: $0.file, record: $0.record) }
            evidence.exchanges = []
        }
        return outcome.with(evidence)
    }

    /// Makes durable what was written, before the store hears of it and of the fetches that refer to it.
    func settle() throws -> (files: [StoredEvidenceFile], pages: [StoredEvidencePage]) { try desk.settle(writer) }

    /// Closes the last file.
    func end() throws {
        try writer.close()
        let (files, pages) = try settle()
        try desk.store.keep(evidence: files, pages: pages)
    }

    private static func facts(_ outcome: FetchOutcome, _ request: FetchRequest, _ lead: Int64) -> String {
        JSONValue.object([
            ("lead", .int(Int(lead))), ("visitor", .string(request.agent.rawValue)), ("outcome", .string(outcome.kind.rawValue)),
            ("reason", .string(outcome.reason)), ("unverified", .bool(outcome.isUnverified)),
            ("seconds", .double((outcome.seconds * 1000).rounded() / 1000)), ("wire_bytes", .int(outcome.wireBytes)),
            ("hops", .written(HopText.json(outcome.hops))), ("evidence", .written(EvidenceText.json(outcome.evidence))),
        ]).text
    }
}
