/// How entries of an input are understood where its format leaves it open.
package struct ReadingOptions: Sendable {
    /// What a name of a hosts file means.
    package enum HostsMeaning: String, CaseIterable, Sendable {
        case exact, subtree
    }

    /// Default `exact`: that is what a hosts file does in every system that loads one.
    package var hostsMean: HostsMeaning

    package init(hostsMean: HostsMeaning = .exact) {
        self.hostsMean = hostsMean
    }
}
