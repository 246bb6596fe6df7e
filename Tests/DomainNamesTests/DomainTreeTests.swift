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

@Suite struct DomainTreeLookUpTests {
    @Test func `the nearest subtree is found, and the name itself is none of its proper parents`() throws {
        let tree = DomainTree(subtrees: try ["a.example", "b.a.example"].map { try DomainName($0) })
        #expect(tree.coveringSubtree(of: try DomainName("x.b.a.example"))?.text == "b.a.example")
        #expect(tree.properCoveringSubtree(of: try DomainName("b.a.example"))?.text == "a.example")
        #expect(tree.properCoveringSubtree(of: try DomainName("a.example")) == nil)
        #expect(tree.count == 2)
    }

    @Test func `a member inserted twice counts once`() throws {
        var tree = DomainTree()
        tree.insert(try DomainName("a.example"), subtree: true)
        tree.insert(try DomainName("a.example"), subtree: true)
        #expect(tree.count == 1)
        #expect(tree.contains(try DomainName("a.example")))
    }
}
