import Classifier
import Testing
import Vocabulary

@Suite struct TermMatchingTests {
    static let header = "code\tlang\tstrength\torigin\tterm\n"

    private func terms(found title: String, _ rows: String) throws -> String {
        let lists = ClassifierLists(
            taxonomy: try Taxonomy(tsv: Self.header + rows, path: "terms"),
            brands: try Brands(tsv: "id\tcategory\tname_zh\tname_en\taliases\tlabels\tdomains\tcontext\n", path: "brands"))
        let evidence = try SamplePage.evidence(
            "http://x.example/", SamplePage.page(title: title, text: "plain words that say nothing at all to anyone"))
        return FraudScorer(lists: lists).judge(evidence).signal("terms")?.text ?? ""
    }

    @Test(
        "terms are found however they are dressed up",
        arguments: [
            ("加薇❤信", "薇信"), ("刷 单 返 利", "刷单返利"), ("刷·单·返·利", "刷单返利"), ("刷\u{200B}单\u{FEFF}返利", "刷单返利"), ("U S D T 承兑", "USDT承兑"),
            ("U.S.D.T承兑", "USDT承兑"), ("USDT承兑", "USDT承兑"), ("𝐔𝐒𝐃𝐓承兑", "USDT承兑"), ("Ⓤⓢⓓⓣ 承兑", "USDT承兑"), ("跑分平臺", "跑分平台"),
            ("安全賬戶", "安全账户"),
            ("RISK-FREE   profit", "risk-free profit"), ("risk free profit", "risk-free profit"), ("Don’t wait", "don't wait"),
        ])
    func dressed(title: String, term: String) throws {
        #expect(try terms(found: title, "SD1\tzh\t3\tS\t\(term)\n").contains(term))
    }

    @Test(
        "whole words stay apart",
        arguments: [
            ("formulae of chemistry", "mule"), ("首页 抢单 大厅", "抢单大厅"), ("抢单。大厅", "抢单大厅"), ("any one-time codes", "one-time code"),
            ("刷----单", "刷单"),
        ])
    func apart(title: String, term: String) throws {
        #expect(try terms(found: title, "SD1\tzh\t3\tS\t\(term)\n").isEmpty)
    }

    @Test("the longest match counts alone")
    func longest() throws {
        let text = try terms(found: "跑分平台", "MM1\tzh\t3\tS\t跑分\nMM1\tzh\t3\tS\t跑分平台\nMM1\tzh\t3\tS\t平台\n")
        #expect(text.contains("跑分平台 (title at 0)"))
        #expect(!text.contains("跑分 ("))
        #expect(try terms(found: "手机跑分", "MM1\tzh\t3\tS\t跑分\nNEG\tzh\t0\tJ\t手机跑分\n").isEmpty)
    }

    @Test(
        "a term with gaps is all its parts in order, each near the one before",
        arguments: [
            ("每日稳定收益", "每日…收益", true), ("收益每日稳定", "每日…收益", false),
            ("每日" + String(repeating: "好", count: 11) + "收益", "每日…收益", false),
            ("每日收益", "每日…收益", true), ("每日每日稳定好收益", "每日…收益", true),
            ("pay the tax before you withdraw", "pay … tax … withdraw", true),
            ("pay the taxes before you withdraw", "pay … tax … withdraw", false),
            ("withdraw, then pay tax", "pay … tax … withdraw", false), ("日收益", "日…日收益", false),
        ])
    func gaps(title: String, term: String, isFound: Bool) throws {
        #expect(try terms(found: title, "SD1\tzh\t3\tS\t\(term)\n").contains(term) == isFound)
    }

    @Test("a term with gaps has letters in each part, and four parts at the most", arguments: ["…收益", "每日……收益", "a…b…c…d…e"])
    func faultyGaps(term: String) {
        #expect(throws: (any Error).self) { try Taxonomy(tsv: Self.header + "SD1\tzh\t3\tS\t\(term)\n", path: "terms") }
    }

    @Test("strong terms that share their place are one fact")
    func onePlace() throws {
        let rows = "TZ1\tzh\t3\tS\t每日…收益\nTZ1\tzh\t3\tS\t稳定收益\nTZ1\tzh\t3\tS\t保本\n"
        let lists = ClassifierLists(
            taxonomy: try Taxonomy(tsv: Self.header + rows, path: "terms"),
            brands: try Brands(tsv: "id\tcategory\tname_zh\tname_en\taliases\tlabels\tdomains\tcontext\n", path: "brands"))
        func strength(_ title: String) throws -> Signal.Strength? {
            let page = SamplePage.page(title: title, text: "plain words that say nothing at all to anyone")
            return FraudScorer(lists: lists).judge(try SamplePage.evidence("http://x.example/", page)).signal("terms")?.strength
        }
        #expect(try strength("每日稳定收益") != .strong)
        #expect(try strength("每日稳定收益 保本") == .strong)
    }

    @Test("offsets count scalars of the text as it stands on the page")
    func offsets() throws {
        #expect(try terms(found: "你\u{200B}好 刷 单", "SD1\tzh\t3\tS\t刷单\n").contains("刷单 (title at 4)"))
    }

    @Test("hostile text costs no more than its length")
    func hostile() throws {
        let rows = (1...40).map { "SD1\ten\t3\tS\t\(String(repeating: "a", count: $0 + 1))" }.joined(separator: "\n")
        var page = SamplePage.page(title: "x")
        page.text = String(repeating: "a", count: 256 * 1024)
        let lists = ClassifierLists(
            taxonomy: try Taxonomy(tsv: Self.header + rows, path: "terms"),
            brands: try Brands(tsv: "id\tcategory\tname_zh\tname_en\taliases\tlabels\tdomains\tcontext\n", path: "brands"))
        #expect(FraudScorer(lists: lists).judge(try SamplePage.evidence("http://x.example/", page)).signal("terms") == nil)
    }
}
