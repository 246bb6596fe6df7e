import DomainNames

/// Finds domain names in any text, token by token, in constant memory: one name a line, certificate logs in JSON, columns, zone files.
struct NameTokens {
    private var token: [UInt8] = []
    private var isTooLong = false
    private let receive: (DomainName) -> Void

    init(_ receive: @escaping (DomainName) -> Void) { self.receive = receive }

    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        for byte in bytes {
            if NameTokens.isPart(byte) {
                if token.count < PatrolLimits.tokenBytes { token.append(byte) } else { isTooLong = true }
            } else if !token.isEmpty {
                finish()
            }
        }
    }

    /// Ends the token that is under way; to be called at the end too.
    mutating func finish() {
        defer {
            token.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        var name = token[...]
        // `*.` is a certificate's word for all below.
        while let first = name.first, first == UInt8(ascii: "*") || first == UInt8(ascii: ".") { name.removeFirst() }
        while name.last == UInt8(ascii: ".") { name.removeLast() }
        guard !isTooLong, name.contains(UInt8(ascii: ".")) else { return }
        let parsed = name.withUnsafeBufferPointer { try? DomainName(utf8: $0) }
        guard let parsed, let last = parsed.labels.last, PublicSuffixes.isKnownSuffix(String(last)) else { return }
        receive(parsed)
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "*")
    }
}
