import Classifier
import PageRecord
import Testing
import Vocabulary

/// Whose words the words of fraud are: the site's own, or those of somebody it quotes.
@Suite struct VoiceTests {
    private func terms(_ type: FraudType, _ page: PageFeatures) throws -> Signal.Strength? {
        let verdict = try SamplePage.judge("http://x.example/", page)
        return verdict.signals.first { $0.name == "terms" && $0.types == [type] }?.strength
    }

    @Test(
        "terms beside a word that only those write who speak of fraud are quoted",
        arguments: [
            (FraudType.taskRebate, "加入抢单大厅,连单佣金翻倍", Signal.Strength.strong),
            (.taskRebate, "骗子常用抢单大厅和连单诱人充值", nil),
            (.impersonatedAuthority, "An arrest warrant is out. Move your money to a safe account.", .medium),
            (.impersonatedAuthority, "Criminals say an arrest warrant is out and ask for a safe account.", nil),
            (.recoveryScam, "Were you scammed? Scammers took it, we trace stolen bitcoin: crypto recovery.", .strong),
        ] as [(FraudType, String, Signal.Strength?)])
    func narrated(type: FraudType, text: String, expected: Signal.Strength?) throws {
        let found = try terms(type, SamplePage.page(text: text))
        #expect(expected == .medium ? found != nil : found == expected)
    }

    @Test("a narrating word quotes what stands within a sentence of it, and nothing further on")
    func reach() throws {
        func text(_ gap: Int) -> String { "骗子 " + String(repeating: "x", count: gap) + " 抢单大厅 连单" }
        #expect(try terms(.taskRebate, SamplePage.page(text: text(100))) == nil)
        #expect(try terms(.taskRebate, SamplePage.page(text: text(130))) == .strong)
    }

    @Test("what one of several people writes in a thread, the site does not say")
    func discussion() throws {
        let words = "抢单大厅 连单 卡单 大家看看"
        #expect(try terms(.taskRebate, SamplePage.page(text: words, asks: [.account, .password])) == .strong)
        let thread = SamplePage.page(text: words + " 楼主 回复 发表于", asks: [.account, .password])
        #expect(try terms(.taskRebate, thread) == .medium)
    }
}
