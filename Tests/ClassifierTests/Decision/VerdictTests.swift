import Classifier
import DomainNames
import PageRecord
import Testing
import Vocabulary

@Suite struct VerdictTests {
    private let login = SamplePage.page(title: "PayPal - Log in", asks: [.email, .password])

    @Test("nothing fetched says nothing", arguments: [FetchOutcome.Kind.timeout, .dns, .tls, .unreachable, .blocked, .rejected])
    func nothing(kind: FetchOutcome.Kind) throws {
        #expect(try SamplePage.judge("http://x.example/", nil, kind: kind).outcome == .insufficient)
    }

    @Test("an empty shell says nothing")
    func shell() throws {
        var page = PageFeatures()
        page.scripts = ["/app.js"]
        #expect(try SamplePage.judge("http://x.example/", page).outcome == .insufficient)
    }

    @Test("a cover before scripts that were not undone says nothing", arguments: PageScripts.Unseen.allCases)
    func covered(unseen: PageScripts.Unseen) throws {
        var page = SamplePage.page(text: "One moment please, your browser is checked before you go on.")
        #expect(try SamplePage.judge("http://x.example/", page).outcome == .clear)
        page.scriptFindings.unseen = [unseen]
        #expect(try SamplePage.judge("http://x.example/", page).outcome == .insufficient)
        page.text = String(repeating: "A page with much to say is judged by what it says. ", count: 10)
        #expect(try SamplePage.judge("http://x.example/", page).outcome == .clear)
    }

    @Test(
        "a page that broke a blinding limit is never clear",
        arguments: [ParseLimit.readerDied, .time, .memory, .bytes, .depth, .notHTML, .text])
    func limits(limit: ParseLimit) throws {
        var page = SamplePage.page()
        page.limitsHit = [limit]
        #expect(try SamplePage.judge("http://x.example/", page).outcome == .insufficient)
        var fraud = login
        fraud.limitsHit = [limit]
        #expect(try SamplePage.judge("http://x.example/", fraud).outcome == .list)
    }

    @Test("an unverified or cut page is never clear")
    func unverified() throws {
        var evidence = try SamplePage.evidence("http://x.example/", SamplePage.page())
        evidence.isUnverified = true
        #expect(ShippedLists.scorer.judge(evidence).outcome == .insufficient)
        #expect(try SamplePage.judge("http://x.example/", SamplePage.page(), kind: .truncated).outcome == .insufficient)
    }

    @Test(
        "a protected or shared name is never listed, whatever stands there",
        arguments: [
            "https://www.beijing.gov.cn/x", "https://docs.google.com/forms/1", "https://bit.ly/x", "https://github.com/x/y",
        ])
    func vetoes(address: String) throws {
        #expect(try SamplePage.judge(address, login).outcome != .list)
    }

    @Test("strong evidence at a shared host goes to people")
    func sharedReview() throws {
        #expect(try SamplePage.judge("https://sites.google.com/x", login).outcome == .review)
    }

    @Test("a host with the brand's own label under another suffix is for people at most")
    func branch() throws {
        let verdict = try SamplePage.judge(
            "https://santander.example/", SamplePage.page(title: "Santander - login", asks: [.account, .password]))
        #expect(verdict.outcome != .list)
    }

    @Test("reasons come in order of weight, and every one says where")
    func order() throws {
        let verdict = try SamplePage.judge("http://paypal-login.top/", login)
        let weights = verdict.signals.map { abs($0.weight) }
        #expect(weights == weights.sorted(by: >))
        #expect(verdict.signals.allSatisfy { !$0.place.isEmpty && !$0.text.isEmpty && $0.text.unicodeScalars.count <= 301 })
    }

    @Test("the same evidence gives the same verdict")
    func deterministic() throws {
        #expect(try SamplePage.judge("http://x.example/", login) == SamplePage.judge("http://x.example/", login))
    }

    @Test("without the cited facts the verdict falls")
    func flips() throws {
        #expect(
            try SamplePage.judge("http://x.example/", SamplePage.page(title: "Log in", asks: [.email, .password])).outcome
                == .clear)
        #expect(try SamplePage.judge("http://x.example/", SamplePage.page(title: "PayPal - Log in")).outcome == .review)
    }
}
