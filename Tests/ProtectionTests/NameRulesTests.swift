import DomainNames
import Protection
import Testing

@Suite struct NameRulesTests {
    static let header = "name\tscope\tclass\treason\tdate\n"

    @Test(
        "every mistake has its file, line and label",
        arguments: [
            ("a b\texact\tbank\ta bank\t2026-01-01", "bad-value"), ("a.example\twide\tbank\ta bank\t2026-01-01", "bad-value"),
            ("a.example\texact\t\ta bank\t2026-01-01", "bad-value"), ("a.example\texact\tbank\t\t2026-01-01", "bad-value"),
            ("a.example\texact\tbank\ta bank\t", "bad-value"), ("a.example\texact\tbank\ta bank\t1.1.2026", "bad-value"),
            ("nowhere\texact\tbank\ta bank\t2026-01-01", "bad-value"), ("a.example\texact\tbank", "field-count"),
            ("192.0.2.1\texact\tbank\ta bank\t2026-01-01", "bad-value"),
        ])
    func mistakes(line: String, label: String) throws {
        let text = NameRulesTests.header + "b.example\texact\tbank\tanother\t2026-01-01\n" + line + "\n"
        let error = try #require(throws: ListFileError.self) { try NameRules(tsv: text, path: "lists/protect/x.tsv") }
        #expect(error.label == label)
        #expect(error.description.hasPrefix("lists/protect/x.tsv line 3: "))
    }

    @Test func `a name that stands in two files is an error that names both places`() throws {
        var rules = try NameRules(tsv: NameRulesTests.header + "a.example\texact\tbank\ta bank\t2026-01-01\n", path: "one.tsv")
        let error = try #require(throws: ListFileError.self) {
            try rules.add(tsv: NameRulesTests.header + "a.example\tsubtree\tbank\ta bank\t2026-01-01\n", path: "two.tsv")
        }
        #expect(error.description == "two.tsv line 2: \"a.example\" stands here a second time")
        #expect(error.hint == "merge it with one.tsv line 2")
    }

    @Test func `the nearest rule holds, exact ones for the name and its www`() throws {
        let rules = try NameRules(
            tsv: NameRulesTests.header
                + """
                a.example\tsubtree\tbank\ta bank\t2026-01-01
                cloud.a.example\texact\tcdn\tits cloud\t2026-01-01
                b.example\texact\tcdn\ta cloud\t2026-01-01
                gov\tsubtree\tgovernment\ta government\t2026-01-01
                """, path: "x.tsv")
        func rule(_ name: String) throws -> String? { rules.rule(covering: try DomainName(name))?.name.text }
        #expect(try rule("a.example") == "a.example")
        #expect(try rule("x.cloud.a.example") == "a.example")
        #expect(try rule("www.cloud.a.example") == "cloud.a.example")
        #expect(try rule("b.example") == "b.example")
        #expect(try rule("www.b.example") == "b.example")
        #expect(try rule("user.b.example") == nil)
        #expect(try rule("www.user.b.example") == nil)
        #expect(try rule("tax.gov") == "gov")
        #expect(try rule("aa.example") == nil)
    }
}
