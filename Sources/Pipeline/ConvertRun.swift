import Compiler
import DomainNames
import Foundation
import ListFormats
import Protection
import Vocabulary

/// The list engine alone: any number of lists in any known format, compiled into one and written in the formats asked for.
package struct ConvertRun {
    package struct Options: Sendable {
        package var from: ListDialect?
        package var to: [ListFormatName] = []
        /// A directory, or `-` for stdout with one format.
        package var output = "."
        package var allow: [String] = []
        package var protect: [String] = []
        package var reading = ReadingOptions()
        package var writing = WritingOptions()
        /// How many inputs must list a name; default 1.
        package var minimumSources = 1
        /// How many threads read, compile and write; default: as many as there are processors.
        package var threads = ProcessInfo.processInfo.activeProcessorCount
        /// Whether the written files are hashed; default off.
        package var hashes = false
        /// A file for the IP addresses that the lists name; `nil`: they are refused.
        package var addresses: String?
        /// What the files say about themselves.
        package var head = ConversionHead()
        /// The date that the files carry (`SOURCE_DATE_EPOCH`); default: the newest input's.
        package var date: Timestamp?

        package init() {}
    }

    private let options: Options
    private let nameGuard: NameGuard
    private let now: Timestamp

    package init(options: Options, nameGuard: NameGuard, now: Timestamp) {
        self.options = options
        self.nameGuard = nameGuard
        self.now = now
    }

    /// Converts the inputs. An input or a format that can't be done at all is a failure in the summary; the rest is done.
    ///
    /// An input of which not one line could be used is such a failure too: it is another thing than its name says. A list of
    /// comments alone is none; a warning tells that it is empty.
    ///
    /// - Parameters:
    ///   - observer: told of each step.
    ///   - onRefusal: each line or name that is not taken, with its file and line.
    ///   - emit: the bytes for stdout, when the output is `-`.
    /// - Throws: `PipelineError` when an allowlist or protection file can't be read: without it the wrong names would be blocked.
    package func run(
        inputs: [String], observer: RunObserver = { _ in }, onRefusal: (Refusal) -> Void,
        emit: @escaping (UnsafeRawBufferPointer) -> Void
    ) throws -> ConversionSummary {
        let start = ContinuousClock.now
        var refused = 0
        func count(_ refusal: Refusal) {
            refused += 1
            onRefusal(refusal)
        }
        var allow: [AllowRule] = []
        for path in options.allow { try loadAllow(path, into: &allow, count) }
        let guarded = try options.protect.reduce(into: nameGuard) { try loadProtection($1, into: &$0, count) }
        observer(.started(.read, total: inputs.count))
        var done = 0
        var unusable: [PipelineError] = []
        let settings = ListMaterial.Settings(
            from: options.from, reading: options.reading, threads: options.threads, listsAllowed: publishesAllowed)
        var material = ListMaterial(inputs, settings, onRefusal: count) { input in
            if let input, let fault = ConvertRun.fault(of: input, observer) { unusable.append(fault) }
            done += 1
            observer(.advanced(.read, done: done))
        }
        var failures = material.failures + unusable
        observer(.finished(.read, summary: ConvertRun.told(material.inputs, of: inputs.count)))
        if failures.count == inputs.count, let first = failures.first { throw first }
        // What lets names pass may name what must never be blocked.
        var rules = CompilerRules(
            allow: allow.map(\.entry), protection: publishesAllowed ? Unprotected() : guarded, now: now)
        rules.keepsExceptions = true
        rules.minimumSources = options.minimumSources
        rules.threads = options.threads
        observer(.started(.compile, total: nil))
        let compiled = material.compile(rules)
        for removal in compiled.refusals { count(material.refusal(removal)) }
        for removal in compiled.narrowed { onRefusal(material.refusal(removal)) }
        let counts = compiled.counts
        observer(
            .finished(
                .compile,
                summary:
                    "\(PlainText.counted(counts.names, "name")), \(counts.pruned) below a listed parent, \(counts.allowed) allowed, "
                    + "\(counts.protected) protected"))
        let addresses = options.addresses.map { ($0, collectAddresses(material, count)) }
        let sources = material.inputs.filter { $0.used > 0 || $0.refused == 0 }.map(\.path)
        let outputs = try write(
            compiled.blocklist, addresses, options.head.header(inputs: sources, date: options.date), observer, emit: emit,
            failures: &failures)
        return ConversionSummary(
            inputs: material.inputs, names: counts.names, pruned: counts.pruned, allowed: counts.allowed,
            protected: counts.protected,
            allowRules: zip(allow, compiled.allowEffects).map { $0.counting($1) },
            outputs: outputs, failures: failures, refused: refused,
            seconds: (ContinuousClock.now - start).seconds)
    }

    /// Whether the files let names pass instead of blocking them.
    private var publishesAllowed: Bool { options.to == [.rpz] && options.writing.resolvedZoneAction == .passthru }

    /// Why an input is another thing than its name says; `nil` when it is not.
    private static func fault(of input: ConvertedInput, _ observer: RunObserver) -> PipelineError? {
        guard input.used == 0 else { return nil }
        let path = PlainText.escaped(input.path)
        guard input.refused > 0, let reason = input.commonestReason else {
            observer(.warning("\(path): the list is empty"))
            return nil
        }
        let hint =
            reason == DomainNameError.addressLiteral.label
            ? "--addresses FILE keeps IP addresses"
            : "--explain-refusals FILE tells why each line was refused; zhalan lint shows it"
        return PipelineError(
            .input,
            "\(path): not one line could be used; read as \(input.format), \(input.refused) were refused, most as \(reason)",
            hint: hint)
    }

    private static func told(_ inputs: [ConvertedInput], of count: Int) -> String {
        let (lines, used, refused) = inputs.reduce((0, 0, 0)) { ($0.0 + $1.lines, $0.1 + $1.used, $0.2 + $1.refused) }
        let what = count == 1 ? inputs.first.map { "\($0.path): \($0.format)" } ?? "1 input" : "\(count) inputs"
        return "\(PlainText.escaped(what)), \(lines) lines, \(used) used, \(refused) refused"
    }

    private func collectAddresses(_ material: ListMaterial, _ onRefusal: (Refusal) -> Void) -> AddressList {
        var list = AddressList()
        for (address, input, line) in material.literals {
            if let explanation = list.insert(address) {
                onRefusal(
                    material.refusal(
                        of: address.description, input: input, line: line, reason: "special-address", explanation: explanation))
            }
        }
        return list
    }

    /// An allowlist in any list format: every name in it is allowed, with what lies below as its format says.
    private func loadAllow(_ path: String, into allow: inout [AllowRule], _ onRefusal: (Refusal) -> Void) throws {
        let (_, counts) = try ListFileReader(path: path, from: nil, reading: namesOnly).read { statement in
            switch statement {
            case .cancelled, .literal: break
            case .entry(let entry, let line), .important(let entry, let line):
                if case .name(let name) = entry.subject {
                    allow.append(AllowRule(name: name, scope: entry.scope, path: path, line: line))
                }
            case .refused(let refusal): onRefusal(refusal)
            }
        }
        try ConvertRun.judge(guarding: path, counts)
    }

    /// A file of which nothing could be used guards nothing: the names that it should keep would be blocked.
    private static func judge(guarding path: String, _ counts: ListReader.Counts) throws(PipelineError) {
        guard counts.entries == 0, counts.refused > 0 else { return }
        throw PipelineError(
            .input, "\(PlainText.escaped(path)): not one line could be used, \(counts.refused) were refused",
            hint: "names and lists in any format are allowed; zhalan lint shows what is wrong")
    }

    /// How lists that guard are read: an IP address in one guards nothing.
    private var namesOnly: ReadingOptions {
        var reading = options.reading
        reading.takesAddressLiterals = false
        return reading
    }

    private func loadProtection(_ path: String, into nameGuard: inout NameGuard, _ onRefusal: (Refusal) -> Void) throws {
        var names: [DomainName] = []
        let (_, counts) = try ListFileReader(path: path, from: nil, reading: namesOnly).read { statement in
            switch statement {
            case .cancelled, .literal: break
            case .entry(let entry, _), .important(let entry, _):
                if case .name(let name) = entry.subject { names.append(name) }
            case .refused(let refusal): onRefusal(refusal)
            }
        }
        try ConvertRun.judge(guarding: path, counts)
        nameGuard.protect(names, because: "named in \(path)")
    }

    private func write(
        _ blocklist: Blocklist, _ addresses: (path: String, list: AddressList)?, _ header: ListHeader,
        _ observer: RunObserver, emit: @escaping (UnsafeRawBufferPointer) -> Void, failures: inout [PipelineError]
    ) throws -> [ConvertedOutput] {
        var outputs: [ConvertedOutput] = []
        let commits = FileCommits()
        // Whatever stops the run, no file is left between its two names.
        defer { try? commits.wait() }
        observer(.started(.write, total: options.to.count))
        for (index, format) in options.to.enumerated() {
            let writer = ListWriter(format: format, header: header, options: options.writing)
            do {
                let file = ListFileWriter(
                    directory: options.output, threads: options.threads, hashes: options.hashes, commits: commits, emit: emit)
                outputs.append(try file.write(blocklist, with: writer))
            } catch let error as ListFormatError {
                failures.append(PipelineError(.other, "\(format.rawValue): \(error)", hint: error.hint))
            }
            observer(.advanced(.write, done: index + 1))
        }
        if let (path, list) = addresses {
            outputs.append(try ListFileWriter(file: path, hashes: options.hashes, emit: emit).write(list))
        }
        try commits.wait()
        let bytes = outputs.reduce(0) { $0 + $1.bytes }
        observer(.finished(.write, summary: "\(PlainText.counted(outputs.count, "file")), \(bytes) bytes"))
        return outputs
    }
}
