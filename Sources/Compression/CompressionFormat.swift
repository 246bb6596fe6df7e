/// How a file is packed, told by its first bytes and never by its name.
package enum CompressionFormat: String, CaseIterable, Sendable {
    /// RFC 1952.
    case gzip
    /// RFC 8878.
    case zstd
    /// The .xz file format 1.1.0.
    case xz

    /// The bytes that each packed file begins with.
    private var magic: [UInt8] {
        switch self {
        case .gzip: [0x1F, 0x8B]
        case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
        case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
        }
    }

    /// How many bytes tell.
    package static let magicBytes = 6

    /// The format of a file that begins so; `nil` when it is not packed.
    package static func detect(_ head: some Collection<UInt8>) -> CompressionFormat? {
        allCases.first { head.starts(with: $0.magic) }
    }
}
