/// Why a text is not a domain name that may stand on a blocklist.
///
/// Each case is one refusal that a person sees with its file and line, and one counter of the manifest (`label`).
package enum DomainNameError: Error, Equatable, Sendable {
    case empty
    case tooLong(octets: Int)
    case emptyLabel
    case labelTooLong(octets: Int)
    case forbiddenByte(UInt8)
    case hyphenAtEdge
    case notUTF8
    case notInternational
    case addressLiteral
    case singleLabel
    case wildcard

    /// A short stable word for counters and `--explain-refusals`.
    package var label: String {
        switch self {
        case .empty: "empty-name"
        case .tooLong: "name-too-long"
        case .emptyLabel: "empty-label"
        case .labelTooLong: "label-too-long"
        case .forbiddenByte: "forbidden-character"
        case .hyphenAtEdge: "hyphen-at-edge"
        case .notUTF8: "not-utf8"
        case .notInternational: "not-idna"
        case .addressLiteral: "ip-address"
        case .singleLabel: "single-label"
        case .wildcard: "wildcard-inside"
        }
    }
}

extension DomainNameError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the name is empty"
        case .tooLong(let octets): "the name has \(octets) characters; at most \(DomainName.maximumLength) are allowed"
        case .emptyLabel: "two dots in a row, or a dot in front: a label is empty"
        case .labelTooLong(let octets):
            "a label has \(octets) characters; at most \(DomainName.maximumLabelLength) are allowed"
        case .forbiddenByte(let byte):
            "byte 0x\(String(byte, radix: 16)) is not allowed; a name has letters, digits, '-', '_' and '.'"
        case .hyphenAtEdge: "a label begins or ends with '-'"
        case .notUTF8: "the name is not valid UTF-8"
        case .notInternational: "a label of the name is not allowed by IDNA (UTS 46)"
        case .addressLiteral: "this is an IP address, not a name"
        case .singleLabel: "a single label is a whole top-level domain or a local name"
        case .wildcard: "'*' is only allowed as the whole first label"
        }
    }
}
