import DomainNames
import Testing

@Suite struct SuffixFilterTests {
    @Test(
        "a member and what lies below it are perhaps covered, others are not",
        arguments: [
            ("gov.cn", true), ("www.gov.cn", true), ("a.b.gov.cn", true), ("notgov.cn", false), ("gov.cn.example", false),
            ("mybank.example", true), ("x.mybank.example", true), ("bank.example", false), ("example.org", false),
        ])
    func mayCover(name: String, expected: Bool) throws {
        let filter = SuffixFilter(try ["gov.cn", "mybank.example"].map { try DomainName($0) })
        #expect(filter.mayCover(try DomainName(name)) == expected)
    }

    @Test func `an empty filter covers nothing`() throws {
        #expect(!SuffixFilter().mayCover(try DomainName("a.example")))
    }
}
