import DomainNames
import Vocabulary

/// Makes the records of one fetch: for each hop its request and its answer, and one record of what else is known.
struct CaptureRecords {
    /// What was fetched, and for whom.
    struct Subject {
        let outcome: FetchOutcome
        let date: Timestamp
        /// The fetch's facts as JSON: lead, visitor, chain, TLS, timing.
        let facts: String
    }

    private(set) var records: [WARCRecord] = []
    /// The page whose bytes are among the records, and will be found again.
    private(set) var page: (uri: String, digest: String, record: String)?
    /// The record of the last answer.
    private(set) var answer: String?

    /// - Parameter known: the page on disk with these bytes, if there is one.
    init(
        _ subject: Subject, known: (_ uri: String, _ digest: String) throws -> EvidencePage?,
        random: inout some RandomNumberGenerator
    ) rethrows {
        let exchanges = subject.outcome.evidence.exchanges
        for (index, exchange) in exchanges.enumerated() {
            let isLast = index == exchanges.count - 1
            let (requestID, answerID) = (WARCRecord.newID(&random), WARCRecord.newID(&random))
            var common = [("WARC-Target-URI", exchange.address.description)]
            if let peer = exchange.peer { common.append(("WARC-IP-Address", peer)) }
            if !exchange.request.isEmpty {
                var fields = common
                if !exchange.response.isEmpty { fields.append(("WARC-Concurrent-To", "<\(answerID)>")) }
                records.append(
                    WARCRecord(
                        kind: .request, id: requestID, date: subject.date, fields: fields,
                        contentType: "application/http; msgtype=request", block: exchange.request))
            }
            guard !exchange.response.isEmpty else { continue }
            let body = isLast && CaptureRecords.isText(subject.outcome, exchange.response) ? subject.outcome.body : []
            let digest = WARCRecord.digest(body)
            common.append(("WARC-Payload-Digest", digest))
            let head = HTTPHead.fitting(exchange.response, bodyBytes: body.count)
            answer = answerID
            if !body.isEmpty, let old = try known(exchange.address.description, digest) {
                common += [
                    ("WARC-Profile", CaptureRecords.identicalPayload), ("WARC-Refers-To", "<\(old.record)>"),
                    ("WARC-Refers-To-Target-URI", old.uri), ("WARC-Refers-To-Date", old.date.description),
                ]
                records.append(
                    WARCRecord(
                        kind: .revisit, id: answerID, date: subject.date, fields: common,
                        contentType: "application/http; msgtype=response", block: head))
                continue
            }
            if let why = CaptureRecords.truncation(subject.outcome, isLast: isLast, keepsBody: !body.isEmpty) {
                common.append(("WARC-Truncated", why))
            }
            if !body.isEmpty { page = (exchange.address.description, digest, answerID) }
            records.append(
                WARCRecord(
                    kind: .response, id: answerID, date: subject.date, fields: common,
                    contentType: "application/http; msgtype=response", block: head + body))
        }
        var fields: [(String, String)] = []
        if let last = exchanges.last { fields.append(("WARC-Target-URI", last.address.description)) }
        if let answer { fields.append(("WARC-Refers-To", "<\(answer)>")) }
        records.append(
            WARCRecord(
                kind: .metadata, id: WARCRecord.newID(&random), date: subject.date, fields: fields,
                contentType: "application/json", block: Array(subject.facts.utf8)))
    }

    /// Of a body that was there before (WARC 1.1 §6.7.2; the profile of 1.0 has another address).
    private static let identicalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

    /// Whether the body is a page or text: nothing else is kept.
    private static func isText(_ outcome: FetchOutcome, _ head: [UInt8]) -> Bool {
        guard outcome.evidence.download == nil else { return false }
        guard let type = HTTPHead.value(of: "content-type", in: head)?.lowercased(), !type.isEmpty else {
            return !outcome.body.prefix(EvidenceLimits.sniffedBytes).contains(0)
        }
        return type.hasPrefix("text/")
            || ["application/xhtml+xml", "application/xml", "application/json", "application/javascript"]
                .contains { type.hasPrefix($0) }
    }

    /// Why a body is not whole (§5.13); `nil` when it is.
    private static func truncation(_ outcome: FetchOutcome, isLast: Bool, keepsBody: Bool) -> String? {
        guard isLast else { return nil }
        if !keepsBody { return outcome.body.isEmpty && outcome.evidence.download == nil ? nil : "unspecified" }
        return outcome.kind == .truncated ? "length" : nil
    }
}
