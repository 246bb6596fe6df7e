import PageRecord
import Testing

@Suite struct `Entities` {
    struct Case: Sendable, CustomTestStringConvertible {
        let page: String
        let kind: PageEntity.Kind
        let value: String
        var testDescription: String { "\(kind.label) \(value)" }
    }

    static let cases: [Case] = [
        Case(page: "<p>手机 13800138001", kind: .chineseMobile, value: "13800138001"),
        Case(page: "<p>+86 138-0013-8001", kind: .chineseMobile, value: "13800138001"),
        Case(page: "<p>電話：１３８００１３８００１", kind: .chineseMobile, value: "13800138001"),
        Case(page: "<p>1 3 8 0 0 1 3 8 0 0 1", kind: .chineseMobile, value: "13800138001"),
        Case(page: "<p>138\u{200B}0013\u{200B}8001", kind: .chineseMobile, value: "13800138001"),
        Case(page: "<p>010-62345678", kind: .chineseLandline, value: "010-62345678"),
        Case(page: "<p>400-812-3456", kind: .serviceNumber, value: "4008123456"),
        Case(page: "<p>客服热线：95588", kind: .serviceNumber, value: "95588"),
        Case(page: "<p>call +44 20 7946 0958 now", kind: .internationalPhone, value: "+442079460958"),
        Case(page: "<a href=tel:+14155550132>x</a>", kind: .internationalPhone, value: "+14155550132"),
        Case(page: "<p>卡号 6222 0212 3456 7890 128", kind: .bankCard, value: "6222021234567890128"),
        Case(page: "<p>6222021234567890128", kind: .bankCard, value: "6222021234567890128"),
        Case(page: "<p>IBAN GB82 WEST 1234 5698 7654 32.", kind: .iban, value: "GB82WEST12345698765432"),
        Case(page: "<p>1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", kind: .bitcoin, value: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        Case(
            page: "<p>BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", kind: .bitcoin,
            value: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
        Case(
            page: "<p>bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", kind: .bitcoin,
            value: "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),
        Case(
            page: "<p>0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", kind: .ethereum,
            value: "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"),
        Case(
            page: "<script>var to='0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359'</script>", kind: .ethereum,
            value: "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359"),
        Case(page: "<p>TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", kind: .tokenContract, value: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        Case(page: "<a href=https://t.me/Boss_88?start=1>x</a>", kind: .telegram, value: "boss_88"),
        Case(page: "<a href=https://t.me/joinchat/AAAAAEabcdef>x</a>", kind: .telegram, value: "+AAAAAEabcdef"),
        Case(page: "<a href='https://wa.me/85212345678'>x</a>", kind: .whatsapp, value: "+85212345678"),
        Case(page: "<p>加微信: ABC_12345", kind: .wechat, value: "abc_12345"),
        Case(page: "<p>客服QQ：123456789", kind: .qq, value: "123456789"),
        Case(page: "<a href='skype:boss.man?chat'>x</a>", kind: .skype, value: "boss.man"),
        Case(page: "<p>write to Help.Desk@Pay.Example now", kind: .email, value: "help.desk@pay.example"),
        Case(page: "<p>邀请码：8A2F9C", kind: .inviteCode, value: "8A2F9C"),
        Case(page: "<a href='/#/register?invite_code=66YY88'>x</a>", kind: .inviteCode, value: "66YY88"),
        Case(page: "<a href=/down/app.apk?v=1>x</a>", kind: .appLink, value: "/down/app.apk?v=1"),
        Case(page: "<a href='wxp://f2f0abc'>x</a>", kind: .paymentCode, value: "wxp://f2f0abc"),
        Case(page: "<p>京ICP备12345678号-1", kind: .icpNumber, value: "京ICP备12345678号-1"),
        Case(page: "<p>京公网安备 11010802012345号", kind: .policeNumber, value: "11010802012345"),
        Case(
            page: "<script src=//embed.tawk.to/5f0123456789abcdef012345/default></script>", kind: .chatWidget,
            value: "tawk:5f0123456789abcdef012345"),
        Case(page: "<script>gtag('config','G-AB12CD34EF')</script>", kind: .analytics, value: "google:G-AB12CD34EF"),
        Case(page: "<script>ga('create','UA-1234567-1')</script>", kind: .analytics, value: "google:UA-1234567-1"),
        Case(
            page: "<script>s.src='//hm.baidu.com/hm.js?0123456789abcdef0123456789abcdef'</script>", kind: .analytics,
            value: "baidu:0123456789abcdef0123456789abcdef"),
    ]

    @Test(arguments: cases) func `Are normalised`(_ one: Case) {
        let found = read(one.page).entities
        #expect(found.contains { $0.kind == one.kind && $0.value == one.value }, "\(found)")
    }

    @Test(arguments: [
        "<p>TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", "<p>1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "<p>bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "<p>0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
        "<p>0x0000000000000000000000000000000000000000", "<p>6222021234567890127", "<p>4111 1111 1111 1111",
        "<p>GB82 WEST 1234 5698 7654 33", "<p>1701234567890", "<p>138001380011", "<p>2023-10-12 10:20", "<p>logo@2x.png",
        "<a href=https://t.me/share/url?url=x>x</a>", "<p>11111111111", "<p>v1.3800.138001", "<p>WeChat is an app",
    ])
    func `A wrong checksum, an example or another number is none`(page: String) {
        #expect(read(page).entities.isEmpty)
    }

    @Test func `Cards are shown in part only`() {
        #expect(PageEntity(.bankCard, "6222021234567890128", in: .text).shown == "622202…0128")
        #expect(PageEntity(.iban, "GB82WEST12345698765432", in: .text).shown == "GB82…5432")
        #expect(PageEntity(.tron, "T1", in: .text).shown == "T1")
    }
}
