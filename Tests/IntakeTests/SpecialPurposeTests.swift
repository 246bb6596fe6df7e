import Intake
import Testing
import Vocabulary

@Suite struct SpecialPurposeTests {
    private func reason(_ host: String) -> String? {
        let item = ReportReader.read(argument: "http://\(host)/", source: "s", now: Reading.now)
        if case .refusal(let refusal) = item { return refusal.reason } else { return nil }
    }

    @Test(
        "the first and last address of each range are refused",
        arguments: [
            "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
            "127.255.255.255",
            "169.254.0.0", "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.2.255", "192.168.0.0",
            "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "255.255.255.255",
            "[::]", "[::1]", "[::7f00:1]", "[::ffff:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1::1]", "[100::1]",
            "[2001::1]",
            "[2001:db8::1]", "[2002:7f00:1::]", "[fc00::1]", "[fdff::1]", "[fe80::1]", "[febf::1]", "[ff02::1]", "[3fff::1]",
            "2130706433", "0x7f.1", "①②⑦.0.0.1",
        ])
    func refused(host: String) {
        #expect(reason(host) == "ip-address")
    }

    @Test(
        "their neighbours are leads",
        arguments: [
            "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
            "169.253.255.255",
            "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
            "223.255.255.255", "[2606:4700::1111]", "[::ffff:1.1.1.1]", "[64:ff9b::1.1.1.1]", "[2001:200::1]", "[fb00::1]",
        ])
    func taken(host: String) {
        #expect(reason(host) == nil)
    }
}
