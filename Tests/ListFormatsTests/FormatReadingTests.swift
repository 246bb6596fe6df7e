import ListFormats
import Testing

/// One line of a list, and what it says.
struct ReadingCase: Sendable, CustomTestStringConvertible {
    let format: ListFormatName
    let text: String
    let entries: [String]
    let refused: [String]

    init(_ format: ListFormatName, _ text: String, _ entries: [String] = [], refused: [String] = []) {
        self.format = format
        self.text = text
        self.entries = entries
        self.refused = refused
    }

    var testDescription: String { "\(format.rawValue): \(text)" }
}

@Suite struct FormatReadingTests {
    static let hosts: [ReadingCase] = [
        ReadingCase(.hosts, "0.0.0.0 evil.example", ["block exact evil.example"]),
        ReadingCase(.hosts, "127.0.0.1\tevil.example # note", ["block exact evil.example"]),
        ReadingCase(.hosts, ":: a.evil.example b.evil.example", ["block exact a.evil.example", "block exact b.evil.example"]),
        ReadingCase(.hosts, "::1 EVIL.Example.", ["block exact evil.example"]),
        ReadingCase(.hosts, "127.0.0.1 localhost"),
        ReadingCase(.hosts, "255.255.255.255 broadcasthost"),
        ReadingCase(.hosts, "fe80::1%lo0 localhost"),
        ReadingCase(.hosts, "::1 ip6-localhost ip6-loopback"),
        ReadingCase(.hosts, "0.0.0.0 ip6-pay.example", ["block exact ip6-pay.example"]),
        ReadingCase(.hosts, "0.0.0.0 0.0.0.0"),
        ReadingCase(.hosts, "192.0.2.1 evil.example", refused: ["1 not-a-sinkhole"]),
        ReadingCase(.hosts, "0.0.0.0", refused: ["1 empty-name"]),
        ReadingCase(.hosts, "0.0.0.0 192.0.2.66", refused: ["1 ip-address"]),
        ReadingCase(.hosts, "0.0.0.0 com", refused: ["1 public-suffix"]),
        ReadingCase(.hosts, "0.0.0.0 co.uk", refused: ["1 public-suffix"]),
        ReadingCase(.hosts, "0.0.0.0 github.io", refused: ["1 public-suffix"]),
        ReadingCase(.hosts, "0.0.0.0 printer.local", refused: ["1 reserved-name"]),
        ReadingCase(.hosts, "0.0.0.0 1.2.0.192.in-addr.arpa", refused: ["1 reserved-name"]),
        ReadingCase(.hosts, "0.0.0.0 a..b.example good.example", ["block exact good.example"], refused: ["1 empty-label"]),
        ReadingCase(.hosts, "evil.example", ["block exact evil.example"]),
        ReadingCase(.hosts, "evil.example other.example", refused: ["1 several-words"]),
        // Cut at the first mark this was once a block of the site whose advertisements it hides.
        ReadingCase(.hosts, "honest.example##.banner", refused: ["1 cosmetic-rule"]),
        ReadingCase(.hosts, "0.0.0.0 evil.example ## note", ["block exact evil.example"]),
        ReadingCase(.hosts, "### a heading"),
    ]

    static let plain: [ReadingCase] = [
        ReadingCase(.domains, "evil.example # note", ["block subtree evil.example"]),
        ReadingCase(.domains, "*.evil.example", ["block subtree evil.example"]),
        ReadingCase(.domains, "诈骗.example", ["block subtree xn--0d3aq50a.example"]),
        ReadingCase(.domains, "// comment"),
        ReadingCase(.domains, "a.*.example", refused: ["1 wildcard-inside"]),
        ReadingCase(.domains, "http://evil.example/", refused: ["1 path-rule"]),
        ReadingCase(.domains, "^evil\\.example$", ["block exact evil.example"]),
        ReadingCase(.domains, "a.example b.example", refused: ["1 several-words"]),
        ReadingCase(.domains, "honest.example##.banner", refused: ["1 cosmetic-rule"]),
        ReadingCase(.domains, "honest.example#@#.banner", refused: ["1 cosmetic-rule"]),
        ReadingCase(.dnscrypt, "honest.example##.banner", refused: ["1 cosmetic-rule"]),
        ReadingCase(.domains, "evil.rpz-ip", refused: ["1 reserved-name"]),
        ReadingCase(.domains, ".", refused: ["1 empty-name"]),
        ReadingCase(.wildcard, "*.evil.example", ["block subtree evil.example"]),
        ReadingCase(.wildcard, "*.com", refused: ["1 public-suffix"]),
        ReadingCase(.squid, ".evil.example", ["block subtree evil.example"]),
        ReadingCase(.dnscrypt, "=one.example", ["block exact one.example"]),
        ReadingCase(.dnscrypt, "one.example  # note", ["block subtree one.example"]),
        ReadingCase(.dnscrypt, "*.one.example", ["block subtree one.example"]),
        ReadingCase(.dnscrypt, "one.example @night", refused: ["1 schedule"]),
        ReadingCase(.dnscrypt, "ads*.example", refused: ["1 pattern"]),
        ReadingCase(.dnscrypt, "ad[0-9].example", refused: ["1 pattern"]),
        ReadingCase(.urls, "https://pay.example/a#top", ["block url https://pay.example/a"]),
        ReadingCase(.urls, "# https://pay.example/a"),
        ReadingCase(.urls, "ftp://pay.example/a", refused: ["1 scheme"]),
    ]

    static let rules: [ReadingCase] = [
        ReadingCase(.adblock, "||evil.example^", ["block subtree evil.example"]),
        ReadingCase(.adblock, "||evil.example^|", ["block subtree evil.example"]),
        ReadingCase(.adblock, "@@||ok.evil.example^", ["allow subtree ok.evil.example"]),
        ReadingCase(.adblock, "||evil.example^$important,document", ["important block subtree evil.example"]),
        ReadingCase(.adblock, "||evil.example^$third-party", refused: ["1 third-party-only"]),
        ReadingCase(.adblock, "||evil.example^$", refused: ["1 modifier"]),
        ReadingCase(.adblock, "||evil.example^$badfilter", ["cancelled block subtree evil.example"]),
        ReadingCase(
            .adblock, "||evil.example^$denyallow=ok.evil.example|other.example",
            ["block subtree evil.example", "allow subtree ok.evil.example"]),
        ReadingCase(.adblock, "||evil.example^$dnsrewrite=NXDOMAIN;;", ["block subtree evil.example"]),
        ReadingCase(.adblock, "||evil.example^$dnsrewrite=NOERROR;A;0.0.0.0", ["block subtree evil.example"]),
        ReadingCase(.adblock, "||evil.example^$dnsrewrite=192.0.2.80", refused: ["1 not-a-block"]),
        ReadingCase(.adblock, "||evil.example^$dnstype=AAAA", refused: ["1 for-some-clients"]),
        ReadingCase(.adblock, "example.com$$script[x]", refused: ["1 cosmetic-rule"]),
        ReadingCase(.adblock, "||evil.example/ads^", refused: ["1 path-rule"]),
        ReadingCase(.adblock, "||evil.example^path", refused: ["1 path-rule"]),
        ReadingCase(.adblock, "||evil.example", refused: ["1 open-ended-rule"]),
        ReadingCase(.adblock, "||ev*l.example^", refused: ["1 pattern"]),
        ReadingCase(.adblock, "||192.0.2.1^", refused: ["1 ip-address"]),
        ReadingCase(.adblock, "/ads[0-9]/", refused: ["1 regular-expression"]),
        ReadingCase(.adblock, "example.com##.ad", refused: ["1 cosmetic-rule"]),
        ReadingCase(.adblock, "##.banner", refused: ["1 cosmetic-rule"]),
        ReadingCase(.adblock, "example.com#@#.ad", refused: ["1 cosmetic-rule"]),
        ReadingCase(.adblock, "|https://x.example/", refused: ["1 path-rule"]),
        ReadingCase(.adblock, "! comment\n[Adblock Plus 2.0]\n# also one"),
        ReadingCase(.adblock, "0.0.0.0 evil.example", ["block exact evil.example"]),
        ReadingCase(.adblock, "evil.example", ["block exact evil.example"]),
        ReadingCase(.adblock, "&ad_box_", refused: ["1 path-rule"]),
        ReadingCase(.adblock, "-ads-", refused: ["1 path-rule"]),
        ReadingCase(.adblock, "/banner.gif", refused: ["1 path-rule"]),
    ]

    static let configurations: [ReadingCase] = [
        ReadingCase(.dnsmasq, "local=/evil.example/", ["block subtree evil.example"]),
        ReadingCase(.dnsmasq, "server=/evil.example/", ["block subtree evil.example"]),
        ReadingCase(.dnsmasq, "address=/a.example/b.example/0.0.0.0", ["block subtree a.example", "block subtree b.example"]),
        ReadingCase(.dnsmasq, "address=/a.example/#  # note", ["block subtree a.example"]),
        ReadingCase(.dnsmasq, "address=/a.example/::\t# note", ["block subtree a.example"]),
        ReadingCase(.dnsmasq, "server=/ok.a.example/#", ["allow subtree ok.a.example"]),
        ReadingCase(.dnsmasq, "server=/corp.example/192.0.2.53", refused: ["1 forwarding"]),
        ReadingCase(.dnsmasq, "server=192.0.2.53", refused: ["1 forwarding"]),
        ReadingCase(.dnsmasq, "address=/#/0.0.0.0", refused: ["1 forbidden-character"]),
        ReadingCase(.dnsmasq, "local=//", refused: ["1 empty-name"]),
        ReadingCase(.dnsmasq, "bogus-nxdomain=192.0.2.1", refused: ["1 ip-address"]),
        ReadingCase(.dnsmasq, "conf-file=/etc/passwd", refused: ["1 unknown-directive"]),
        ReadingCase(.unbound, "server:"),
        ReadingCase(.unbound, "local-zone: \"evil.example.\" always_nxdomain", ["block subtree evil.example"]),
        ReadingCase(.unbound, "  local-zone: evil.example redirect # x", ["block subtree evil.example"]),
        ReadingCase(.unbound, "local-zone: 'evil.example' refuse", ["block subtree evil.example"]),
        ReadingCase(.unbound, "local-zone: \"ok.example\" always_transparent", ["allow subtree ok.example"]),
        ReadingCase(.unbound, "local-zone: \"a.example\" transparent", refused: ["1 not-a-block"]),
        ReadingCase(.unbound, "local-zone: \".\" always_nxdomain", refused: ["1 empty-name"]),
        ReadingCase(.unbound, "local-data: \"one.example. 60 IN A 0.0.0.0\"", ["block exact one.example"]),
        ReadingCase(
            .unbound, "local-zone: \"w.example\" redirect\nlocal-data: \"w.example A 192.0.2.80\"", ["block subtree w.example"]),
        ReadingCase(.unbound, "include: \"/etc/passwd\"", refused: ["1 unknown-directive"]),
        ReadingCase(.mikrotik, "/ip dns static"),
        ReadingCase(
            .mikrotik, "add name=\"evil.example\" type=NXDOMAIN match-subdomain=yes", ["block subtree evil.example"]),
        ReadingCase(
            .mikrotik, "/ip dns static add address=0.0.0.0 name=evil.example match-subdomain=no", ["block exact evil.example"]),
        ReadingCase(.mikrotik, "add regexp=\".*evil\" address=0.0.0.0", refused: ["1 regular-expression"]),
        ReadingCase(.mikrotik, "/system reboot", refused: ["1 unknown-directive"]),
        ReadingCase(
            .jsonl, #"{"name":"evil.example","scope":"exact","score":97,"sources":["a",{"b":[1]}]}"#, ["block exact evil.example"]
        ),
        ReadingCase(.jsonl, #"{"url":"https:\/\/s.example\/x","scope":"url"}"#, ["block url https://s.example/x"]),
        ReadingCase(.jsonl, #"{"name":"\u0065vil.example"}"#, ["block subtree evil.example"]),
        ReadingCase(.jsonl, #"{"name":"evil.example","action":"allow"}"#, ["allow subtree evil.example"]),
        ReadingCase(.jsonl, #"{"name":"evil.example","scope":"half"}"#, refused: ["1 unknown-scope"]),
        ReadingCase(.jsonl, #"{"host":"evil.example"}"#, refused: ["1 no-name"]),
        ReadingCase(.jsonl, #"{"name":"evil.example"}}"#, refused: ["1 not-json"]),
        ReadingCase(.jsonl, #"{"name":"\ud800"}"#, refused: ["1 not-json"]),
        ReadingCase(
            .jsonl, #"{"a":"# + String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "}",
            refused: ["1 not-json"]),
    ]

    static let zones: [ReadingCase] = [
        ReadingCase(.rpz, "evil.example CNAME .\n*.evil.example CNAME .", ["block subtree evil.example"]),
        ReadingCase(.rpz, "evil.example CNAME .", ["block exact evil.example"]),
        ReadingCase(.rpz, "*.evil.example CNAME .", ["block subtree evil.example"]),
        ReadingCase(.rpz, "ok.example 60 IN CNAME rpz-passthru. ; why", ["allow exact ok.example"]),
        ReadingCase(.rpz, "drop.example IN 1h CNAME rpz-drop.", ["block exact drop.example"]),
        ReadingCase(.rpz, "tcp.example CNAME rpz-tcp-only.", refused: ["1 not-a-block"]),
        ReadingCase(.rpz, "wall.example A 192.0.2.80", ["block exact wall.example"]),
        ReadingCase(.rpz, "txt.example TXT \"x\"", refused: ["1 not-a-block"]),
        ReadingCase(.rpz, "32.1.2.0.192.rpz-ip CNAME .", refused: ["1 address-trigger"]),
        ReadingCase(.rpz, "*. CNAME .", refused: ["1 empty-name"]),
        ReadingCase(.rpz, "top CNAME .", refused: ["1 public-suffix"]),
        ReadingCase(.rpz, "localhost CNAME .", refused: ["1 reserved-name"]),
        ReadingCase(.rpz, "$INCLUDE /etc/passwd", refused: ["1 unknown-directive"]),
        ReadingCase(.rpz, "evil.example. CNAME .", ["block exact evil.example"]),
        ReadingCase(
            .rpz,
            "$ORIGIN rpz.test.\n$TTL 60\n@ SOA a. b. (\n 1 ; serial\n 2 3 4 5 )\n  NS localhost.\nx.example.rpz.test. CNAME .",
            ["block exact x.example"]),
        ReadingCase(
            .rpz, "rpz.test. 60 IN SOA a. b. 1 2 3 4 5\nx.example CNAME .\ny.example. CNAME .", ["block exact x.example"],
            refused: ["3 outside-zone"]),
        ReadingCase(
            .rpz, "x.example CNAME ( .\ny.example CNAME .", ["block exact y.example"], refused: ["1 unknown-directive"]),
        ReadingCase(
            .rpz, "@ SOA a. b. (\n" + String(repeating: "1\n", count: 16) + "y.example CNAME .", ["block exact y.example"]),
        ReadingCase(.rpz, "x.example CNAME .\n\n  AAAA ::\n", ["block exact x.example", "block exact x.example"]),
    ]

    @Test(arguments: hosts + plain + rules + configurations + zones)
    func `a line says what its format means by it`(_ sample: ReadingCase) {
        let reading = Reading(sample.text, as: sample.format)
        #expect(reading.entries == sample.entries)
        #expect(reading.refusals == sample.refused)
    }

    @Test func `a hosts file can be taken as subtrees`() {
        let reading = Reading("0.0.0.0 evil.example", as: .hosts, options: ReadingOptions(hostsMean: .subtree))
        #expect(reading.entries == ["block subtree evil.example"])
    }

    @Test func `a wildcard owner alone is counted as below only`() {
        #expect(Reading("*.evil.example CNAME .", as: .rpz).counts.belowOnly == 1)
        #expect(Reading("evil.example CNAME .\n*.evil.example CNAME .", as: .rpz).counts.belowOnly == 0)
    }
}
