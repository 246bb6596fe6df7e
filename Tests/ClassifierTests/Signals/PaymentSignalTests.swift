import Classifier
import PageRecord
import Testing
import Vocabulary

@Suite struct PaymentSignalTests {
    @Test(
        "a wallet's address counts beside the words of fraud only",
        arguments: [
            ("稳赚不赔 TQ5NMqJjhpQ2Lvm1Y1v3xT9bX8h4Lk6RwZ", true), ("稳赚不赔 0x52908400098527886E0F7030069857D2E4169EE7", true),
            ("稳赚不赔 148b2KsEAMEmdh6XgShfFaKTpWi81MvkGX", true), ("稳赚不赔 bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", true),
            ("donations: 148b2KsEAMEmdh6XgShfFaKTpWi81MvkGX", false), ("稳赚不赔 148b2KsEAMEmdh6XgShfFaKTpWi81Mvk0X", false),
            ("稳赚不赔 0x52908400098527886E0F7030069857D2E4169EEZ", false),
        ])
    func paymentAddress(text: String, found: Bool) throws {
        let verdict = try SamplePage.judge("http://x.example/", SamplePage.page(text: text))
        #expect((verdict.signal("payment-address") != nil) == found)
    }

    @Test(
        "a brand in the title of a page that asks for secrets is worth a mention, never more",
        arguments: [
            ("顺丰速运 快件理赔中心", true, true), ("How to delete your Facebook account", true, true), ("顺丰速运 快件理赔中心", false, false),
            ("Log in to your PayPal account", true, false), ("Cooking for two", true, false),
        ])
    func brandMention(title: String, asks: Bool, found: Bool) throws {
        let verdict = try SamplePage.judge("http://x.example/", SamplePage.page(title: title, asks: asks ? [.password] : []))
        let signal = verdict.signal("brand-mention")
        #expect((signal != nil) == found)
        #expect(signal?.strength ?? .medium == .medium)
    }
}
