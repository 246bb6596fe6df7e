import DomainNames
import Testing

/// What makes many spellings one lead, and never two addresses one.
@Suite struct CanonicalAddressTests {
    @Test(
        "spellings of one lead",
        arguments: [
            [
                "http://a.example/x", "https://a.example/x", "HTTP://A.EXAMPLE:80/x", "https://a.example:443/x",
                "http://a.example./x#f",
                "http://a.example/x?utm_source=1&UTM_Medium=2", "http://a.example/x?", "http://a.example/x?&",
                "http://a.example/./y/../x",
                "http://a.example/%78", "a.example/x", "//a.example/x", " http://a.example/x\t", "http:///a.example/x",
                "http://ａ.example/x", "http://a．example/x", "http://a.example/x?%75tm_id=1",
                "http://a.example/x?gclid=1&&fbclid=2",
            ],
            ["http://xn--fiqs8s.example/", "http://中国.example", "https://中国。example/#", "http://XN--FIQS8S.EXAMPLE"],
            ["http://a.example/?b=1&c", "http://a.example?b=1&utm_x=2&c", "http://a.example/?b=1&c&spm=1.2"],
            ["http://1.2.3.4/", "http://1.2.3.4.", "http://0x01020304", "http://16909060/", "http://１.2.3.4"],
            ["http://a.example/%E8%B7%AF", "http://a.example/路", "http://a.example/%e8%b7%af"],
        ])
    func same(spellings: [String]) throws {
        #expect(Set(try spellings.map { try WebAddress($0).canonical.description }).count == 1)
    }

    @Test(
        "other addresses stay others",
        arguments: [
            ("http://a.example/x", "http://a.example/X"), ("http://a.example/x", "http://a.example/x/"),
            ("http://a.example/?a=1&b=2", "http://a.example/?b=2&a=1"), ("http://a.example/", "http://www.a.example/"),
            ("http://a.example/", "http://a.example:8080/"), ("http://a.example/%2F", "http://a.example//"),
            ("http://a.example/%2541", "http://a.example/A"), ("http://a.example/%%341", "http://a.example/A"),
            ("http://a.example/?utm=1", "http://a.example/"), ("http://a.example/a+b", "http://a.example/a%20b"),
            ("http://a.example/%3Fx", "http://a.example/?x"), ("http://a.example/%23x", "http://a.example/#x"),
        ])
    func different(left: String, right: String) throws {
        #expect(try WebAddress(left).canonical != WebAddress(right).canonical)
    }

    @Test func `a stray percent sign and a combining mark do not make another address when read again`() throws {
        for text in [
            "http://a.example/%%341", "http://a.example/%4%31", "http://a.example/x#\u{301}y", "http://a.example/x?\u{301}a=1",
        ] {
            let once = try WebAddress(text)
            #expect(try WebAddress(once.description) == once)
        }
        #expect(try WebAddress("http://a.example/x#\u{301}y").description == "http://a.example/x")
        #expect(throws: WebAddressError.userinfo) { try WebAddress("http://good.example@\u{301}evil.example/") }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `what is read and written is read as the same again`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let pieces = [
            "/", "?", "#", "&", "=", "%", "%2", "%41", "%2e", "%2F", "%25", "..", ".", ";", ":", "a", "B", "1", "f", "utm_x=1",
            "fbclid",
            "路", "\u{301}", " ", "+", "\"", "|", "[", "]", "@", "'", "~", "中", "{", "\u{200D}", "é", "-", "_", "*", "!", "$", "(",
            ")",
        ]
        var readable = 0
        for _ in 0..<500 {
            let tail = (0..<Int.random(in: 0...14, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }
                .joined()
            let start =
                ["http://a.example", "https://B.example:443", "http://例え.example/", "a.example:8080/", "http://[::1]/"]
                .randomElement(using: &numbers) ?? ""
            guard let address = try? WebAddress(start + tail) else { continue }
            readable += 1
            let again = try WebAddress(address.description)
            #expect(again == address, "\(start + tail)")
            let canonical = address.canonical
            #expect(canonical.canonical == canonical)
            #expect(try WebAddress(canonical.description).canonical == canonical, "\(start + tail)")
            #expect(canonical.description.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            #expect(!canonical.description.utf8.contains(UInt8(ascii: "#")))
        }
        #expect(readable > 100)
    }
}

/// A generator with a seed, so that a property that fails once fails always (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
