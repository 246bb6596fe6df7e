/// Why a packed file can't be unpacked. It concerns the whole file.
package enum CompressionError: Error, Equatable, Sendable {
    /// The bytes are not what their beginning says.
    case damaged(CompressionFormat)
    /// The file ends before its packed data does.
    case truncated(CompressionFormat)
    /// A bomb, or no list.
    case tooLarge(limit: Int)
    /// The stream wants more memory than a list needs.
    case window(CompressionFormat)
    case memory

    /// A short stable word for counters.
    package var label: String {
        switch self {
        case .damaged: "compressed-damaged"
        case .truncated: "compressed-truncated"
        case .tooLarge: "compressed-too-large"
        case .window: "compressed-window"
        case .memory: "out-of-memory"
        }
    }

    /// What to do next.
    package var hint: String? {
        switch self {
        case .damaged, .truncated: "fetch the file again; the download may have broken off"
        case .tooLarge: "unpack it by hand and look at what is in it"
        case .window: "unpack it by hand"
        case .memory: nil
        }
    }
}

extension CompressionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let format): "the \(format.rawValue) data is damaged"
        case .truncated(let format): "the \(format.rawValue) data ends too early"
        case .tooLarge(let limit): "the file unpacks to more than \(limit) bytes"
        case .window(let format): "the \(format.rawValue) data asks for too much memory"
        case .memory: "no memory for unpacking"
        }
    }
}
