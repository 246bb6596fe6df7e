import DomainNames

/// Finds out, before a run, which resolvers tell the truth about listed names: one that filters our own list would make every
/// listed site look gone, and the list would unlist itself.
package struct ResolverCheck: Sendable {
    /// What a resolver is good for.
    package enum Finding: String, Sendable {
        /// It knows well-known names, and does not hide what we list.
        case clean
        /// It hides what we list.
        case filtering
        /// It does not know a well-known name, so what it does not know says nothing.
        case doubtful
    }

    /// Names of the newest release that exist for this purpose; they resolve unless they are filtered, or not at all.
    package let canaries: [DomainName]
    /// Listed names that showed a page at their last visit.
    package let listed: [DomainName]
    /// Names that every resolver knows.
    package let wellKnown: [DomainName]

    package init(canaries: [DomainName], listed: [DomainName], wellKnown: [DomainName]) {
        self.canaries = canaries
        self.listed = listed
        self.wellKnown = wellKnown
    }

    /// Listed names that must all be missing before a resolver is said to filter. 3: single sites do die.
    private static let fewestListed = 3

    /// Asks one resolver, or the system's for `nil`.
    ///
    /// - Throws: `CrawlError` when the resolver's library does not start.
    package func finding(of resolver: ResolverAddress?, limits: CrawlLimits) throws(CrawlError) -> Finding {
        var names = Array(Set(canaries + listed + wellKnown))
        var answers: [DomainName: NameAnswer] = [:]
        try NameSurvey(resolvers: resolver.map { [$0] } ?? [], limits: limits).run(next: { names.popLast() }) {
            answers[$0] = $1
        }
        return judge(answers)
    }

    /// Pure: what the answers say.
    func judge(_ answers: [DomainName: NameAnswer]) -> Finding {
        if canaries.contains(where: { ResolverCheck.isBlockAddress(answers[$0]) }) { return .filtering }
        let known = listed.filter { answers[$0] != nil }
        let hidden = known.filter { ResolverCheck.isHidden(answers[$0]) }
        if known.count >= ResolverCheck.fewestListed, hidden.count == known.count { return .filtering }
        if listed.contains(where: { ResolverCheck.isBlockAddress(answers[$0]) }) { return .filtering }
        let isKnowing = wellKnown.contains { name in
            if case .addresses = answers[name] { !ResolverCheck.isBlockAddress(answers[name]) } else { false }
        }
        return isKnowing ? .clean : .doubtful
    }

    private static func isHidden(_ answer: NameAnswer?) -> Bool { answer?.isAbsence == true || isBlockAddress(answer) }

    private static func isBlockAddress(_ answer: NameAnswer?) -> Bool { answer?.isBlockAddress == true }
}
