/// How a blocklist is brought into a format that cannot say everything.
package struct WritingOptions: Sendable {
    /// Refuse each entry that a format could only say wider than it is meant. Default off.
    package var isStrict: Bool

    package init(isStrict: Bool = false) {
        self.isStrict = isStrict
    }
}
