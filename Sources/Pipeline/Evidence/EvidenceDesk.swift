import Evidence
import Store
import Vocabulary

/// The evidence of one installation: tidied before a crawl, written during it, verified when somebody asks.
package struct EvidenceDesk {
    /// What became of one file.
    package struct Line: Sendable {
        package let name: String
        package let bytes: Int
        package let records: [String: Int]
        /// What is wrong; empty when the file is what it was.
        package let faults: [String]

        package var json: JSONValue {
            .object([
                ("file", .string(name)), ("whole", .bool(faults.isEmpty)), ("bytes", .int(bytes)),
                ("records", .object(records.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })),
                ("faults", .strings(faults)),
            ])
        }
    }

    let store: StateStore
    let directory: String
    let keepDays: Int
    let keepBytes: Int
    let now: Timestamp

    private var shelf: EvidenceShelf { EvidenceShelf(directory) }

    /// Takes in what a killed run left, and lets go what is too old or too much. Only under the crawl's lock.
    func tidy() throws {
        do {
            try store.keep(evidence: shelf.recover().map(closed))
            let files = try store.evidenceFiles().map { file in
                (EvidenceFile(name: file.name, bytes: file.bytes, sha256: file.sha256), file.closedAt)
            }
            let gone = EvidenceShelf.outdated(files, before: now.adding(days: -keepDays), mostBytes: keepBytes)
            // Forgotten first: a page must not be called known when its bytes are gone.
            try store.forget(evidence: gone.map(\.name))
            for file in gone { try shelf.remove(file.name) }
        } catch let error as EvidenceError { throw PipelineError(.state, "\(error)", hint: error.hint) }
    }

    func writer() -> EvidenceWriter {
        let store = store
        return EvidenceWriter(directory: directory, software: "zhalan \(Installation.version)", start: now) { uri, digest in
            try store.evidencePage(uri: uri, digest: digest).map {
                EvidencePage(uri: $0.uri, digest: $0.digest, record: $0.record, date: $0.at, file: $0.file)
            }
        }
    }

    /// Makes durable what was written, and says what the store is to know of it.
    func settle(_ writer: EvidenceWriter) throws -> (files: [StoredEvidenceFile], pages: [StoredEvidencePage]) {
        let (pages, files) = try writer.settle()
        return (
            files.map(closed),
            pages.map { StoredEvidencePage(uri: $0.uri, digest: $0.digest, record: $0.record, at: $0.date, file: $0.file) }
        )
    }

    /// Reads every file, or those named, and compares it with what it was when it was closed.
    package func verify(_ names: [String] = [], onLine: (Line) -> Void) throws -> Bool {
        let known = Dictionary(uniqueKeysWithValues: try store.evidenceFiles().map { ($0.name, $0) })
        var isWhole = true
        do {
            let there = try shelf.names()
            for name in names where known[name] == nil && !there.contains(name) {
                throw PipelineError(.input, "there is no evidence file \"\(PlainText.escaped(name, limit: 80))\"")
            }
            for name in Set(there).union(known.keys).sorted() where names.isEmpty || names.contains(name) {
                let line = try verify(name, known: known[name], isThere: there.contains(name))
                isWhole = isWhole && line.faults.isEmpty
                onLine(line)
            }
        } catch let error as EvidenceError { throw PipelineError(.state, "\(error)", hint: error.hint) }
        return isWhole
    }

    private func verify(_ name: String, known: StoredEvidenceFile?, isThere: Bool) throws(EvidenceError) -> Line {
        guard isThere else { return Line(name: name, bytes: 0, records: [:], faults: ["the file is gone"]) }
        let found = try shelf.digest(of: name)
        let finding = try EvidenceReader(path: directory + "/" + name).check()
        var faults = finding.faults
        switch known {
        case nil: faults.append("nobody knows this file: no crawl has closed it")
        case .some(let file) where file.sha256 != found.sha256:
            faults.append("its bytes are not those that were closed on \(file.closedAt)")
        default: break
        }
        return Line(name: name, bytes: found.bytes, records: finding.records, faults: faults)
    }

    private func closed(_ file: EvidenceFile) -> StoredEvidenceFile {
        StoredEvidenceFile(name: file.name, bytes: file.bytes, sha256: file.sha256, closedAt: now)
    }
}

extension Installation {
    package func evidenceDesk(store: StateStore) -> EvidenceDesk {
        EvidenceDesk(
            store: store, directory: state.evidence, keepDays: configuration.evidenceDays,
            keepBytes: configuration.evidenceMegabytes << 20, now: now)
    }
}
