import Foundation
import Intake
import Store
import Vocabulary

/// Takes in reported links: from arguments, from a file or stream, from the inbox.
package struct IntakeRun {
    /// One input line's fate, in the order of the input.
    package struct Line: Sendable {
        package enum Fate: String, Sendable {
            case accepted, duplicate, refused
        }

        package let path: String
        package let line: Int
        package let input: String
        package let fate: Fate
        /// The canonical address, or `nil` when refused.
        package let url: String?
        package let lead: Int64?
        /// The bounded word for a refusal, and the sentence.
        package let reason: String?
        package let explanation: String?
    }

    package struct Summary: Sendable {
        package var accepted = 0
        package var duplicate = 0
        package var refused = 0

        package init() {}

        package var text: String { "\(accepted) accepted, \(duplicate) duplicate, \(refused) refused" }

        package mutating func add(_ other: Summary) {
            accepted += other.accepted
            duplicate += other.duplicate
            refused += other.refused
        }

        mutating func count(_ fate: Line.Fate) {
            switch fate {
            case .accepted: accepted += 1
            case .duplicate: duplicate += 1
            case .refused: refused += 1
            }
        }
    }

    /// Reports per write transaction. 2,000: some 70 ms; each transaction writes every page of the indexes that it touches once, so
    /// four times as many reports cost half the writing.
    static let batchRows = 2_000

    private let store: StateStore
    private let source: String
    private let now: Timestamp
    /// Set when there is something new to crawl.
    private let marker: WorkMarker?

    package init(store: StateStore, source: String, now: Timestamp, marker: WorkMarker? = nil) {
        self.marker = marker
        self.store = store
        self.source = source
        self.now = now
    }

    /// Takes in links given one by one.
    package func take(arguments: [String], onLine: (Line) -> Void) throws -> Summary {
        var summary = Summary()
        var batch: [ReportItem] = []
        for (index, argument) in arguments.enumerated() {
            batch.append(ReportReader.read(argument: argument, index: index + 1, source: source, now: now))
            if batch.count >= IntakeRun.batchRows { try flush(&batch, &summary, onLine) }
        }
        while !batch.isEmpty { try flush(&batch, &summary, onLine) }
        try end(summary)
        return summary
    }

    /// Takes in a file or stream, in constant memory; each batch is durable before its lines are told.
    ///
    /// - Throws: `PipelineError` of kind `.input` when the whole input can't be read for what it is.
    package func take(from handle: FileHandle, path: String, format: ReportFormat, onLine: (Line) -> Void) throws -> Summary {
        var summary = Summary()
        var batch: [ReportItem] = []
        var reader = ReportReader(format: format, path: path, source: source, now: now)
        try ReportStream(handle: handle, path: path).read(with: &reader) {
            batch.append($0)
        } keep: { isEnd in
            while batch.count >= (isEnd ? 1 : IntakeRun.batchRows) { try flush(&batch, &summary, onLine) }
        }
        try end(summary)
        return summary
    }

    private func end(_ summary: Summary) throws {
        if summary.accepted > 0 { marker?.set() }
        try store.note(summary.figures, stage: .intake, now: now)
    }

    /// Takes in the first of what waits, at most one transaction's worth.
    private func flush(_ batch: inout [ReportItem], _ summary: inout Summary, _ onLine: (Line) -> Void) throws {
        let items = batch.prefix(IntakeRun.batchRows)
        batch.removeFirst(items.count)
        var outcomes = try store.take(
            items.compactMap { if case .report(let report, _, _) = $0 { report } else { nil } }, now: now)[...]
        try store.keep(items.compactMap { if case .refusal(let refusal) = $0 { refusal } else { nil } }, source: source, now: now)
        for item in items {
            let line: Line
            switch item {
            case .refusal(let refusal):
                line = Line(
                    path: refusal.path, line: refusal.line, input: refusal.text, fate: .refused, url: nil, lead: nil,
                    reason: refusal.reason, explanation: refusal.explanation)
            case .report(let report, let number, let input):
                let (fate, lead) = IntakeRun.fate(outcomes.removeFirst())
                line = Line(
                    path: "", line: number, input: input, fate: fate, url: report.address.canonical.description, lead: lead,
                    reason: nil, explanation: nil)
            }
            summary.count(line.fate)
            onLine(line)
        }
    }

    private static func fate(_ outcome: IntakeOutcome) -> (Line.Fate, Int64) {
        switch outcome {
        case .accepted(let lead): (.accepted, lead)
        case .duplicate(let lead): (.duplicate, lead)
        }
    }
}
