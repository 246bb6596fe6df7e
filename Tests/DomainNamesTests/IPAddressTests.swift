import DomainNames
import Testing

@Suite struct IPAddressTests {
    @Test(
        "every way to write an address is read and written in one",
        arguments: [
            ("1.2.3.4", "1.2.3.4"), ("0x7f.1", "127.0.0.1"), ("017700000001", "127.0.0.1"), ("2130706433", "127.0.0.1"),
            ("0", "0.0.0.0"),
            ("1.2.772", "1.2.3.4"), ("::", "::"), ("::1", "::1"), ("[2001:DB8::1]", "2001:db8::1"),
            ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
            ("::ffff:1.2.3.4", "::ffff:102:304"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1:2:3:4:5:6::", "1:2:3:4:5:6::"),
        ])
    func read(text: String, written: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == written)
        #expect(IPAddress(written) == address)
    }

    @Test(
        "what is no address is none",
        arguments: [
            "", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "1..2", "a.b", "+1.2.3.4", "0x+1", "08.1.1.1", ":::", "1::2::3",
            "1:2:3:4:5:6:7",
            "12345::", "::1%eth0", "[::1", "::1.2.3", "1.2.3.4:80", "4294967296",
        ])
    func refused(text: String) {
        #expect(IPAddress(text) == nil)
    }
}
