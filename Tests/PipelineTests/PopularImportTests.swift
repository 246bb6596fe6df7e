import DomainNames
import Foundation
import Pipeline
import Protection
import Testing
import Vocabulary

@Suite struct PopularImportTests {
    private func importing(
        _ text: String, as file: String = "top.csv", in test: TestInstallation, options: PopularImport.Options = .init()
    ) throws -> (summary: PopularImport.Summary, refusals: [Refusal]) {
        let path = test.installation.state.root + "/" + file
        try Data(text.utf8).write(to: URL(filePath: path))
        var refusals: [Refusal] = []
        let summary = try test.installation.popularImport().run(path, options: options) { refusals.append($0) }
        return (summary, refusals)
    }

    @Test(
        "known lists are read, each by its form",
        arguments: [
            ("tranco.csv", "1,a.example\r\n2,b.example\r\n"), ("umbrella.csv", "1,com\n2,a.example\n3,www.b.example\n"),
            (
                "majestic_million.csv",
                "GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs\n1,1,a.example,example,5,6\n2,2,b.example,example,3,4\n"
            ),
            ("list.json", "{\"name\":\"Top sites\",\"type\":\"hostname\",\"version\":3,\"list\":[\"a.example\",\"b.example\"]}"),
            ("plain.txt", "# names\na.example\nb.example\n"),
        ])
    func forms(file: String, text: String) throws {
        let test = try TestInstallation()
        let imported = try importing(text, as: file, in: test)
        #expect(imported.summary.names == 2)
        #expect(imported.refusals.isEmpty)
        let list = try #require(try PopularShelf(test.installation.state).load().first)
        #expect(list.source == file.split(separator: ".")[0])
        #expect(list.rank(of: try DomainName("a.example")) != nil)
        #expect(list.rank(of: try DomainName("b.example")) != nil)
    }

    @Test func `a list of the same name is replaced as a whole, others stay`() throws {
        let test = try TestInstallation()
        _ = try importing("1,a.example\n", as: "tranco.csv", in: test)
        _ = try importing("1,c.example\n", as: "umbrella.csv", in: test)
        _ = try importing("1,b.example\n", as: "tranco.csv", in: test)
        let lists = try PopularShelf(test.installation.state).load()
        #expect(lists.map(\.source) == ["tranco", "umbrella"])
        #expect(lists[0].rank(of: try DomainName("a.example")) == nil)
        #expect(lists[0].rank(of: try DomainName("b.example")) == 1)
        #expect(try PopularShelf(test.installation.state).remove("tranco"))
        #expect(try !PopularShelf(test.installation.state).remove("tranco"))
        #expect(try PopularShelf(test.installation.state).load().map(\.source) == ["umbrella"])
    }

    @Test(
        "what is no such list is refused, and the one before stays",
        arguments: [
            "", "<!DOCTYPE html><html></html>\n", "1,a b\n2,c d\n3,e.example\n", "PK\u{3}\u{4}xx", "rank,domain\n", "\n\n",
        ])
    func refused(text: String) throws {
        let test = try TestInstallation()
        _ = try importing("1,a.example\n", in: test)
        let error = try #require(throws: PipelineError.self) { try importing(text, in: test) }
        #expect(error.kind == .input)
        #expect(try PopularShelf(test.installation.state).load().first?.rank(of: DomainName("a.example")) == 1)
    }

    @Test func `the head of a list can be kept alone, and rows that are none are told with their line`() throws {
        let test = try TestInstallation()
        var options = PopularImport.Options()
        options.top = 2
        options.name = "head"
        let imported = try importing("1,a.example\nx,y\n2,b.example\n3,c.example\n", in: test, options: options)
        #expect(imported.summary.source == "head")
        #expect(imported.summary.leftOut == 1)
        #expect(imported.refusals.map(\.line) == [2])
        #expect(imported.refusals.map(\.reason) == ["bad-rank"])
    }

    @Test("a name becomes a file's and must be plain", arguments: ["", "../x", "a/b", "A", String(repeating: "a", count: 41)])
    func names(name: String) throws {
        let test = try TestInstallation()
        var options = PopularImport.Options()
        options.name = name
        #expect(throws: PipelineError.self) { try importing("1,a.example\n", in: test, options: options) }
    }

    @Test func `there is an end to the number of lists`() throws {
        let test = try TestInstallation()
        var options = PopularImport.Options()
        for number in 0..<ProtectionLimits.popularSources {
            options.name = "list\(number)"
            _ = try importing("1,a.example\n", in: test, options: options)
        }
        options.name = "one-more"
        #expect(throws: PipelineError.self) { try importing("1,a.example\n", in: test, options: options) }
        options.name = "list3"
        _ = try importing("1,b.example\n", in: test, options: options)
    }

    @Test func `a damaged list stops the run that would go without it`() throws {
        let test = try TestInstallation()
        _ = try importing("1,a.example\n", in: test)
        let path = test.installation.state.protect + "/top.popular"
        let bytes = try Data(contentsOf: URL(filePath: path))
        try bytes.dropLast(3).write(to: URL(filePath: path))
        let error = try #require(throws: PipelineError.self) { try test.publish() }
        #expect(error.kind == .state)
        #expect(error.hint?.contains("--name top") == true)
    }
}
