import Foundation
import ResolverTesting

/// A unit of packaging/systemd: its lines, and the system calls that it leaves its programs.
struct UnitFile {
    static let folder = OperationsPage.checkout.appending(path: "packaging/systemd")

    let name: String
    private let lines: [String]

    init(_ name: String) throws {
        self.name = name
        lines = try String(contentsOf: UnitFile.folder.appending(path: name), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// The names of all units with such an ending.
    static func names(_ ending: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }.sorted()
    }

    /// The values of a key, in order.
    func values(_ key: String) -> [String] {
        lines.filter { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
    }

    /// The system calls that `SystemCallFilter=` leaves, as systemd reads its lines: a list adds, one behind `~` takes away; some
    /// calls are always allowed (systemd.exec(5)).
    func allowedCalls() throws -> Set<String> {
        let sets = try SystemCallSets()
        var allowed = sets.calls(in: "@default").union(["execve", "exit", "exit_group", "getrlimit", "rt_sigreturn", "sigreturn"])
        for value in values("SystemCallFilter") {
            for word in value.drop(while: { $0 == "~" }).split(separator: " ") {
                let calls = sets.calls(in: String(word))
                if value.hasPrefix("~") { allowed.subtract(calls) } else { allowed.formUnion(calls) }
            }
        }
        return allowed
    }
}

/// The named sets of system calls, as this machine's systemd has them.
struct SystemCallSets {
    private var members: [String: [String]] = [:]

    init() throws {
        let (status, output) = try Program("systemd-analyze").run(["syscall-filter", "--no-pager"])
        guard status == 0 else { throw OperationsPage.Missing(description: "systemd-analyze syscall-filter: \(output)") }
        var current = ""
        for line in output.split(separator: "\n") {
            let text = line.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("@") {
                current = text
            } else if !text.isEmpty, !text.hasPrefix("#") {
                members[current, default: []].append(text)
            }
        }
    }

    /// A call itself, or everything in a set and in the sets that it names.
    func calls(in word: String) -> Set<String> {
        guard word.hasPrefix("@") else { return [word] }
        return (members[word] ?? []).reduce(into: []) { $0.formUnion(calls(in: $1)) }
    }
}
