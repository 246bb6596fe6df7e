import DomainNames
import Probing
import Testing
import Vocabulary

@Suite struct ProbePlanTests {
    private static let added = DomainName(trusted: "came.example")
    private static let removed = DomainName(trusted: "went.example")
    private static let plan = ProbePlan(serials: [20, 30, 10], added: [added], removed: [removed])
    private static let zeros = ProbeAnswer.addresses([IPAddress(bytes: [0, 0, 0, 0])].compactMap(\.self))
    private static let site = ProbeAnswer.addresses([IPAddress(bytes: [192, 0, 2, 10])].compactMap(\.self))

    /// What a resolver says that serves a release and every one of these answers.
    private func finding(
        knowing serials: [UInt32], canary: ProbeAnswer = zeros, nothing: ProbeAnswer = .noName, added: ProbeAnswer = .noName,
        removed: ProbeAnswer = site
    ) -> ProbeFinding {
        var answers = Dictionary(uniqueKeysWithValues: ProbePlanTests.plan.names.map { ($0, nothing) })
        for serial in serials { answers[Canary.name(serial: serial)] = canary }
        answers[ProbePlanTests.added] = added
        answers[ProbePlanTests.removed] = removed
        return ProbePlanTests.plan.finding(answers)
    }

    @Test func `who knows the newest canary is current`() {
        let found = finding(knowing: [30])
        #expect(found.state == .current && found.serial == 30 && found.behind == 0)
        #expect(finding(knowing: [30], canary: .noData).state == .current)
    }

    @Test(arguments: [(20, 1), (10, 2)] as [(UInt32, Int)])
    func `who knows an older one only lags`(_ serial: UInt32, _ behind: Int) {
        // The names of the newest release say nothing then.
        let found = finding(knowing: [serial], added: ProbePlanTests.site)
        #expect(found.state == .lagging && found.serial == serial && found.behind == behind && found.open.isEmpty)
    }

    @Test func `who knows none does not filter, and who says nothing can't be reached`() {
        #expect(finding(knowing: []).state == .unfiltered)
        #expect(ProbePlanTests.plan.finding([:]).state == .unreachable)
        #expect(finding(knowing: [30], canary: .code(2)).state == .unfiltered)
    }

    @Test func `who answers for everything that does not exist is not taken for one that knows us`() {
        let found = finding(knowing: [], nothing: ProbePlanTests.site)
        #expect(found.state == .unfiltered)
        #expect(finding(knowing: [30], nothing: ProbePlanTests.site).state == .current)
    }

    @Test func `a name that came and is answered, or one that went and leads nowhere, is told`() {
        let open = finding(knowing: [30], added: ProbePlanTests.site)
        #expect(open.state == .incomplete && open.open == [ProbePlanTests.added] && open.stale.isEmpty)
        let stale = finding(knowing: [30], removed: ProbePlanTests.zeros)
        #expect(stale.state == .incomplete && stale.stale == [ProbePlanTests.removed] && stale.open.isEmpty)
        // A listed site that is gone for good is no fault of the resolver.
        #expect(finding(knowing: [30], removed: .noName).state == .current)
        #expect(finding(knowing: [30], added: .code(2), removed: .none).state == .current)
    }

    @Test func `where blocked names lead to the operator's own server, the canary leads there too`() {
        #expect(
            finding(knowing: [30], canary: ProbePlanTests.site, added: ProbePlanTests.site, removed: .noData).state == .current)
    }

    @Test func `so many releases are asked for, the newest`() {
        let many = ProbePlan(serials: (1...1_000).map { UInt32($0) }, added: [], removed: [])
        #expect(many.names.count == 1 + ProbeLimits.releases)
        #expect(many.names.contains(Canary.name(serial: 1_000)) && !many.names.contains(Canary.name(serial: 1)))
    }
}
