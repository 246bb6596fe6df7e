import Exporter
import Vocabulary

/// `security.txt` (RFC 9116): whom to tell of a fault in the list or in the server that it comes from.
///
/// ```
/// Contact: mailto:security@anti-fraud.example
/// Expires: 2027-05-24T00:00:00Z
/// Preferred-Languages: zh, en
/// Canonical: https://lists.anti-fraud.example/.well-known/security.txt
/// ```
package struct SecurityText: Sendable {
    /// Days until a reader should no longer go by it. RFC 9116 §2.5.5 advises less than a year; it is written anew after half of them.
    static let validDays = 180
    static let fileName = "security.txt"

    private let contacts: [String]
    private let canonical: String

    /// - Throws: `PipelineError` for a contact or an address that RFC 9116 does not allow: a URI each, on the web only by https.
    package init(contacts: [String], canonical: String) throws(PipelineError) {
        for contact in contacts {
            try SecurityText.check(contact, of: "security_contacts", schemes: ["mailto:", "https://", "tel:"])
        }
        if !canonical.isEmpty { try SecurityText.check(canonical, of: "security_canonical", schemes: ["https://"]) }
        self.contacts = contacts
        self.canonical = canonical
    }

    private static func check(_ text: String, of key: String, schemes: [String]) throws(PipelineError) {
        let isURI = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
        guard isURI, schemes.contains(where: { text.hasPrefix($0) && text != $0 }) else {
            throw PipelineError(
                .configuration,
                "[publish] \(key): \"\(PlainText.escaped(text, limit: 80))\" is no address that security.txt may name",
                hint: "it begins with \(schemes.joined(separator: " or "))")
        }
    }

    package func text(until expiry: Timestamp) -> String {
        var lines = contacts.map { "Contact: \($0)" }
        lines.append("Expires: \(expiry)")
        lines.append("Preferred-Languages: zh, en")
        if !canonical.isEmpty { lines.append("Canonical: \(canonical)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Writes it into the directory of the releases when somebody is named, and what is there says something else or ends soon.
    ///
    /// - Returns: whether it was written.
    @discardableResult
    package func renew(in directory: String, now: Timestamp, files: any FileSystem = DiskFileSystem()) throws(FileFault) -> Bool {
        guard !contacts.isEmpty else { return false }
        let path = directory + "/" + SecurityText.fileName
        if try stands(path, now: now, files: files) { return false }
        if try files.kind(of: directory) == nil { try files.makeDirectory(directory) }
        let fresh = "\(directory)/.\(SecurityText.fileName).new"
        if try files.kind(of: fresh) != nil { try files.remove(fresh) }
        var output = try FileOutput(fresh, files: files)
        try output.append(Array(text(until: now.adding(days: SecurityText.validDays)).utf8))
        _ = try output.finish()
        try files.rename(fresh, to: path)
        try files.syncDirectory(directory)
        return true
    }

    private func stands(_ path: String, now: Timestamp, files: any FileSystem) throws(FileFault) -> Bool {
        guard try files.kind(of: path) == .file else { return false }
        let found = String(decoding: try FileInput(files: files).beginning(of: path, bytes: 1 << 16), as: UTF8.self)
        guard let line = found.split(separator: "\n").first(where: { $0.hasPrefix("Expires: ") }),
            let expiry = Timestamp(line.dropFirst("Expires: ".count))
        else { return false }
        return found == text(until: expiry) && expiry > now.adding(days: SecurityText.validDays / 2)
            && expiry <= now.adding(days: SecurityText.validDays)
    }
}

extension Installation {
    /// Keeps `published/security.txt` in force. It is not part of a release: it is the server's, and outlives all of them.
    func renewSecurityText(_ observer: RunObserver) throws {
        let text = try SecurityText(contacts: configuration.securityContacts, canonical: configuration.securityCanonical)
        do { try text.renew(in: state.published, now: now) } catch {
            observer(.warning("security.txt is not in force: \(error)"))
        }
    }
}
