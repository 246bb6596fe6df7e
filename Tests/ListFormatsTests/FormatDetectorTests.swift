import ListFormats
import Testing

@Suite struct FormatDetectorTests {
    static let samples: [(ListDialect, String)] = [
        (.format(.hosts), "# Title\n127.0.0.1 localhost\n0.0.0.0 a.example\n0.0.0.0 b.example\n"),
        (.format(.hosts), "0.0.0.0 a\n0.0.0.0 b.example a\n"),
        (.format(.domains), "a.example\nb.example\n"),
        (.format(.domains), ""),
        (.format(.domains), "# nothing listed\n"),
        (.format(.wildcard), "# x\n*.a.example\n*.b.example\n"),
        (.format(.adblock), "[Adblock Plus]\n! x\n||a.example^\n"),
        (.format(.adblock), "0.0.0.0 a.example\n||b.example^\nc.example\n"),
        (.format(.dnsmasq), "# x\nlocal=/a.example/\naddress=/b.example/#\n"),
        (.format(.unbound), "server:\nlocal-zone: \"a.example.\" always_nxdomain\n"),
        (.format(.rpz), "$TTL 60\n@ SOA a. b. 1 2 3 4 5\na.example CNAME .\n"),
        (.format(.rpz), "; no SOA\na.example CNAME .\n*.a.example CNAME .\n"),
        (.format(.dnscrypt), "=a.example\nb.example\nc.example\n"),
        (.format(.squid), ".a.example\n.b.example\n"),
        (.format(.mikrotik), "/ip dns static\nadd name=\"a.example\" type=NXDOMAIN match-subdomain=yes\n"),
        (.format(.urls), "https://a.example/x\nhttp://b.example/\n"),
        (.format(.jsonl), "{\"name\":\"a.example\"}\n"),
        (.format(.hosts), "\u{FEFF}0.0.0.0 a.example\r\n0.0.0.0 b.example\r\n"),
        (.json, "[\"a.example\", \"b.example\"]"),
        (.json, "{\n  \"list\": [\n    \"a.example\"\n  ]\n}\n"),
        (.csv, "# id,dateadded,url,url_status\n\"1\",\"2026-08-01\",\"http://a.example/\",\"online\"\n"),
        (.csv, "phish_id,url,target\n1,http://a.example/,Bank\n"),
        (.csv, "WEBSITE_NM\tWEBURL\tCNT\nx\ta.example\t1\n"),
        (.surge, "#!name=x\n[Rule]\nDOMAIN-SUFFIX,a.example,REJECT\n"),
        (.clash, "payload:\n  - '+.a.example'\n  - b.example\n"),
        (.clash, "+.a.example\nb.example\n"),
        (.v2ray, "full:a.example\nb.example\nc.example @ads\n"),
        (.ublacklist, "# x\n*://*.a.example/*\n"),
        (.format(.adblock), "[Adblock Plus 2.0]\n-ads-300x600.\n&ad_box=$image\n/banner/*\n"),
        (.format(.dnsmasq), "bogus-nxdomain=192.0.2.1\n"),
        (.format(.domains), "^a\\.example$\n\\.b\\.example$\n"),
    ]

    @Test(arguments: samples)
    func `a list shows its format`(_ format: ListDialect, _ text: String) throws {
        #expect(try FormatDetector.detect(text.utf8) == format)
    }

    @Test(arguments: ["<!DOCTYPE html><html>", "\n  <html lang=en>", "<?xml version=\"1.0\"?>"])
    func `a page is refused whole`(_ page: String) {
        #expect(throws: ListFormatError.htmlPage) { try FormatDetector.detect(page.utf8) }
        #expect(throws: ListFormatError.htmlPage) { try FormatDetector.refuseForeign(page.utf8) }
    }

    @Test func `what is not text is refused whole, with the way out`() {
        let gzip: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]
        #expect(throws: ListFormatError.binary("gzip data")) { try FormatDetector.detect(gzip) }
        #expect(ListFormatError.binary("gzip data").hint == "it is packed twice; unpack it once: gunzip FILE")
        #expect(throws: ListFormatError.binary("UTF-16 text")) { try FormatDetector.detect([0xFF, 0xFE, 0x61, 0]) }
        #expect(throws: ListFormatError.binary("binary data")) {
            try FormatDetector.detect([UInt8](repeating: 0, count: 600) + [1, 2])
        }
    }

    @Test func `lines that fit no format are not guessed at`() {
        #expect(throws: ListFormatError.unrecognised(line: "dear sir or madam")) {
            try FormatDetector.detect("dear sir or madam\nplease find enclosed\n".utf8)
        }
    }

    @Test func `an unknown name lists the known ones`() {
        let error = #expect(throws: ListFormatError.self) { try ListFormatName(named: "host") }
        #expect(error?.description == "unknown list format \"host\"")
        #expect(error?.hint?.contains("hosts, domains, wildcard, adblock") == true)
        let dialect = #expect(throws: ListFormatError.self) { try ListDialect(named: "clsh") }
        #expect(dialect?.hint?.hasSuffix("surge, clash, v2ray, ublacklist, csv, json") == true)
    }
}
