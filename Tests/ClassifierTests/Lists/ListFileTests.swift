import Classifier
import DomainNames
import Protection
import Testing
import Vocabulary

@Suite struct ListFileTests {
    @Test("the shipped lists load, and hold what was promised")
    func shipped() throws {
        #expect(ShippedLists.all.taxonomy.count > 700)
        #expect(ShippedLists.all.brands.count >= 60)
        let catalog = try FraudTypeCatalog(tsv: ShippedLists.text("taxonomy/types.tsv"), path: "types.tsv")
        for type in FraudType.allCases {
            #expect(catalog.entry(for: type)?.adviceChinese.isEmpty == false)
            #expect(catalog.entry(for: type)?.adviceEnglish.isEmpty == false)
        }
    }

    @Test("a misspelled column is named with its line and the columns there are")
    func unknownColumn() {
        let error = #expect(throws: ListFileError.self) {
            try Brands(tsv: "# brands\n\nid\talais\n", path: "lists/brands/brands.tsv")
        }
        #expect(error?.description == "lists/brands/brands.tsv line 3: unknown column \"alais\"")
        #expect(error?.label == "unknown-column")
        #expect(error?.hint.contains("aliases") == true)
    }

    static let terms = "code\tlang\tstrength\torigin\tterm\n"
    static let brands = "id\tcategory\tname_zh\tname_en\taliases\tlabels\tdomains\tcontext\n"

    @Test(
        "every mistake in a list has its label",
        arguments: [
            (terms + "XX1\tzh\t3\tS\ta", "bad-value"), (terms + "SD1\tzh\t4\tS\ta", "bad-value"),
            (terms + "NEG\tzh\t3\tS\ta", "bad-value"),
            (terms + "SD1\tzh\t3\tS", "field-count"), (terms + "SD1\tzh\t3\tS\ta\nSD1\tzh\t2\tS\tA", "duplicate"),
            (terms + "SD1\tzh\t3\tS\t\u{200B}", "bad-value"),
            ("code\tlang\tstrength\torigin\n", "missing-column"), ("", "no-header"), ("# only words", "no-header"),
            ("code\tcode\n", "duplicate"),
        ])
    func mistakes(tsv: String, label: String) {
        let error = #expect(throws: ListFileError.self) { try Taxonomy(tsv: tsv, path: "t") }
        #expect(error?.label == label)
    }

    @Test(
        "a brand needs a category that exists, a domain that is one, and an id of its own",
        arguments: [
            (brands + "a\tzoo\t\tA\t\ta\ta.example\t", "bad-value"), (brands + "a\tbank\t\tA\t\ta\ta b\t", "bad-value"),
            (brands + "a\tbank\t\tA\t\ta\t\t", "bad-value"),
            (brands + "a\tbank\t\tA\t\ta\ta.example\t\na\tbank\t\tA\t\ta\ta.example\t", "duplicate"),
        ])
    func brandMistakes(tsv: String, label: String) {
        let error = #expect(throws: ListFileError.self) { try Brands(tsv: tsv, path: "b") }
        #expect(error?.label == label)
    }

    @Test("carriage returns at line ends are no part of a field")
    func carriageReturns() throws {
        let names = try NameRules(
            tsv: "name\tscope\tclass\treason\tdate\r\na.example\texact\tbank\ta bank\t2026-01-01\r\n", path: "p")
        #expect(names.count == 1)
    }
}
