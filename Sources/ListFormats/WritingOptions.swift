/// How a blocklist is brought into a format that cannot say everything.
package struct WritingOptions: Sendable {
    /// Refuse each entry that a format could only say wider than it is meant. Default off.
    package var isStrict: Bool
    /// Write names that a listed parent covers as well. Default off: they say nothing new.
    package var keepsSubdomains: Bool

    package init(isStrict: Bool = false, keepsSubdomains: Bool = false) {
        self.isStrict = isStrict
        self.keepsSubdomains = keepsSubdomains
    }
}
