import DomainNames
import Foundation
import Vocabulary

/// Reads the lines of a `listings.jsonl`, one after the other, as listings with all that is known of them.
///
/// A line as we write it is read straight from its bytes, and of a million names of which the same is known it is read once. Whatever
/// is different in any way goes to the general reader of JSON.
struct ListingLines {
    /// What several lines say behind their name.
    private struct Rest {
        let scope: ListingScope
        let type: FraudType?
        let score: Int?
        let listedAt: Timestamp?
        let expiresAt: Timestamp?
        let sources: [String]
        let reasons: [String]
    }

    /// How many different ends of lines are remembered.
    private static let capacity = 10_000

    private let decoder = JSONDecoder()
    private var known: [String: Rest] = [:]

    /// One line, without its newline; `nil` for what is no listing.
    mutating func listing(_ line: UnsafeRawBufferPointer) -> Listing? {
        plain(line) ?? (try? decoder.decode(Line.self, from: Data(line)))?.listing
    }

    private mutating func plain(_ line: UnsafeRawBufferPointer) -> Listing? {
        var text = PlainBytes(bytes: line)
        guard text.take(#"{"name":""#), let name = text.plainText(), let name = try? DomainName(name) else { return nil }
        let end = text.rest
        let rest: Rest
        if let found = known[end] {
            rest = found
        } else {
            guard let read = text.readRest() else { return nil }
            rest = read
            if known.count < ListingLines.capacity { known[end] = rest }
        }
        return Listing(
            entry: ListEntry(name: name, scope: rest.scope), type: rest.type, score: rest.score, listedAt: rest.listedAt,
            expiresAt: rest.expiresAt, sources: rest.sources, reasons: rest.reasons)
    }

    /// A line of which texts hold printable ASCII without escapes, and members stand in the order of our own.
    private struct PlainBytes {
        let bytes: UnsafeRawBufferPointer
        private var next = 0

        init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

        /// What has not been read yet.
        var rest: String { String(decoding: bytes[next...], as: UTF8.self) }

        mutating func take(_ head: StaticString) -> Bool {
            let head = UnsafeBufferPointer(start: head.utf8Start, count: head.utf8CodeUnitCount)
            guard bytes[next...].starts(with: head) else { return false }
            next += head.count
            return true
        }

        /// A text up to its closing quote, which is taken too; the opening one has been.
        mutating func plainText() -> String? {
            var end = next
            while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
                if bytes[end] < 0x20 || bytes[end] >= 0x7F || bytes[end] == UInt8(ascii: "\\") { return nil }
                end += 1
            }
            guard end < bytes.count else { return nil }
            defer { next = end + 1 }
            return String(decoding: bytes[next..<end], as: UTF8.self)
        }

        /// A text or `null`; the outer `nil` for anything else.
        private mutating func optionalText() -> String?? {
            if take("null") { return .some(nil) }
            guard take("\"") else { return nil }
            return plainText().map { .some($0) }
        }

        private mutating func optionalNumber() -> Int?? {
            if take("null") { return .some(nil) }
            var end = next
            while end < bytes.count, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9") { end += 1 }
            defer { next = end }
            return Int(String(decoding: bytes[next..<end], as: UTF8.self)).map { .some($0) }
        }

        private mutating func texts() -> [String]? {
            guard take("[") else { return nil }
            if take("]") { return [] }
            var texts: [String] = []
            repeat {
                guard take("\""), let text = plainText() else { return nil }
                texts.append(text)
            } while take(",")
            return take("]") ? texts : nil
        }

        /// A moment or `null`; a text that is no moment goes to the general reader.
        private mutating func optionalMoment() -> Timestamp?? {
            guard let text = optionalText() else { return nil }
            guard let text else { return .some(nil) }
            return Timestamp(text).map { .some($0) }
        }

        mutating func readRest() -> Rest? {
            guard take(#","scope":""#), let word = plainText(), let scope = ListingScope(rawValue: word), scope != .url,
                take(#","type":"#), let type = optionalText(), take(#","score":"#), let score = optionalNumber(),
                take(#","listed_at":"#), let listedAt = optionalMoment(), take(#","expires_at":"#),
                let expiresAt = optionalMoment(), take(#","sources":"#), let sources = texts(), take(#","reasons":"#),
                let reasons = texts(), take("}"), next == bytes.count
            else { return nil }
            return Rest(
                scope: scope, type: type.flatMap(FraudType.init(rawValue:)), score: score, listedAt: listedAt,
                expiresAt: expiresAt, sources: sources, reasons: reasons)
        }
    }

    private struct Line: Decodable {
        let name: String?
        let url: String?
        let scope: String
        let type: String?
        let score: Int?
        let listed_at: String?
        let expires_at: String?
        let sources: [String]
        let reasons: [String]

        var listing: Listing? {
            let entry: ListEntry
            if let name, let scope = ListingScope(rawValue: scope), scope != .url, let name = try? DomainName(name) {
                entry = ListEntry(name: name, scope: scope)
            } else if let url, let address = try? WebAddress(url) {
                entry = ListEntry(address: address)
            } else {
                return nil
            }
            return Listing(
                entry: entry, type: type.flatMap(FraudType.init(rawValue:)), score: score,
                listedAt: listed_at.flatMap { Timestamp($0) }, expiresAt: expires_at.flatMap { Timestamp($0) }, sources: sources,
                reasons: reasons)
        }
    }
}
