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
        let name: String
        let insertedAt: String?
        let deletedAt: String?

        enum CodingKeys: String, CodingKey {
            case name = "DomainAddress"
            case insertedAt = "InsertDate"
            case deletedAt = "DeleteDate"
        }

        var fields: ReportFields {
            var fields = ReportFields()
            fields.set("url", to: name)
            fields.set("reported_at", to: insertedAt ?? "")
            fields.set("deleted_at", to: deletedAt ?? "")
            return fields
        }
    }
}

/// MISP's JSON: one event, a `response` of several, or a bare array.
private enum MISPDocument {
    struct Organisation: Decodable {
        let name: String?
    }

    struct Item: Decodable {
        let type: String
        let value: String
        let category: String?
        let comment: String?
        let timestamp: String?
        let forDetection: Bool?

        enum CodingKeys: String, CodingKey {
            case type, value, category, comment, timestamp
            case forDetection = "to_ids"
        }
    }

    struct Group: Decodable {
        let items: [Item]?

        enum CodingKeys: String, CodingKey {
            case items = "Attribute"
        }
    }

    struct Event: Decodable {
        let info: String?
        let creator: Organisation?
        let items: [Item]?
        let groups: [Group]?

        enum CodingKeys: String, CodingKey {
            case info
            case creator = "Orgc"
            case items = "Attribute"
            case groups = "Object"
        }

        private static let types: Set<String> = ["url", "domain", "hostname", "domain|ip"]

        /// Attributes that are links or names and are meant for detection.
        var fields: [ReportFields] {
            let all = (items ?? []) + (groups ?? []).flatMap { $0.items ?? [] }
            return all.filter { Event.types.contains($0.type) && $0.forDetection ?? true }.map(fields)
        }

        private func fields(of item: Item) -> ReportFields {
            var fields = ReportFields()
            // `domain|ip` holds both.
            fields.set("url", to: item.type == "domain|ip" ? String(item.value.prefix { $0 != "|" }) : item.value)
            fields.set("reported_at", to: item.timestamp ?? "")
            fields.set("category", to: item.category ?? "")
            fields.set("source", to: creator?.name ?? "")
            fields.set("note", to: [info, item.comment].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "; "))
            return fields
        }
    }

    private struct Envelope: Decodable {
        let event: Event

        enum CodingKeys: String, CodingKey {
            case event = "Event"
        }
    }

    private struct Response: Decodable {
        let response: [Envelope]
    }

    static func events(_ data: Data) throws -> [Event] {
        let decoder = JSONDecoder()
        if let one = try? decoder.decode(Envelope.self, from: data) { return [one.event] }
        if let many = try? decoder.decode(Response.self, from: data) { return many.response.map(\.event) }
        return try decoder.decode([Envelope].self, from: data).map(\.event)
    }
}
