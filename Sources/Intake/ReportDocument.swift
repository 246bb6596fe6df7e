import FoundationEssentials
import Vocabulary

/// Reports in one JSON document: CERT.PL's warning list and MISP's events. The document is held whole, within
/// `IntakeLimits.documentBytes`; each entry is a report, and its number stands for the line.
struct ReportDocument: Sendable {
    enum Kind: Sendable {
        case certpl, misp
    }

    let kind: Kind
    private var bytes: [UInt8] = []
    private let limit: Int

    init(kind: Kind, limit: Int) {
        self.kind = kind
        self.limit = limit
    }

    mutating func consume(_ chunk: ArraySlice<UInt8>, path: String) throws(IntakeError) {
        guard bytes.count + chunk.count <= limit else { throw .documentTooLarge(path: path, allowed: limit) }
        bytes += chunk
    }

    /// The fields of each entry, in the document's order.
    func fields(path: String) throws(IntakeError) -> [ReportFields] {
        do {
            let data = Data(bytes)
            switch kind {
            case .certpl: return try JSONDecoder().decode([CertEntry].self, from: data).map(\.fields)
            case .misp: return try MISPDocument.events(data).flatMap(\.fields)
            }
        } catch {
            throw .notADocument(path: path, kind: kind == .certpl ? "a CERT.PL warning list" : "a MISP event")
        }
    }

    /// `{"DomainAddress":"bad.example","InsertDate":"2026-11-24T10:00:00","DeleteDate":null}`
    private struct CertEntry: Decodable {
        let DomainAddress: String
        let InsertDate: String?
        let DeleteDate: String?

        var fields: ReportFields {
            var fields = ReportFields()
            fields.set("url", to: DomainAddress)
            fields.set("reported_at", to: InsertDate ?? "")
            fields.set("deleted_at", to: DeleteDate ?? "")
            return fields
        }
    }
}

/// MISP's JSON: one event, a `response` of several, or a bare array.
private enum MISPDocument {
    struct Event: Decodable {
        struct Organisation: Decodable {
            let name: String?
        }

        struct Attribute: Decodable {
            let type: String
            let value: String
            let category: String?
            let comment: String?
            let timestamp: String?
            let to_ids: Bool?
        }

        struct Object: Decodable {
            let Attribute: [Attribute]?
        }

        let info: String?
        let Orgc: Organisation?
        let Attribute: [Attribute]?
        let Object: [Object]?

        /// Attributes that are links or names and are meant for detection.
        var fields: [ReportFields] {
            let all = (Attribute ?? []) + (Object ?? []).flatMap { $0.Attribute ?? [] }
            return all.filter { ["url", "domain", "hostname", "domain|ip"].contains($0.type) && $0.to_ids ?? true }.map { attribute in
                var fields = ReportFields()
                fields.set("url", to: String(attribute.value.prefix { $0 != "|" || attribute.type != "domain|ip" }))
                fields.set("reported_at", to: attribute.timestamp ?? "")
                fields.set("category", to: attribute.category ?? "")
                fields.set("source", to: Orgc?.name ?? "")
                fields.set("note", to: [info, attribute.comment].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "; "))
                return fields
            }
        }
    }

    private struct Envelope: Decodable {
        let Event: Event
    }

    private struct Response: Decodable {
        let response: [Envelope]
    }

    static func events(_ data: Data) throws -> [Event] {
        let decoder = JSONDecoder()
        if let one = try? decoder.decode(Envelope.self, from: data) { return [one.Event] }
        if let many = try? decoder.decode(Response.self, from: data) { return many.response.map(\.Event) }
        return try decoder.decode([Envelope].self, from: data).map(\.Event)
    }
}
