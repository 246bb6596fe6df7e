/// Why a record from the page reader was refused: it is hostile input, so one wrong byte refuses the whole record.
package enum RecordError: Error, Hashable, Sendable {
    /// The record ends before the value that starts at this byte.
    case truncated(at: Int)
    /// The record does not begin with the magic bytes and the version of this set of features.
    case wrongVersion
    /// A count or a length exceeds what `RecordLimits` allows.
    case tooLong(field: String, found: Int, allowed: Int)
    /// A text is not UTF-8.
    case notUTF8(field: String)
    /// A number stands for nothing in its field.
    case outOfRange(field: String, found: Int)
    /// Bytes follow the last field.
    case trailingBytes(Int)

    /// A bounded word for counters.
    package var label: String {
        switch self {
        case .truncated: "record-truncated"
        case .wrongVersion: "record-version"
        case .tooLong: "record-too-long"
        case .notUTF8: "record-not-utf8"
        case .outOfRange: "record-out-of-range"
        case .trailingBytes: "record-trailing-bytes"
        }
    }
}

extension RecordError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .truncated(let offset): "page record ends within the value at byte \(offset)"
        case .wrongVersion: "page record of another version, expected \(PageFeatures.version)"
        case .tooLong(let field, let found, let allowed): "page record: \(field) has \(found), allowed are \(allowed)"
        case .notUTF8(let field): "page record: \(field) is not UTF-8"
        case .outOfRange(let field, let found): "page record: \(field) has the unknown value \(found)"
        case .trailingBytes(let count): "page record: \(count) bytes after the last field"
        }
    }
}
