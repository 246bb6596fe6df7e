import DomainNames
import Protection
import Testing
import Vocabulary

@Suite struct PopularNamesTests {
    private func file(_ names: [String], top: Int = 100) throws -> [UInt8] {
        var draft = PopularDraft(top: top)
        for (index, name) in names.enumerated() { draft.add(PopularRow(rank: UInt32(index + 1), name: try DomainName(name))) }
        return draft.file(source: "tranco", dated: Timestamp(seconds: 86_400), imported: Timestamp(seconds: 172_800))
    }

    @Test func `a list comes back with its names, ranks and dates`() throws {
        let list = try PopularNames(file(["a.example", "api.deep.b.example", "b.example"]), seed: 7)
        #expect(list.source == "tranco")
        #expect(list.names == 3)
        #expect(list.dated == Timestamp(seconds: 86_400))
        #expect(list.rank(of: try DomainName("a.example")) == 1)
        #expect(list.rank(of: try DomainName("api.deep.b.example")) == 2)
        #expect(list.rank(of: try DomainName("deep.b.example")) == 2)
        #expect(list.rank(of: try DomainName("b.example")) == 2)
        #expect(list.rank(of: try DomainName("c.example")) == nil)
        #expect(list.rank(of: try DomainName("x.a.example")) == nil)
    }

    @Test func `a list that names everything twice is read back`() throws {
        let list = try PopularNames(file(["a.example", "a.example", "www.b.example", "b.example", "b.example"]), seed: 7)
        #expect(list.rank(of: try DomainName("a.example")) == 1)
        #expect(list.rank(of: try DomainName("b.example")) == 3)
    }

    @Test("whatever the seed, every name is found and no other", arguments: [0, 1, UInt64.max])
    func many(seed: UInt64) throws {
        let names = (0..<5_000).map { "n\($0).example" }
        let list = try PopularNames(file(names, top: 5_000), seed: seed)
        for (index, name) in names.enumerated() { #expect(list.rank(of: try DomainName(name)) == index + 1) }
        for index in 5_000..<6_000 { #expect(list.rank(of: try DomainName("n\(index).example")) == nil) }
    }

    @Test func `beyond the top nothing is kept, and it is told how much that was`() throws {
        var draft = PopularDraft(top: 2)
        for rank in 1...5 { draft.add(PopularRow(rank: UInt32(rank), name: try DomainName("n\(rank).example"))) }
        #expect(draft.names == 2)
        #expect(draft.leftOut == 3)
    }

    @Test func `a damaged file is an error, wherever it was cut`() throws {
        let whole = try file(["a.example", "b.example", "c.example"])
        for count in 0..<whole.count {
            #expect(throws: PopularNames.Damage.self, "cut at \(count)") { try PopularNames(Array(whole[..<count]), seed: 1) }
        }
        #expect(throws: PopularNames.Damage.self) { try PopularNames(whole + Array("x\n".utf8), seed: 1) }
        #expect(throws: PopularNames.Damage.self) { try PopularNames(whole + Array("4\td.example\n".utf8), seed: 1) }
    }

    @Test(
        "the columns of known lists are told from their first line",
        arguments: [
            ("1,google.com", "3,b.example", "b.example", 3),
            ("\u{22}1\u{22},\u{22}a.example\u{22}", "7,b.example\r", "b.example", 7),
            (
                "GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs,IDN_Domain,IDN_TLD,PrevGlobalRank",
                "12,9,b.example,example,1,2,b.example,example,13", "b.example", 12
            ),
            ("rank,domain", "5,B.Example.", "b.example", 5),
        ])
    func columns(first: String, line: String, name: String, rank: UInt32) throws {
        let columns = try #require(PopularColumns(firstLine: first))
        #expect(try columns.row(line).get() == PopularRow(rank: rank, name: try DomainName(name)))
    }

    @Test("what is no such table has no columns", arguments: ["a.example", "{", "0.0.0.0 a.example", "domain,date", "# a,b", ""])
    func others(first: String) {
        #expect(PopularColumns(firstLine: first) == nil)
    }

    @Test(
        "a row that is none says why",
        arguments: [
            ("5", .missingField), ("x,a.example", .badRank), ("0,a.example", .badRank), ("5,a b", .badName), ("5,com", .topLevel),
            ("5,192.0.2.1", .badName), ("99999999999,a.example", .badRank),
        ] as [(String, PopularColumns.Fault)])
    func faults(line: String, fault: PopularColumns.Fault) throws {
        let columns = try #require(PopularColumns(firstLine: "1,google.com"))
        #expect(columns.row(line) == .failure(fault))
    }
}
