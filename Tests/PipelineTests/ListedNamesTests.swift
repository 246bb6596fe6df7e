import DomainNames
import PackedNames
import Pipeline
import Testing
import Vocabulary

/// The look at `listings.jsonl` before the switch: it must say the list and nothing else.
@Suite struct ListedNamesTests {
    private static let list = ["a.example", "*.b.example", "c.example"]

    private static func fault(_ said: [String]) throws -> String? {
        let names = try list.map { text in
            Blocklist.Name(
                try DomainName(text.hasPrefix("*.") ? String(text.dropFirst(2)) : text), text.hasPrefix("*.") ? .subtree : .exact)
        }
        var listed = ListedNames(NameList(names))
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        for text in said {
            let isSubtree = text.hasPrefix("*.")
            writer.add(try DomainName(isSubtree ? String(text.dropFirst(2)) : text), isSubtree: isSubtree, line: 0)
        }
        writer.drain { name, isSubtree, _, _ in listed.see(name, isSubtree: isSubtree) }
        return listed.fault
    }

    @Test func `a file that says the list passes`() throws {
        #expect(try ListedNamesTests.fault(ListedNamesTests.list) == nil)
    }

    @Test(
        "whatever is otherwise is told",
        arguments: [
            (["a.example", "*.b.example"], "c.example is missing"), ([], "a.example is missing"),
            (["a.example", "c.example"], "it says c.example (exact) where the list has b.example (subtree)"),
            (["a.example", "b.example", "c.example"], "it says b.example (exact) where the list has b.example (subtree)"),
            (["*.b.example", "a.example", "c.example"], "it says b.example (subtree) where the list has a.example (exact)"),
            (["a.example", "*.b.example", "c.example", "d.example"], "d.example is not on the list"),
            (
                ["a.example", "*.b.example", "c.examples", "d.example"],
                "it says c.examples (exact) where the list has c.example (exact)"
            ),
        ])
    func otherwise(said: [String], fault: String) throws {
        #expect(try ListedNamesTests.fault(said) == fault)
    }
}
