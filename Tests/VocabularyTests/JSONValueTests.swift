import Testing
import Vocabulary

@Suite struct JSONValueTests {
    @Test(
        "a value is one line of JSON",
        arguments: [
            (.null, "null"), (.bool(true), "true"), (.int(-7), "-7"), (.double(0.25), "0.25"), (.double(.nan), "null"),
            (.double(.infinity), "null"), (.string("a\"b\\c"), #""a\"b\\c""#), (.string("\n\r\t\u{0}"), #""\n\r\t\u0000""#),
            (.string("中\u{1F600}"), "\"中\u{1F600}\""), (.string("a\u{202E}b\u{2028}c\u{85}"), #""a\u202eb\u2028c\u0085""#),
            (.array([]), "[]"), (.array([.int(1), .null]), "[1,null]"), (.object([]), "{}"),
            (.object([("b", .int(1)), ("a", .strings(["x"]))]), #"{"b":1,"a":["x"]}"#), (.string("</script>"), #""</script>""#),
        ] as [(JSONValue, String)])
    func written(value: JSONValue, text: String) {
        #expect(value.text == text)
    }

    @Test func `what is unknown is null`() {
        #expect(JSONValue.optional(nil as String?).text == "null")
        #expect(JSONValue.optional(nil as Int?).text == "null")
        #expect(JSONValue.optional(nil as Double?).text == "null")
        #expect(JSONValue.optional(3).text == "3")
    }
}
