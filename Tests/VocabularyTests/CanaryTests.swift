import DomainNames
import Testing
import Vocabulary

@Suite struct CanaryTests {
    @Test func `a release's canaries carry its serial and are names as everybody reads them`() throws {
        #expect(Canary.first(serial: 1_795_480_001).text == "canary-first.1795480001.zhalan.example")
        #expect(Canary.last(serial: 1_795_480_001).text == "canary-last.1795480001.zhalan.example")
        for serial in [0, 1, 1_795_480_001, UInt32.max] {
            #expect(Canary.name(serial: serial) == Canary.last(serial: serial))
            for name in [Canary.first(serial: serial), Canary.last(serial: serial)] {
                #expect(try DomainName(name.text) == name)
                #expect(Canary.serial(of: name) == serial)
            }
        }
    }

    @Test(
        "no other name is taken for a canary",
        arguments: [
            "zhalan.example", "1795480001.zhalan.example", "canary-last.zhalan.example", "canary-last.x1.zhalan.example",
            "canary-last.007.zhalan.example", "canary-last.4294967296.zhalan.example", "canary-mid.7.zhalan.example",
            "a.canary-last.7.zhalan.example", "canary-last.7.zhalan.invalid",
        ])
    func others(text: String) throws { #expect(Canary.serial(of: try DomainName(text)) == nil) }

    @Test func `the answer leads nowhere`() { #expect(IPAddress(Canary.address)?.isVersion4 == true) }
}
