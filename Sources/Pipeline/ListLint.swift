import Compiler
import DomainNames
import ListFormats
import Protection
import Vocabulary

/// Finds what is wrong with lists, line by line, and writes the clean list.
///
/// Faults are what a reader refuses, names that must never be listed, what is said twice, and bytes that keep resolvers from
/// loading a list (a byte order mark, carriage returns).
package struct ListLint {
    package struct Options: Sendable {
        package var from: ListDialect?
        package var reading = ReadingOptions()
        /// How the clean list is spelled.
        package var writing = WritingOptions()
        /// Where the clean list goes; `-` is stdout. `nil`: no list is written.
        package var fixed: String?

        package init() {}
    }

    /// What one list came to.
    package struct Result: Sendable {
        package let path: String
        package let dialect: ListDialect
        package let lines: Int
        package let faults: Int
        /// Faults by reason.
        package let reasons: [String: Int]
        package let fixed: ConvertedOutput?
    }

    private let options: Options
    private let nameGuard: NameGuard
    private let now: Timestamp

    init(options: Options, nameGuard: NameGuard, now: Timestamp) {
        self.options = options
        self.nameGuard = nameGuard
        self.now = now
    }

    /// Looks at one list; faults are told as they are found, those about the list as a whole last.
    ///
    /// - Throws: `PipelineError` of kind `.input` when the file can't be read or is no list.
    package func run(
        _ path: String, onFault: (Refusal) -> Void, emit: @escaping (UnsafeRawBufferPointer) -> Void
    ) throws -> Result {
        var faults = 0
        var reasons: [String: Int] = [:]
        func tell(_ fault: Refusal) {
            faults += 1
            reasons[fault.reason, default: 0] += 1
            onFault(fault)
        }
        var repeats = RepeatedStatements()
        let settings = ListMaterial.Settings(from: options.from, reading: options.reading)
        var material = try ListMaterial(path, settings, onRefusal: tell) { entry, line in repeats.add(entry, line: line) }
        guard let (dialect, counts) = material.single else { throw PipelineError(.input, "\(path): the list was not read") }
        for (text, line, first) in repeats.found(in: dialect) {
            tell(
                Refusal(
                    path: path, line: line, text: text, reason: "duplicate", explanation: "line \(first) says the same"))
        }
        if counts.hasByteOrderMark {
            tell(
                Refusal(
                    path: path, line: 1, column: 1, text: "", reason: "byte-order-mark",
                    explanation: "a byte order mark stands in front; most resolvers lose the first line by it"))
        }
        if counts.firstCarriageReturn > 0 {
            tell(
                Refusal(
                    path: path, line: counts.firstCarriageReturn, text: "", reason: "carriage-return",
                    explanation: "lines end in a carriage return, from this one on; Knot Resolver loads nothing of such a list"))
        }
        var rules = CompilerRules(protection: nameGuard, now: now)
        rules.keepsExceptions = true
        let compiled = material.compile(rules)
        // What the list's own allow rules take away is meant so.
        let wrong = compiled.refusals.filter { $0.reason != .allowed && $0.reason != .allowedBelow }.map(material.refusal)
        for fault in wrong.sorted(by: { $0.line < $1.line }) { tell(fault) }
        var fixed: ConvertedOutput?
        if let target = options.fixed {
            guard let format = dialect.format else {
                throw PipelineError(
                    .other, "\(path): \(dialect.name) is only read",
                    hint: "zhalan convert \(path) --to FORMAT writes a clean list")
            }
            let date = ListFileReader.modified(path)
            let header = ListHeader(title: "clean list", serial: UInt32(clamping: date?.seconds ?? 1), generated: date)
            if compiled.blocklist.names.isEmpty, compiled.blocklist.addresses.isEmpty, !material.allow.isEmpty {
                throw PipelineError(
                    .other, "\(path): the list only allows names, and --fix writes lists that block",
                    hint: "zhalan convert \(path) --to rpz --rpz-action passthru --output - writes an allow zone")
            }
            let writer = ListWriter(format: format, header: header, options: options.writing)
            fixed = try ListFileWriter(file: target, emit: emit).write(compiled.blocklist, with: writer)
        }
        return Result(
            path: path, dialect: dialect, lines: counts.lines, faults: faults, reasons: reasons,
            fixed: fixed)
    }

    /// The clean list's name when none is given: `hosts.txt` becomes `hosts.clean.txt`.
    package static func cleanPath(of path: String) -> String {
        if path == "-" { return "-" }
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        guard let dot = path[start...].lastIndex(of: "."), dot > start else { return path + ".clean" }
        return path[..<dot] + ".clean" + path[dot...]
    }
}

/// Statements that a list makes more often than it needs to.
private struct RepeatedStatements {
    private var seen: [Int: (line: Int32, times: UInt8)] = [:]
    private var repeated: [(text: String, line: Int, first: Int, times: UInt8)] = []

    /// Hashes, not names: a fault that may be off by one in a billion is not worth another copy of the list.
    mutating func add(_ entry: ListEntry, line: Int) {
        let key = entry.hashValue
        guard let before = seen[key] else {
            seen[key] = (Int32(clamping: line), 1)
            return
        }
        let times = before.times == .max ? before.times : before.times + 1
        seen[key] = (before.line, times)
        switch entry.subject {
        case .name(let name): repeated.append((name.text, line, Int(before.line), times))
        case .address(let address): repeated.append((address.description, line, Int(before.line), times))
        }
    }

    /// In hosts files and zones a name stands twice by right: once for each address family.
    func found(in dialect: ListDialect) -> [(text: String, line: Int, first: Int)] {
        let allowed: UInt8 = dialect == .format(.hosts) || dialect == .format(.rpz) ? 2 : 1
        return repeated.filter { $0.times > allowed }.map { ($0.text, $0.line, $0.first) }
    }
}
