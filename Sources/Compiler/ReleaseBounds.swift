/// The bounds of one release against the one before: what grows or shrinks beyond them waits for a person's word.
///
/// They act on what feeds and automatic rules changed, never on people's withdrawals: a person's act is the word.
package struct ReleaseBounds: Sendable {
    /// The largest part of the previous list that may go. 0.20: feeds lose a few percent a day; a feed that came empty or cut
    /// loses more.
    package var maximumShrink: Double
    /// The largest part by which the list may grow. 1.00: a new feed may double a list, a poisoned one multiplies it.
    package var maximumGrowth: Double
    /// The size of the previous list from which shares mean something. 1,000: below, one feed more or less is a normal day.
    package var minimumEntries: Int

    package enum Result: Equatable, Sendable {
        case ok
        /// Held back, with the sentence for people.
        case held(reason: String)
    }

    package init(maximumShrink: Double = 0.20, maximumGrowth: Double = 1.00, minimumEntries: Int = 1_000) {
        self.maximumShrink = maximumShrink
        self.maximumGrowth = maximumGrowth
        self.minimumEntries = minimumEntries
    }

    /// - Parameters:
    ///   - what: whose entries these are: `the list`, `feed "nic"`.
    ///   - previous: entries of the release before.
    ///   - next: entries of the release to come.
    ///   - withdrawn: of the entries that are gone, those that people took off (withdrawals, appeals, allowlist); at most what
    ///     is gone counts.
    ///   - added: of the entries that are new, those that people put on.
    package func check(what: String = "the list", previous: Int, next: Int, withdrawn: Int = 0, added: Int = 0) -> Result {
        let people = max(0, withdrawn)
        let kept = min(previous, max(0, next - max(0, added)) + people)
        if previous < minimumEntries {
            guard previous > 0, next == 0, previous > people else { return .ok }
            return .held(reason: "\(what) would be empty and had \(previous) entries")
        }
        let lost = previous - kept
        if Double(lost) > maximumShrink * Double(previous) {
            return .held(
                reason: "\(what) would lose \(lost) of \(previous) entries (\(percent(lost, previous))); "
                    + "at most \(percent(maximumShrink)) may go without a person's word")
        }
        let grown = next - max(0, added) - previous
        if Double(grown) > maximumGrowth * Double(previous) {
            return .held(
                reason: "\(what) would grow by \(grown) to \(next) entries (\(percent(grown, previous))); "
                    + "at most \(percent(maximumGrowth)) may come without a person's word")
        }
        return .ok
    }

    private func percent(_ part: Int, _ whole: Int) -> String { percent(Double(part) / Double(whole)) }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }
}
