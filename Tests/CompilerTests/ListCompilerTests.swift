import Compiler
import DomainNames
import PackedNames
import Testing
import Vocabulary

@Suite struct ListCompilerTests {
    @Test(
        "entries become a list",
        arguments: [
            (["b.example", "a.example", "B.example"], [], [], ["a.example", "b.example"]),
            (["b.example", "*.b.example"], [], [], ["*.b.example"]),
            // Nothing is pruned below a listed parent: that is each writer's matter.
            (["x.b.example", "*.b.example", "b.com"], [], [], ["b.com", "*.b.example", "x.b.example"]),
            (["*.b.example", "x.b.example"], ["b.example"], [], ["x.b.example"]),
            // What is listed below an allowed name is the more specific of the two.
            (["*.b.example", "x.b.example"], ["*.b.example"], [], ["x.b.example"]),
            (["*.x.example", "*.b.a.x.example"], ["*.a.x.example"], [], ["x.example", "*.b.a.x.example"]),
            (["*.b.a.x.example"], ["*.a.x.example", "c.b.a.x.example"], [], ["b.a.x.example"]),
            (["*.b.example", "x.b.example"], ["ok.b.example"], [], ["b.example", "x.b.example"]),
            (["*.b.example"], ["*.c.ok.b.example"], [], ["b.example"]),
            (["b.example"], ["ok.b.example"], [], ["b.example"]),
            (["*.bad.ok.example"], ["ok.example"], [], ["*.bad.ok.example"]),
            (["*.pay.example", "a.pay.example"], [], ["bank.pay.example"], ["a.pay.example"]),
            (["bank.example", "x.bank.example", "notbank.example"], [], ["bank.example"], ["notbank.example"]),
            (
                ["com.cn", "*.github.io", "x.github.io", "localhost.localdomain", "printer.local", "1.0.0.127.in-addr.arpa"], [],
                [], ["x.github.io"]
            ),
            (["http://a.example/x", "https://a.example/x?utm_source=1"], [], [], ["http://a.example/x"]),
            (["http://a.example/x", "http://b.example/y"], ["a.example", "http://b.example/y"], [], []),
            (["http://bank.example/", "http://bank.example/fraud"], [], ["bank.example"], ["http://bank.example/fraud"]),
        ] as [([String], [String], [String], [String])])
    func compiled(entries: [String], allow: [String], protect: [String], expected: [String]) throws {
        let result = ListCompiler.compile(
            entries: try entries.map { try Samples.entry($0) }, rules: try Samples.rules(allow: allow, protect: protect))
        #expect(Samples.texts(result.blocklist) == expected)
        #expect(result.counts.names + result.counts.addresses == expected.count)
    }

    @Test(
        "each refusal has its reason and its rule",
        arguments: [
            ("github.io", "public-suffix", "github.io"), ("*.co.uk", "public-suffix", "co.uk"),
            ("router.internal", "reserved-name", "router.internal"), ("www.bank.example", "protected", "critical: bank.example"),
            ("*.corp.example", "protected-below", "dns.corp.example"), ("ok.example", "allowed", "ok.example"),
            ("http://github.io/", "public-suffix", "github.io"),
            ("http://ok.example/x", "allowed", "ok.example"), ("http://bank.example", "whole-host", "bank.example"),
        ])
    func refused(entry: String, reason: String, rule: String) throws {
        let rules = try Samples.rules(
            allow: ["ok.example"], protect: ["bank.example", "dns.corp.example"])
        let result = ListCompiler.compile(entries: [try Samples.entry(entry)], rules: rules)
        #expect(Samples.texts(result.blocklist) == [])
        let refusal = try #require(result.refusals.first)
        #expect(refusal.reason.rawValue == reason)
        #expect(refusal.detail.contains(rule))
        #expect(refusal.line == 0)
    }

    @Test func `addresses on shared hosts and platform names stay`() throws {
        let rules = try Samples.rules(protect: ["docs.shared.example"])
        let entries = try ["http://docs.shared.example/form/1", "x.github.io"].map { try Samples.entry($0) }
        #expect(
            Samples.texts(ListCompiler.compile(entries: entries, rules: rules).blocklist) == [
                "x.github.io", "http://docs.shared.example/form/1",
            ])
    }

    @Test func `counts say what happened`() throws {
        let entries = try ["*.b.example", "x.b.example", "x.b.example", "ok.example", "bank.example", "c.example"].map {
            try Samples.entry($0)
        }
        let counts = ListCompiler.compile(
            entries: entries, rules: try Samples.rules(allow: ["ok.example"], protect: ["bank.example"])
        ).counts
        #expect(counts.statements == 6)
        #expect(counts.names == 3)
        #expect(counts.merged == 1)
        #expect(counts.pruned == 1)
        #expect(counts.allowed == 1)
        #expect(counts.protected == 1)
    }

    @Test func `names that must stay reachable go with the list`() throws {
        let rules = try Samples.rules(allow: ["ok.b.example"], protect: ["bank.c.example", "far.example"])
        let list = ListCompiler.compile(entries: try ["*.b.example", "c.example"].map { try Samples.entry($0) }, rules: rules)
            .blocklist
        #expect(list.reachable.hasMembers(below: try DomainName("b.example")))
        #expect(list.reachable.hasMembers(below: try DomainName("c.example")))
        #expect(Samples.texts(list) == ["b.example", "c.example"])
    }

    @Test func `with exceptions the levels of listed and allowed names nest`() throws {
        var rules = try Samples.rules(allow: ["*.a.x.example", "*.q.a.x.example", "c.b.a.x.example", "*.far.example"])
        rules.keepsExceptions = true
        let entries = try ["*.x.example", "*.b.a.x.example", "d.a.x.example"].map { try Samples.entry($0) }
        let result = ListCompiler.compile(entries: entries, rules: rules)
        #expect(Samples.texts(result.blocklist) == ["*.x.example", "*.b.a.x.example", "d.a.x.example"])
        // What an allowed name already allows is no exception of its own.
        #expect(result.blocklist.exceptions.map(\.name.text) == ["a.x.example", "c.b.a.x.example"])
        #expect(result.allowEffects == [1, 0, 1, 0])
        var marks: [NameSegment.Marks] = []
        for segment in result.blocklist.names.segments { segment.forEach { marks.append($1) } }
        #expect(marks == [[.subtree, .exceptionBelow], [.subtree, .exceptionBelow, .allowedAround], [.allowedAround]])
    }

    @Test func `any number of threads and of parts gives the same list`() throws {
        var numbers = SeededNumbers(seed: 11)
        let names = try (0..<40_000).map { _ in
            try DomainName(
                "n\(Int.random(in: 0..<30_000, using: &numbers)).z\(Int.random(in: 0..<3000, using: &numbers)).example")
        }
        let whole = ListCompiler.compile(
            entries: names.map { ListEntry(name: $0, scope: .subtree) }, rules: try Samples.rules(protect: ["n5.z5.example"]))
        let parts = NameParts(sample: names.prefix(2000).map { $0.pairKey }, statements: names.count)
        #expect(parts.count > 3)
        let writers = [StatementWriter(parts: parts), StatementWriter(parts: parts)]
        for (index, name) in names.enumerated() { writers[index % 2].add(name, isSubtree: true, line: index) }
        var rules = try Samples.rules(protect: ["n5.z5.example"])
        rules.threads = 3
        let cut = ListCompiler.compile(StatementParts(writers), rules: rules)
        #expect(cut.blocklist.names == whole.blocklist.names)
        #expect(cut.counts == whole.counts)
    }

    @Test func `a name with an underscore stands in the part where its rules are looked for`() throws {
        // `_` sorts before letters; taken for 0x7F it stood behind them, in another part than the rule and out of order.
        let middles = ["", "_", "a", "m", "z", "-", "0"]
        let names = try (0..<40_000).map { try DomainName("n\($0 % 100)\(middles[$0 % 7])\($0 / 100).example") }
        let parts = NameParts(sample: names.map(\.pairKey), statements: 400_000)
        #expect(parts.count > 40)
        let writer = StatementWriter(parts: parts)
        for (index, name) in names.enumerated() { writer.add(name, isSubtree: false, line: index) }
        let underscored = names.filter { $0.text.contains("_") }
        let rules = try Samples.rules(allow: underscored.map(\.text))
        let kept = ListCompiler.compile(StatementParts([writer]), rules: rules)
        #expect(kept.counts.touched[.allowed] == Set(underscored).count)
        #expect(kept.blocklist.names.allSatisfy { !$0.name.text.contains("_") })

        let again = StatementWriter(parts: parts)
        for (index, name) in names.enumerated() { again.add(name, isSubtree: false, line: index) }
        let all = ListCompiler.compile(StatementParts([again]), rules: try Samples.rules()).blocklist.names.map(\.name)
        #expect(all == Set(names).sorted())
    }

    @Test func `the passes run in their documented order`() {
        #expect(ListCompiler.passNames == ["expire", "sources", "validate", "protect", "allow"])
    }
}
