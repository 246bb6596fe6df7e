/// What a caller has from an earlier fetch, sent so that the server may answer 304 (RFC 9110 §13.1).
package struct FetchCondition: Hashable, Sendable {
    /// The `ETag` as the server sent it.
    package var etag: String?
    /// `Last-Modified` as the server sent it.
    package var lastModified: String?

    package init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }

    /// The lines to send. A value that a server could use to add lines of its own is not sent at all: only visible ASCII and
    /// spaces pass.
    var headerLines: [String] {
        [("If-None-Match", etag), ("If-Modified-Since", lastModified)].compactMap { name, value in
            guard let value, !value.isEmpty, value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
            return "\(name): \(value)"
        }
    }
}
