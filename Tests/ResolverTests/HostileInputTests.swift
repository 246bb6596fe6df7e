import DomainNames
import Foundation
import ListFormats
import ResolverTesting
import Testing
import Vocabulary

/// Whatever comes in, what goes out loads: lines that each break at least one resolver when they are passed on as they are.
@Suite(.serialized) struct HostileInputTests {
    /// Each line with what it does where it gets through.
    static let lines: [String] = [
        "",  // blocks the whole Internet in unbound zones and kresd
        ".",  // the same
        "top",  // blocks a top-level domain
        "co.uk",
        "evil.example.",  // unbound does not start with it in a zone; BIND ignores it
        "EVIL.example",  // a duplicate, which makes PowerDNS drop the zone
        "evil.example",
        "Ab--cd.example",  // dnsmasq does not start with it
        ".evil2.example", "*.evil3.example", "a.*.example", "a..b.example", "evil 4.example", "evil\t5.example",
        "-x.example", "x-.example", "xn--zzzzzz--.example", "_dmarc.evil6.example", "pay_x.evil6.example",
        String(repeating: "l", count: 64) + ".example",  // a label too long: most refuse the whole file
        long(253), long(254), long(240), long(212),
        "192.0.2.66", "2001:db8::1", "evil7.example:8080", "http://evil8.example/", "0x7f.1",
        "32.1.2.0.192.rpz-ip",  // blocks an address; PowerDNS stops at it
        "evil9.rpz-nsdname", "诈骗.example", "😀.example", "e'vil.example", "e\"vil.example", "(evil.example", "$evil.example",
        "$INCLUDE /etc/passwd", "@.example", "evil;10.example", "evil#11.example", "localhost", "printer.local",
        "1.0.0.127.in-addr.arpa", "\u{FEFF}evil12.example", "evil13.example\u{0}", "evil14.example CNAME .",
        "evil15.example\r", "a.example\u{2028}b.example", "\u{202E}elpmaxe.live",
    ]

    private static func long(_ length: Int) -> String {
        var name = "n\(length)"
        while length - name.utf8.count > 72 { name += "." + String(repeating: "x", count: 60) }
        return name + "." + String(repeating: "y", count: length - name.utf8.count - 9) + ".example"
    }

    /// Reads the lines in a format and writes what is left of them as a release.
    private func release(from format: ListFormatName, in folder: URL) throws -> [Blocklist.Name] {
        var found: [DomainName: ListingScope] = [:]
        var reader = ListReader(format: format, path: "hostile")
        let take = { (statement: ListReader.Statement) in
            guard case .entry(let entry, _) = statement, case .name(let name) = entry.subject else { return }
            found[name] = found[name] == .subtree ? .subtree : entry.scope
        }
        let prefix = format == .hosts ? "0.0.0.0 " : ""
        let suffix = format == .rpz ? " CNAME ." : ""
        let text = HostileInputTests.lines.map { prefix + $0 + suffix }.joined(separator: "\n")
        reader.consume(Array(text.utf8)[...], take)
        reader.finish(take)
        let names = found.map { Blocklist.Name($0.key, $0.value) }.sorted { $0.name < $1.name }
        let header = ListHeader(
            title: "a\nb; c\r\n0.0.0.0 good.example", serial: 7, generated: Timestamp(seconds: 7),
            lastCanary: DomainName(trusted: "canary-last.7.zhalan.example"))
        for format in ListFormatName.allCases {
            var bytes: [UInt8] = []
            _ = try ListWriter(format: format, header: header).write(Blocklist(names: names)) { bytes += $0 }
            try Data(bytes).write(to: folder.appending(path: format.fileName))
        }
        return names
    }

    @Test(arguments: [ListFormatName.hosts, .domains, .rpz])
    func `a hostile list becomes a release that every resolver loads whole`(_ format: ListFormatName) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zhalan-hostile-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = try release(from: format, in: folder)
        #expect(names.count > 8)
        let sayable = names.map(\.name.text).filter { $0.utf8.count <= 212 }
        #expect(sayable.contains("evil.example") && sayable.contains("ab--cd.example"))
        let problems = try ResolverHarness().check(
            releaseDirectory: folder, listed: sayable + ["canary-last.7.zhalan.example"],
            honest: ["good.example", "top", "whatever.top", "example", "evil8.example.com", "co.uk", "www.good.example"])
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }
}
