import ListFormats
import Testing

@Suite struct FormatDetectorTests {
    static let samples: [(ListFormatName, String)] = [
        (.hosts, "# Title\n127.0.0.1 localhost\n0.0.0.0 a.example\n0.0.0.0 b.example\n"),
        (.hosts, "0.0.0.0 a\n0.0.0.0 b.example a\n"),
        (.domains, "a.example\nb.example\n"),
        (.domains, ""),
        (.domains, "# nothing listed\n"),
        (.wildcard, "# x\n*.a.example\n*.b.example\n"),
        (.adblock, "[Adblock Plus]\n! x\n||a.example^\n"),
        (.adblock, "0.0.0.0 a.example\n||b.example^\nc.example\n"),
        (.dnsmasq, "# x\nlocal=/a.example/\naddress=/b.example/#\n"),
        (.unbound, "server:\nlocal-zone: \"a.example.\" always_nxdomain\n"),
        (.rpz, "$TTL 60\n@ SOA a. b. 1 2 3 4 5\na.example CNAME .\n"),
        (.rpz, "; no SOA\na.example CNAME .\n*.a.example CNAME .\n"),
        (.dnscrypt, "=a.example\nb.example\nc.example\n"),
        (.squid, ".a.example\n.b.example\n"),
        (.mikrotik, "/ip dns static\nadd name=\"a.example\" type=NXDOMAIN match-subdomain=yes\n"),
        (.urls, "https://a.example/x\nhttp://b.example/\n"),
        (.jsonl, "{\"name\":\"a.example\"}\n"),
        (.hosts, "\u{FEFF}0.0.0.0 a.example\r\n0.0.0.0 b.example\r\n"),
    ]

    @Test(arguments: samples)
    func `a list shows its format`(_ format: ListFormatName, _ text: String) throws {
        #expect(try FormatDetector.detect(text.utf8) == .format(format))
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
    }
}
