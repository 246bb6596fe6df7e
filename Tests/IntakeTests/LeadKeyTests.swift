import DomainNames
import Intake
import Testing

@Suite struct LeadKeyTests {
    @Test func `reports of one page are one lead`() throws {
        let keys = try Reading(
            """
            http://Evil.example/login
            hxxps://evil[.]example:443/login?utm_source=sms&fbclid=1
            https://evil.example./login#top
            看evil.example/login，
            """, format: .text
        ).reports.map { $0.report.address.canonical.description }
        #expect(keys.count == 4)
        #expect(Set(keys) == ["http://evil.example/login"])
    }

    @Test func `another path or port is another lead`() throws {
        let keys = try ["http://a.example/", "http://a.example/x", "http://a.example:8080/"].map { try WebAddress($0).canonical }
        #expect(Set(keys).count == 3)
    }
}
