import Intake
import Testing
import Vocabulary

/// What other desks and publishers send, in the form they send it.
@Suite struct PresetTests {
    private func read(_ text: String, as format: ReportFormat = .auto, chunk: Int = 7) throws -> [ReportItem] {
        var reader = ReportReader(format: format, path: "in", source: "desk", now: Timestamp(seconds: 1_795_000_000))
        var items: [ReportItem] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            try reader.consume(rest.prefix(chunk)) { items.append($0) }
            rest = rest.dropFirst(chunk)
        }
        try reader.finish { items.append($0) }
        return items
    }

    private func reports(_ items: [ReportItem]) -> [(report: Report, line: Int)] {
        items.compactMap { if case .report(let report, let line, _) = $0 { (report, line) } else { nil } }
    }

    @Test("a hotline's sheet is read by its own column names", arguments: [ReportFormat.auto, .csv])
    func sheet(format: ReportFormat) throws {
        let found = reports(
            try read(
                """
                序号,举报时间,涉诈网址,诈骗类型,举报来源,联系电话,备注
                1,2026-11-17 10:00:00,hxxp://pay[.]example/a,刷单返利,12381,13800000000,短信
                2,2026/11/24,http://loan.example/,虚假贷款,12321,,
                """, as: format))
        #expect(found.map(\.report.address.canonical.description) == ["http://pay.example/a", "http://loan.example/"])
        #expect(found[0].report.source == "12381" && found[0].report.contact == "13800000000")
        #expect(found[0].report.category == "刷单返利" && found[0].report.note == "短信")
        #expect(found[0].report.reportedAt.description == "2026-11-17T10:00:00Z")
        #expect(found[0].report.extra["序号"] == "1")
        // A date that is none is kept, and the link is not lost.
        #expect(found[1].report.extra["reported_at"] == "2026/11/24" && found[1].line == 3)
    }

    @Test func `of two columns for one field the field's own name has it`() throws {
        let found = reports(try read("网址,url,来源,上报单位\nx,http://a.example/,desk A,desk B\n", as: .csv))
        #expect(found[0].report.address.host.description == "a.example")
        #expect(found[0].report.source == "desk A" && found[0].report.extra["上报单位"] == "desk B")
    }

    @Test func `URLhaus's file has its header in a comment, and its lines keep their numbers`() throws {
        let items = try read(
            """
            ################
            # Database dump #
            # id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter
            "7","2026-11-17 10:00:00","http://bad.example/a.exe","online","2026-11-24","malware_download","exe","http://h.example/7","r1"
            # end
            "8","2026-11-17 11:00:00","not a link","online","","malware_download","","","r2"
            """, as: .urlhaus)
        let found = reports(items)
        #expect(found.map(\.line) == [4])
        #expect(found[0].report.category == "malware_download" && found[0].report.contact == "r1")
        guard case .refusal(let refusal) = items[1] else {
            Issue.record("the second row was taken")
            return
        }
        #expect(refusal.line == 6)
    }

    @Test func `a row of URLhaus's that is too long is refused, not taken with a cut address`() throws {
        let items = try read(
            "# id,url\n1,http://bad.example/" + String(repeating: "a", count: 70_000) + "\n2,http://next.example/\n", as: .urlhaus
        )
        #expect(reports(items).map(\.report.address.host.description) == ["next.example"])
        guard case .refusal(let refusal) = items[0] else {
            Issue.record("the long row was taken")
            return
        }
        #expect(refusal.line == 2 && refusal.reason == "line-too-long")
    }

    @Test func `CERT PL's list is read; what it has taken off is refused`() throws {
        let items = try read(
            """
            [{"RegisterPositionId": 1, "DomainAddress": "bad.example", "InsertDate": "2026-11-24T10:00:00", "DeleteDate": null},
             {"RegisterPositionId": 2, "DomainAddress": "old.example", "InsertDate": "2026-01-01T10:00:00", "DeleteDate": "2026-06-01T10:00:00"}]
            """, as: .certpl)
        #expect(reports(items).map(\.report.address.host.description) == ["bad.example"])
        guard case .refusal(let refusal) = items[1] else {
            Issue.record("a name that was taken off came in")
            return
        }
        #expect(refusal.reason == "deleted" && refusal.line == 2)
    }

    @Test(
        "MISP events are read in each of their envelopes",
        arguments: [("", ""), ("{\"response\":[", "]}"), ("[", "]")])
    func misp(start: String, end: String) throws {
        let event = """
            {"Event":{"info":"wave 7","Orgc":{"name":"cert"},"Attribute":[
              {"type":"url","value":"http://bad.example/x","category":"Network activity","timestamp":"1795000000"},
              {"type":"ip-dst","value":"192.0.2.1"},{"type":"domain","value":"ref.example","to_ids":false}],
             "Object":[{"Attribute":[{"type":"domain|ip","value":"two.example|192.0.2.2"}]}]}}
            """
        let found = reports(try read(start + event + end, as: .misp))
        #expect(found.map(\.report.address.host.description) == ["bad.example", "two.example"])
        #expect(found[0].report.source == "cert" && found[0].report.note == "wave 7")
    }

    @Test func `a document that is another, or larger than is held, is refused whole`() throws {
        #expect(throws: IntakeError.notADocument(path: "in", kind: "a MISP event")) { try read("{\"a\":1}", as: .misp) }
        var limits = IntakeLimits()
        limits.documentBytes = 10
        var reader = ReportReader(
            format: .certpl, path: "in", source: "desk", now: Timestamp(seconds: 0), limits: limits)
        #expect(throws: IntakeError.documentTooLarge(path: "in", allowed: 10)) {
            try reader.consume(Array("[                  ]\n".utf8)[...]) { _ in }
        }
    }
}
