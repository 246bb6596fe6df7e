import DomainNames
import Testing

@Suite struct DomainTreeTests {
    @Test func `a subtree covers what lies below, an exact name only itself`() throws {
        var tree = DomainTree()
        tree.insert(try DomainName("bad.example"), subtree: true)
        tree.insert(try DomainName("one.example"), subtree: false)
        #expect(tree.covers(try DomainName("a.b.bad.example")))
        #expect(tree.covers(try DomainName("one.example")))
        #expect(!tree.covers(try DomainName("x.one.example")))
        #expect(!tree.covers(try DomainName("notbad.example")))
        #expect(tree.hasMembers(below: DomainName(trusted: "example")))
        #expect(!tree.hasMembers(below: try DomainName("bad.example")))
    }
}
