extension UInt16 {
    /// A port as people write it: digits only, and not 0.
    package init?(port text: Substring) {
        guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let port = UInt16(text), port > 0 else { return nil }
        self = port
    }
}
