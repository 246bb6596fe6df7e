import Foundation
import Pipeline
import Testing
import Vocabulary

/// `security.txt` as RFC 9116 has it, renewed by each publication in time.
@Suite struct SecurityTextTests {
    private static let settings = """
        [publish]
        security_contacts = ["mailto:security@anti-fraud.example", "https://anti-fraud.example/contact"]
        security_canonical = "https://lists.anti-fraud.example/.well-known/security.txt"

        """

    private func published(_ test: TestInstallation) throws -> String {
        try String(contentsOfFile: test.installation.state.published + "/security.txt", encoding: .utf8)
    }

    @Test func `a publication writes it, and writes it anew when half of its time is over`() throws {
        let test = try TestInstallation(SecurityTextTests.settings)
        _ = try test.publish()
        let expiry = TestInstallation.now.adding(days: 180)
        #expect(
            try published(test) == """
                Contact: mailto:security@anti-fraud.example
                Contact: https://anti-fraud.example/contact
                Expires: \(expiry)
                Preferred-Languages: zh, en
                Canonical: https://lists.anti-fraud.example/.well-known/security.txt

                """)
        let text = try SecurityText(contacts: ["tel:+86-21-00000000"], canonical: "")
        let published = test.installation.state.published
        #expect(try text.renew(in: published, now: TestInstallation.now))
        #expect(try !text.renew(in: published, now: TestInstallation.now.adding(days: 89)))
        #expect(try text.renew(in: published, now: TestInstallation.now.adding(days: 91)))
        // A clock that went back: nobody should go by a text for longer than it says today.
        #expect(try text.renew(in: published, now: TestInstallation.now))
        let mode = try FileManager.default.attributesOfItem(atPath: published + "/security.txt")[.posixPermissions] as? Int
        #expect(mode == 0o644)
    }

    @Test func `without anybody to tell there is none, and a release is not held up`() throws {
        let test = try TestInstallation()
        _ = try test.publish()
        #expect(!FileManager.default.fileExists(atPath: test.installation.state.published + "/security.txt"))
    }

    @Test(arguments: ["security@anti-fraud.example", "http://anti-fraud.example/", "mailto:", "mailto:a@b\nExpires: x", ""])
    func `a contact that is no address of that kind is a fault of the configuration`(_ contact: String) {
        #expect(throws: PipelineError.self) { try SecurityText(contacts: [contact], canonical: "") }
    }
}
