import DomainNames
import Foundation
import Protection

/// The rules as the project ships them, read once for all tests.
enum ShippedRules {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "lists")

    private static func rules(in folder: String, _ isMeant: (String) -> Bool) -> NameRules {
        do {
            var rules = NameRules()
            let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            for name in names.sorted() where name.hasSuffix(".tsv") && isMeant(name) {
                let path = folder + "/" + name
                try rules.add(tsv: String(contentsOf: root.appending(path: path), encoding: .utf8), path: "lists/" + path)
            }
            return rules
        } catch { fatalError("\(error)") }
    }

    static let critical = rules(in: "protect") { _ in true }
    static let shared = SharedNames(
        hosts: rules(in: "shared") { $0 == "hosts.tsv" }, shorteners: rules(in: "shared") { $0 == "shorteners.tsv" },
        platforms: rules(in: "shared") { $0 == "platforms.tsv" })
    static let nameGuard = NameGuard(critical: critical, shared: shared)
}
