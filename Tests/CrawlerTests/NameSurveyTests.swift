import Crawler
import DomainNames
import HostileServing
import Testing

@Suite("Asking for many names", .serialized)
struct NameSurveyTests {
    private func ask(_ names: [String], lookups: Int = 512, seconds: Double = 5, stopAfter: Int = .max) throws -> [String:
        NameAnswer]
    {
        let server = try NameServer()
        var limits = CrawlLimits()
        limits.dnsSeconds = seconds
        limits.lookups = lookups
        var rest = try names.map { try DomainName($0) }[...]
        var answers: [String: NameAnswer] = [:]
        try NameSurvey(resolvers: [try #require(ResolverAddress(server.address))], limits: limits).run(
            next: { rest.popFirst() }, shouldStop: { answers.count >= stopAfter }, onAnswer: { answers[$0.text] = $1 })
        return answers
    }

    @Test("each name has its answer, whatever the others bring")
    func answers() throws {
        let answers = try ask(["a-127-0-0-7.example", "nx.example", "none.example", "servfail.example", "silent.example"])
        #expect(answers["a-127-0-0-7.example"] == .addresses([try #require(IPAddress("127.0.0.7"))]))
        #expect(answers["nx.example"] == .noName)
        #expect(answers["none.example"] == .noAddress)
        // c-ares asks again after a failure, and tells of the last try only.
        #expect([.failed, .noAnswer].contains(answers["servfail.example"]))
        #expect(answers["silent.example"] == .noAnswer)
    }

    @Test("thousands of names are asked for, also when few may be under way")
    func many() throws {
        for lookups in [16, 2_000] {
            let answers = try ask((0..<3_000).map { "n\($0).example" }, lookups: lookups)
            #expect(answers.count == 3_000)
            #expect(answers.values.allSatisfy { $0 != .noAnswer })
        }
    }

    @Test("a survey that is stopped asks no more")
    func stopping() throws {
        #expect(try ask((0..<5_000).map { "n\($0).example" }, lookups: 100, stopAfter: 50).count < 1_000)
    }

    @Test("zeros are the address of nobody")
    func zeros() throws {
        #expect(try ask(["zero.example"])["zero.example"]?.isBlockAddress == true)
        #expect(!NameAnswer.addresses([]).isBlockAddress)
    }
}
