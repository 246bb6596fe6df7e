import ListFormats
import Testing

/// Which regular expressions mean certain names, and which modifiers leave a rule one for names.
@Suite struct AnchoredPatternTests {
    static let expressions: [ReadingCase] = [
        ReadingCase(.domains, #"^(www\.)?evil\.example$"#, ["block exact evil.example", "block exact www.evil.example"]),
        ReadingCase(.domains, #"^(?:www\.)?evil\.example$"#, ["block exact evil.example", "block exact www.evil.example"]),
        ReadingCase(.domains, #"(^|\.)evil\.example$"#, ["block subtree evil.example"]),
        ReadingCase(.domains, #"(\.|^)evil\.example$"#, ["block subtree evil.example"]),
        ReadingCase(.domains, #"^(.+\.)?evil\.example$"#, ["block subtree evil.example"]),
        ReadingCase(.domains, #"^(.*\.)?evil\-x\.example$"#, ["block subtree evil-x.example"]),
        ReadingCase(.domains, #"\.evil\.example$"#, ["block subtree evil.example"]),
        ReadingCase(.domains, #"^evil\.example"#, refused: ["1 regular-expression"]),
        ReadingCase(.domains, #"evil\.example$"#, refused: ["1 regular-expression"]),
        ReadingCase(.domains, #"^evil.example$"#, refused: ["1 regular-expression"]),
        ReadingCase(.domains, #"^google\.[a-z]*$"#, refused: ["1 regular-expression"]),
        ReadingCase(.domains, #"^evil\dx\.example$"#, refused: ["1 regular-expression"]),
        ReadingCase(.domains, #"^(a|b)\.example$"#, refused: ["1 regular-expression"]),
        ReadingCase(.domains, #"^\.example$"#, refused: ["1 empty-label"]),
        ReadingCase(.domains, #"^com$"#, refused: ["1 public-suffix"]),
        ReadingCase(.domains, "^$", refused: ["1 regular-expression"]),
        ReadingCase(.domains, "^evil\\", refused: ["1 regular-expression"]),
        ReadingCase(.adblock, #"/^evil\.example$/"#, ["block exact evil.example"]),
        ReadingCase(.adblock, #"@@/(^|\.)evil\.example$/"#, ["allow subtree evil.example"]),
        ReadingCase(.adblock, "//", refused: ["1 regular-expression"]),
        ReadingCase(.adblock, "@@/ads/", refused: ["1 regular-expression"]),
        ReadingCase(.dnscrypt, #"^evil\.example$"#, ["block exact evil.example"]),
    ]

    static let modifiers: [ReadingCase] = [
        ReadingCase(.adblock, "||evil.example^$all", ["block subtree evil.example"]),
        ReadingCase(.adblock, "||evil.example^$doc", ["block subtree evil.example"]),
        ReadingCase(.adblock, "||evil.example^$document,popup", ["block subtree evil.example"]),
        ReadingCase(.adblock, "||evil.example^$network,important", ["important block subtree evil.example"]),
        ReadingCase(.adblock, "||evil.example^$popup", refused: ["1 popup-only"]),
        ReadingCase(.adblock, "||evil.example^$3p", refused: ["1 third-party-only"]),
        ReadingCase(.adblock, "||evil.example^$all,third-party", refused: ["1 third-party-only"]),
        ReadingCase(.adblock, "||evil.example^$~third-party", refused: ["1 modifier"]),
        ReadingCase(.adblock, "||evil.example^$script", refused: ["1 modifier"]),
        ReadingCase(.adblock, "@@||evil.example^$document", refused: ["1 modifier"]),
    ]

    /// Substrings of addresses, which a browser's list is full of: no names, whatever is wrong with them as names.
    static let substrings = [".admarvel.", "-NewAd.", "_120_600.", "_ad.example", "ads.example-"].map {
        ReadingCase(.adblock, $0, refused: ["1 path-rule"])
    }

    @Test(arguments: expressions + modifiers + substrings)
    func `a line says what its format means by it`(_ sample: ReadingCase) {
        let reading = Reading(sample.text, as: sample.format)
        #expect(reading.entries == sample.entries)
        #expect(reading.refusals == sample.refused)
    }

    @Test(arguments: ["third-party", "3p", "popup", "all,third-party", "document,popup"])
    func `modifiers that name some requests can be dropped`(_ modifiers: String) {
        var options = ReadingOptions()
        options.dropsModifiers = true
        let rule = "||evil.example^$\(modifiers)"
        #expect(Reading(rule, as: .adblock, options: options).entries == ["block subtree evil.example"])
        #expect(Reading("||evil.example^$script", as: .adblock, options: options).refusals == ["1 modifier"])
    }

    @Test(arguments: [
        (ListDialect.format(.rpz), "*.evil.example CNAME ."), (.clash, "- '.evil.example'"),
        (.format(.domains), #"\.evil\.example$"#), (.v2ray, #"regexp:\.evil\.example$"#),
    ])
    func `what speaks of names below alone is taken as the subtree and counted, or refused`(
        _ dialect: ListDialect, _ line: String
    ) {
        let taken = Reading(line, as: dialect)
        #expect(taken.entries == ["block subtree evil.example"] && taken.counts.belowOnly == 1)
        var options = ReadingOptions()
        options.refusesBelowOnly = true
        let refused = Reading(line, as: dialect, options: options)
        #expect(refused.entries.isEmpty && refused.refusals == ["1 below-only"])
    }

    @Test func `IP addresses are handed on where they are wanted, and never what an allow rule names`() {
        var options = ReadingOptions(addressesMean: .host)
        options.takesAddressLiterals = true
        func read(_ text: String, _ format: ListFormatName) -> [String] {
            let reading = Reading(text, as: format, options: options)
            return reading.entries + reading.refusals
        }
        #expect(
            read("192.0.2.66\n2001:DB8::1\n0x7f.1", .domains) == [
                "address 192.0.2.66", "address 2001:db8::1", "address 127.0.0.1",
            ])
        #expect(read("0.0.0.0 192.0.2.66", .hosts) == ["address 192.0.2.66"])
        #expect(read("||192.0.2.66^\n@@||192.0.2.67^", .adblock) == ["address 192.0.2.66", "2 ip-address"])
        #expect(
            read("bogus-nxdomain=192.0.2.66 # note\nbogus-nxdomain=x", .dnsmasq) == ["address 192.0.2.66", "2 address-trigger"])
        #expect(read("http://192.0.2.66:8080/x", .urls) == ["address 192.0.2.66"])
        #expect(Reading("192.0.2.66", as: .domains).refusals == ["1 ip-address"])
        #expect(Reading("192.0.2.66\n", as: .domains, options: options).counts.literals == 1)
    }
}
