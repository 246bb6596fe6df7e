import Exporter
import Store
import Vocabulary

/// The figures of each run, under the words of its summary.

extension StateStore {
    func note(_ figures: [RunFigure], stage: RunEvent.Stage, now: Timestamp) throws(StateStoreError) {
        try note(figures, stage: stage.rawValue, now: now)
    }
}

extension IntakeRun.Summary {
    var figures: [RunFigure] {
        [
            RunFigure("reports", kind: IntakeRun.Line.Fate.accepted.rawValue, accepted),
            RunFigure("reports", kind: IntakeRun.Line.Fate.duplicate.rawValue, duplicate),
            RunFigure("reports", kind: IntakeRun.Line.Fate.refused.rawValue, refused),
        ]
    }
}

extension FeedSync.Summary {
    var figures: [RunFigure] {
        StoredFeed.Outcome.allCases.map { outcome in
            RunFigure("syncs", kind: outcome.rawValue, lines.count { $0.outcome == outcome })
        }
    }
}

extension CrawlRun.Summary {
    var figures: [RunFigure] {
        FetchOutcome.Kind.allCases.map { kind in RunFigure("leads", kind: kind.rawValue, byKind[kind] ?? 0) }
    }
}

extension ClassifyRun.Summary {
    var figures: [RunFigure] {
        Verdict.Outcome.allCases.map { outcome in RunFigure("verdicts", kind: outcome.rawValue, byOutcome[outcome] ?? 0) }
            + [RunFigure("listed", listed)]
    }
}

extension PublishRun {
    static func figures(_ manifest: Manifest) -> [RunFigure] {
        [
            RunFigure("runs", kind: "published", 1), RunFigure("added", manifest.added),
            RunFigure("removed", manifest.removed),
        ]
    }
}
