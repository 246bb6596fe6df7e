/// An http or https address, taken apart and normalised (RFC 3986 §6.2.2, WHATWG URL for the host).
///
/// What an attacker can write in two ways is either brought to one spelling or refused: userinfo, backslashes and control
/// characters are refused, since two programs that read them differently are a way around every check.
package struct WebAddress: Hashable, Sendable {
    /// The longest address read, in bytes: four times what browsers put into links that work.
    package static let maximumBytes = 8192

    package enum Scheme: String, Sendable {
        case http, https
        package var defaultPort: UInt16 { self == .http ? 80 : 443 }
    }

    package let scheme: Scheme
    package let host: Host
    /// The port as written, `nil` when it is the scheme's own.
    package let port: UInt16?
    /// Begins with `/`; dot segments removed, percent-escapes normalised.
    package let path: String
    /// Without the question mark; `nil` when there is none.
    package let query: String?

    package init(scheme: Scheme, host: Host, port: UInt16?, path: String, query: String?) {
        self.scheme = scheme
        self.host = host
        self.port = port == scheme.defaultPort ? nil : port
        self.path = path.isEmpty ? "/" : path
        self.query = query
    }

    /// The port that a connection goes to.
    package var effectivePort: UInt16 { port ?? scheme.defaultPort }

    /// Path and query, as they stand in a request line.
    package var target: String { query.map { "\(path)?\($0)" } ?? path }

    /// Whether the address names a host and nothing else.
    package var isHostOnly: Bool { path == "/" && query == nil && port == nil }

    private var authority: String { port.map { "\(host):\($0)" } ?? "\(host)" }
}

extension WebAddress: CustomStringConvertible {
    package var description: String { "\(scheme.rawValue)://\(authority)\(target)" }
}

extension WebAddress {
    /// The one spelling that makes many reports one lead: `http` for both schemes, no default port, no tracking parameters.
    ///
    /// Not the address to fetch: a site may answer on one scheme only, so a lead keeps its reported spellings.
    package var canonical: WebAddress {
        WebAddress(
            scheme: .http, host: host, port: port == 80 || port == 443 ? nil : port, path: path,
            query: query.flatMap(TrackingParameters.removed(from:)))
    }
}
