import Compiler
import DomainNames
import Testing
import Vocabulary

/// What must hold for every input, on a few hundred small random worlds with crowded names.
@Suite struct CompilerPropertyTests {
    private struct World {
        var listings: [Listing]
        let rules: CompilerRules
        let allow: [ListEntry]
        let protected: [DomainName]

        init(seed: UInt64) throws {
            var numbers = SeededNumbers(seed: seed)
            func name() throws -> DomainName {
                let labels = (0...Int.random(in: 0...3, using: &numbers)).map { _ in
                    ["a", "b", "c", "a-b", "aa"].randomElement(using: &numbers) ?? "a"
                }
                let suffix = ["example", "co.uk", "github.io", "test"].randomElement(using: &numbers) ?? "test"
                return try DomainName((labels + [suffix]).joined(separator: "."))
            }
            func entry(_ action: ListEntry.Action) throws -> ListEntry {
                let name = try name()
                if Int.random(in: 0..<6, using: &numbers) == 0 {
                    let path = ["", "x", "y?utm_id=1"].randomElement(using: &numbers) ?? ""
                    let scheme = Bool.random(using: &numbers) ? "http" : "https"
                    return ListEntry(action: action, address: try WebAddress("\(scheme)://\(name)/\(path)"))
                }
                return ListEntry(action: action, name: name, scope: Bool.random(using: &numbers) ? .exact : .subtree)
            }
            var listings: [Listing] = []
            for _ in 0..<30 {
                let entry = try entry(.block)
                let score = Int.random(in: 50...100, using: &numbers)
                let days = Int.random(in: -2...8, using: &numbers)
                listings.append(
                    Listing(
                        entry: entry, score: score, listedAt: Timestamp(seconds: 1_700_000_000 + Int64(score)),
                        expiresAt: days > 5 ? nil : Samples.now.adding(days: days), sources: ["s\(score % 3)"],
                        reasons: ["r\(score)"]))
            }
            var allow: [ListEntry] = []
            for _ in 0..<4 { allow.append(try entry(.allow)) }
            var protected: [DomainName] = []
            for _ in 0..<3 { protected.append(try name()) }
            self.listings = listings
            self.allow = allow
            self.protected = protected
            rules = CompilerRules(allow: allow, protection: ProtectedNames(protected), now: Samples.now)
        }
    }

    private func covers(_ entry: Blocklist.Name, _ name: DomainName) -> Bool {
        entry.scope == .subtree ? name.isWithin(entry.name) : name == entry.name
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `compiling twice changes nothing`(seed: UInt64) throws {
        let world = try World(seed: seed)
        let once = ListCompiler.compile(world.listings, rules: world.rules)
        let twice = ListCompiler.compile(once.listings, rules: world.rules)
        #expect(twice.listings == once.listings)
        #expect(twice.blocklist.names == once.blocklist.names)
        #expect(twice.refusals.isEmpty)
        #expect(twice.narrowed.isEmpty)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the order of input does not matter`(seed: UInt64) throws {
        var world = try World(seed: seed)
        let straight = ListCompiler.compile(world.listings, rules: world.rules)
        var numbers = SeededNumbers(seed: seed &+ 1)
        world.listings.shuffle(using: &numbers)
        let shuffled = ListCompiler.compile(world.listings, rules: world.rules)
        #expect(straight.listings == shuffled.listings)
        #expect(straight.blocklist.names == shuffled.blocklist.names)
        #expect(straight.blocklist.addresses == shuffled.blocklist.addresses)
        #expect(straight.counts == shuffled.counts)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `no kept entry covers an allowed or a protected name`(seed: UInt64) throws {
        let world = try World(seed: seed)
        let list = ListCompiler.compile(world.listings, rules: world.rules).blocklist
        for entry in list.names {
            #expect(!PublicSuffixes.isPublicSuffix(entry.name))
            for allowed in world.allow {
                guard case .name(let name) = allowed.subject else { continue }
                #expect(!covers(entry, name))
                #expect(entry.name != name)
            }
            for name in world.protected {
                #expect(!covers(entry, name))
                #expect(!entry.name.isWithin(name))
            }
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `names are sorted and each stands once, and nothing is added`(seed: UInt64) throws {
        let world = try World(seed: seed)
        let result = ListCompiler.compile(world.listings, rules: world.rules)
        let names = result.blocklist.names.map(\.name)
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        for entry in result.blocklist.names {
            #expect(
                world.listings.contains { listing in
                    guard case .name(let name) = listing.entry.subject else { return false }
                    return name == entry.name && (entry.scope == .exact || listing.entry.scope == .subtree)
                })
        }
        // Every listing is on the list or has a reason why not.
        #expect(result.counts.names + result.counts.addresses + result.counts.merged + result.refusals.count == 30)
    }

    @Test func `the table sorts as names do`() throws {
        var numbers = SeededNumbers(seed: 7)
        let labels = ["a", "b", "a-b", "ab", "abcdefghij", "z_9", "0", "xn--fiq64a"]
        let names = try (0..<2000).map { _ in
            try DomainName(
                (0...Int.random(in: 1...4, using: &numbers)).map { _ in labels.randomElement(using: &numbers) ?? "a" }.joined(
                    separator: ".") + ".example")
        }
        let list = ListCompiler.compile(entries: names.map { ListEntry(name: $0, scope: .exact) }, rules: try Samples.rules())
            .blocklist
        #expect(list.names.map(\.name) == Set(names).sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) })
    }
}
