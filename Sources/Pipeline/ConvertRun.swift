import Compiler
import DomainNames
import Foundation
import ListFormats
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
        /// Whether the written files are hashed, which costs as much as writing them; default off.
        package var hashes = false
        /// The date that the files carry (`SOURCE_DATE_EPOCH`); default: the newest input's.
        package var date: Timestamp?

        package init() {}
    }

    private let options: Options
    private let nameGuard: NameGuard
    private let now: Timestamp

    init(options: Options, nameGuard: NameGuard, now: Timestamp) {
        self.options = options
        self.nameGuard = nameGuard
        self.now = now
    }

    /// Converts the inputs. An input or a format that can't be done at all is a failure in the summary; the rest is done.
    ///
    /// - Parameters:
    ///   - onRefusal: each line or name that is not taken, with its file and line.
    ///   - emit: the bytes for stdout, when the output is `-`.
    /// - Throws: `PipelineError` when an allowlist or protection file can't be read: without it the wrong names would be blocked.
    package func run(
        inputs: [String], onRefusal: (Refusal) -> Void, emit: @escaping (UnsafeRawBufferPointer) -> Void
    ) throws -> ConversionSummary {
        let start = ContinuousClock.now
        var refused = 0
        func count(_ refusal: Refusal) {
            refused += 1
            onRefusal(refusal)
        }
        var allow: [ListEntry] = []
        for path in options.allow { try loadAllow(path, into: &allow, count) }
        let guarded = try options.protect.reduce(into: nameGuard) { try loadProtection($1, into: &$0, count) }
        var material = ListMaterial(
            inputs, from: options.from, reading: options.reading, threads: options.threads, onRefusal: count)
        var failures = material.failures
        if material.inputs.isEmpty, let first = failures.first { throw first }
        var rules = CompilerRules(allow: allow, protection: guarded, sharedHosts: guarded.sharedHosts, now: now)
        rules.keepsExceptions = true
        rules.minimumSources = options.minimumSources
        rules.threads = options.threads
        let compiled = material.compile(rules)
        for removal in compiled.refusals { count(material.refusal(removal)) }
        for removal in compiled.narrowed { onRefusal(material.refusal(removal)) }
        let header = header(of: inputs)
        let outputs = try write(compiled.blocklist, header, emit: emit, failures: &failures)
        let counts = compiled.counts
        return ConversionSummary(
            inputs: material.inputs, names: counts.names, pruned: counts.pruned, allowed: counts.allowed,
            protected: counts.protected, outputs: outputs, failures: failures, refused: refused,
            seconds: (ContinuousClock.now - start).seconds)
    }

    /// The head of the files. Dates never come from the clock, so that the same input gives the same bytes; with neither
    /// `SOURCE_DATE_EPOCH` nor an input with a date, there is none.
    private func header(of inputs: [String]) -> ListHeader {
        let date = options.date ?? inputs.compactMap(ListFileReader.modified).max()
        return ListHeader(title: "converted list", serial: UInt32(clamping: date?.seconds ?? 1), generated: date)
    }

    /// An allowlist in any list format: every name in it is allowed, with what lies below as its format says.
    private func loadAllow(_ path: String, into allow: inout [ListEntry], _ onRefusal: (Refusal) -> Void) throws {
        _ = try ListFileReader(path: path, from: nil, reading: options.reading).read { statement in
            switch statement {
            case .cancelled: break
            case .entry(let entry, _), .important(let entry, _):
                if case .name(let name) = entry.subject {
                    allow.append(ListEntry(action: .allow, name: name, scope: entry.scope))
                }
            case .refused(let refusal): onRefusal(refusal)
            }
        }
    }

    private func loadProtection(_ path: String, into nameGuard: inout NameGuard, _ onRefusal: (Refusal) -> Void) throws {
        var names: [DomainName] = []
        _ = try ListFileReader(path: path, from: nil, reading: options.reading).read { statement in
            switch statement {
            case .cancelled: break
            case .entry(let entry, _), .important(let entry, _):
                if case .name(let name) = entry.subject { names.append(name) }
            case .refused(let refusal): onRefusal(refusal)
            }
        }
        nameGuard.protect(names, because: "named in \(path)")
    }

    private func write(
        _ blocklist: Blocklist, _ header: ListHeader, emit: @escaping (UnsafeRawBufferPointer) -> Void,
        failures: inout [PipelineError]
    ) throws -> [ConvertedOutput] {
        var outputs: [ConvertedOutput] = []
        for format in options.to {
            let writer = ListWriter(format: format, header: header, options: options.writing)
            do {
                let file = ListFileWriter(directory: options.output, threads: options.threads, hashes: options.hashes, emit: emit)
                outputs.append(try file.write(blocklist, with: writer))
            } catch let error as ListFormatError {
                failures.append(PipelineError(.other, "\(format.rawValue): \(error)", hint: error.hint))
            }
        }
        return outputs
    }
}
