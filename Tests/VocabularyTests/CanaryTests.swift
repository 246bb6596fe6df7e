import DomainNames
import Testing
import Vocabulary

@Suite struct CanaryTests {
    @Test func `a release's canaries carry its serial and are names as everybody reads them`() throws {
        #expect(Canary.first(serial: 1_795_480_001).text == "canary-first.1795480001.zhalan.invalid")
        #expect(Canary.last(serial: 1_795_480_001).text == "canary-last.1795480001.zhalan.invalid")
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
            "zhalan.invalid", "1795480001.zhalan.invalid", "canary-last.zhalan.invalid", "canary-last.x1.zhalan.invalid",
            "canary-last.007.zhalan.invalid", "canary-last.4294967296.zhalan.invalid", "canary-mid.7.zhalan.invalid",
            "a.canary-last.7.zhalan.invalid", "canary-last.7.zhalan.example",
        ])
    func others(text: String) throws { #expect(Canary.serial(of: try DomainName(text)) == nil) }

    @Test func `the answer leads nowhere`() { #expect(IPAddress(Canary.address)?.isVersion4 == true) }
}
