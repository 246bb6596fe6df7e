import PageRecord
import Parser
import Testing

@Suite struct `Data of persons` {
    static let number = "11010519491231002X"

    /// A place of a page and the field of the record that it reaches.
    struct Place: Sendable, CustomTestStringConvertible {
        let field: String
        let page: String
        let values: @Sendable (PageFeatures) -> [String]
        var testDescription: String { field }
    }

    static let places: [Place] = [
        Place(field: "title", page: "<title>a N</title>") { [$0.title] },
        Place(field: "text", page: "<p>证件 N 号") { [$0.text] },
        Place(field: "hiddenText", page: "<script>x='<p>证件 N</p>'</script>") { [$0.hiddenText] },
        Place(field: "metaTexts", page: "<meta name=description content='N'>") {
            $0.metaTexts + $0.identity.metas.map(\.content)
        },
        Place(field: "labels", page: "<img alt='N'><input placeholder='N'>") { $0.labels },
        Place(field: "declaredLanguage", page: "<html lang='N'>") { [$0.declaredLanguage] },
        Place(field: "base", page: "<base href='/N/'>") { [$0.base] },
        Place(field: "form action", page: "<form action='/N'><input name=a></form>") { $0.forms.map(\.action) },
        Place(field: "field name", page: "<form><input name='N'></form>") { $0.forms.flatMap(\.fields).map(\.name) },
        Place(field: "loose field name", page: "<input id='N'>") { $0.looseFields.map(\.name) },
        Place(field: "links", page: "<a href='/q?id=N'>b N</a>") { $0.links.flatMap { [$0.target, $0.text] } },
        Place(field: "scripts", page: "<script src='/N.js'></script>") { $0.scripts },
        Place(field: "frames", page: "<iframe src='/N'></iframe>") { $0.frames },
        Place(field: "images", page: "<img src='/N.png'>") { $0.images },
        Place(field: "styles", page: "<link rel=stylesheet href='/N.css'>") { $0.styles },
        Place(field: "refresh", page: "<meta http-equiv=refresh content='0;url=/N'>") { [$0.refresh?.target ?? ""] },
        Place(field: "downloads", page: "<a href='/N.apk'>a</a>") { $0.downloads },
        Place(field: "structuredNames", page: "<script type=application/ld+json>{\"name\":\"Firm N\"}</script>") {
            $0.identity.structuredNames
        },
        Place(field: "copyright", page: "<p>© 2020 Firm N") { [$0.identity.copyright] },
        Place(field: "companies", page: "<p>Holding N Trading Ltd") {
            [$0.text] + $0.identity.companies.filter { $0.contains("1949") }
        },
        Place(field: "canonical", page: "<link rel=canonical href='/N'>") { [$0.identity.canonical] },
        Place(field: "icons", page: "<link rel=icon href='/N.ico'>") { $0.identity.icons },
        Place(field: "manifest", page: "<link rel=manifest href='/N.json'>") { [$0.identity.manifest] },
        Place(field: "generator", page: "<meta name=generator content='N'>") { [$0.identity.generator] },
        Place(field: "script addresses", page: "<script>a='https://a.example/N'</script>") { $0.scriptFindings.addresses },
        Place(field: "script redirects", page: "<script>location.href='/N'</script>") { $0.scriptFindings.redirects },
        Place(field: "script calls", page: "<script>fetch('/N')</script>") { $0.scriptFindings.calls },
    ]

    @Test(arguments: places) func `Identity numbers are taken out of every field`(_ place: Place) {
        for number in [Self.number, "1101 0519 4912 3100 2X", "１１０１０５１９４９１２３１００２X", "110105-19491231-002x"] {
            // White space ends an address in a script, and so would end the number.
            if number.contains(" "), place.field.hasPrefix("script ") { continue }
            let features = read(place.page.replacing("N", with: number))
            let values = place.values(features)
            #expect(!values.isEmpty)
            for value in values { #expect(value.contains("[identity number]"), "\(number): \(value)") }
            #expect(!features.identity.claimedName.contains("1949"))
            #expect(features[.redactedNumbers] >= 1)
        }
    }

    @Test func `The record of a page that has one everywhere holds none`() {
        let page = Self.places.map { $0.page.replacing("N", with: Self.number) }.joined()
        let mail = "<a href='mailto:\(Self.number)@mail.example'>m</a><a href='https://wa.me/\(Self.number)'>w</a>"
        let record = RecordEncoder.encode(read(page + mail))
        #expect(String(decoding: record, as: UTF8.self).firstRange(of: "19491231") == nil)
    }

    @Test(arguments: places.filter { ["title", "text", "hiddenText", "metaTexts", "labels", "copyright"].contains($0.field) })
    func `Names behind words that announce one are taken out`(_ place: Place) {
        let features = read(place.page.replacing("N", with: "姓名：李雷"))
        let values = place.values(features)
        #expect(!values.isEmpty)
        for value in values { #expect(value.contains("[name]") && !value.contains("李雷"), "\(value)") }
        #expect(!features.identity.claimedName.contains("李雷"))
        #expect(features[.redactedNames] >= 1)
    }

    @Test(arguments: [
        #"{"@type":"Article","author":{"@type":"Person","name":"Ada Quill"}}"#,
        #"{"@type":"Article","author":"Ada Quill"}"#, #"{"author":["Ben Orr","Ada Quill"]}"#,
        #"{"@graph":[{"name":"Ada Quill","@type":["Person","Organization"]}]}"#,
        #"{"creator":{"name":"Ada Quill"}}"#, #"{"@type":"http://schema.org/Person","name":"Ada Quill"}"#,
        #"{"@type":"Person","name":"Ada Quill","worksFor":{"@type":"Organization","name":"Orr News"}"#,
    ]) func `Persons of JSON-LD are in no field of the record`(_ data: String) {
        let features = read(
            """
            <title>Rain</title><meta name=description content='Rain, by Ada Quill'><script type=application/ld+json>\(data)</script>
            <p>By Ada Quill, today. <a href='/q'>Ada Quill</a><img alt='Portrait of ADA QUILL'><p>© 2024 Ada Quill
            """)
        let record = String(decoding: RecordEncoder.encode(features), as: UTF8.self)
        #expect(!record.lowercased().contains("quill"), "\(data)")
        #expect(features.text.contains("By [name], today"))
        #expect(features[.redactedNames] >= 5)
    }

    @Test(arguments: [
        #"{"author":{"@type":"Organization","name":"Orr News"}}"#, #"{"@type":"Organization","name":"Orr News"}"#,
        #"{"@type":"Article","name":"Orr News","publisher":{"name":"Orr News"}}"#,
    ]) func `Organisations of JSON-LD stay`(_ data: String) {
        let features = read("<script type=application/ld+json>\(data)</script><p>By Orr News")
        #expect(features.identity.structuredNames == ["Orr News"])
        #expect(features.text == "By Orr News")
    }

    @Test func `The author of a page is taken out wherever the name stands`() {
        let features = read("<meta name=author content='李雷'><meta name=keywords content='李雷, 天气'><p>作者 李雷 今天")
        #expect(features.identity.metas.map(\.content) == ["[name]", "[name], 天气"])
        #expect(features.text == "作者 [name] 今天")
        #expect(!features.identity.claimedName.contains("李雷"))
    }

    @Test func `Several authors are taken out each`() {
        let features = read(
            "<meta name=author content='Ada Quill, Ben Orr and Cy S. Dorn'><p>Cy S. Dorn with Ben Orr; photos: Ada Quill")
        #expect(features.identity.metas.map(\.content) == ["[name]"])
        #expect(features.text == "[name] with [name]; photos: [name]")
    }

    @Test(arguments: ["Example Trading Ltd", "某某科技有限公司", "themes.example"]) func `A company as author stays`(_ author: String) {
        #expect(read("<meta name=author content='\(author)'>").identity.metas.map(\.content) == [author])
    }

    @Test(arguments: ["Farwell Crane", "Crane Bank", "crane"]) func `A kit hides no brand by calling it a person`(_ brand: String)
    {
        let data = #"{"@type":"Person","name":"\#(brand)"}"#
        let features = read(
            "<title>\(brand): sign in</title><script type=application/ld+json>\(data)</script><p>Log in to \(brand)")
        #expect(features.title.hasPrefix(brand))
        #expect(features.text == "Log in to \(brand)")
        #expect(features.identity.structuredNames.isEmpty)
    }

    @Test func `Structured data of any depth, cut or broken, is read to its end`() {
        for data in [
            String(repeating: "{\"a\":[", count: 20_000), "{\"@type\":\"Person\",\"name\":\"Ada", "}}]]{\"author\":\"\\",
            "\"name\":\"x\"",
        ] {
            #expect(read("<script type=application/ld+json>\(data)</script><p>a").text == "a")
        }
    }

    @Test(arguments: [
        ("6222021234567890128", "622202…0128"), ("6222 0212 3456 7890 128", "622202…0128"),
        ("６２２２０２１２３４５６７８９０１２８", "622202…0128"), ("GB82 WEST 1234 5698 7654 32", "GB82…5432"),
    ]) func `Texts show cards and accounts in part`(_ number: String, _ shown: String) {
        let features = read("<title>N1 \(number)</title><p>卡号 \(number) 。<img alt='\(number)'>")
        #expect(features.title == "N1 \(shown)")
        #expect(features.text.contains(" \(shown) "))
        #expect(features.labels == [shown])
        #expect(features.entities.map(\.shown) == [shown])
    }

    @Test func `A number with a wrong check digit is no identity number`() {
        #expect(read("<p>110105194912310021").text == "110105194912310021")
    }

    @Test(arguments: [
        ("被告人：张三丰，男", "被告人：[name]，男"), ("Account holder: John Smith here", "Account holder: [name] here"),
        ("姓名: 李雷", "姓名: [name]"),
    ])
    func `Names of persons are taken out behind the words that announce one`(text: String, redacted: String) {
        #expect(read("<p>\(text)").text == redacted)
    }

    @Test(arguments: ["姓名：请输入", "收款人：中国银行股份有限公司", "联系人：客服", "Full name: required"])
    func `What is no name stays`(text: String) {
        #expect(read("<p>\(text)").text == text)
    }
}
