import Store

/// What the runs count, as metrics: the one table that ties a summary's word to a metric's name.
enum RunMetric: String, CaseIterable {
    case reports = "zhalan_intake_reports_total"
    case syncs = "zhalan_feeds_syncs_total"
    case fetched = "zhalan_crawl_leads_total"
    case verdicts = "zhalan_classify_verdicts_total"
    case listed = "zhalan_classify_listed_total"
    case runs = "zhalan_publish_runs_total"
    case added = "zhalan_publish_added_total"
    case removed = "zhalan_publish_removed_total"

    var stage: RunEvent.Stage {
        switch self {
        case .reports: .intake
        case .syncs: .feeds
        case .fetched: .crawl
        case .verdicts, .listed: .classify
        case .runs, .added, .removed: .publish
        }
    }

    /// The word of the figures that it adds up.
    var word: String {
        switch self {
        case .reports: "reports"
        case .syncs: "syncs"
        case .fetched: "leads"
        case .verdicts: "verdicts"
        case .listed: "listed"
        case .runs: "runs"
        case .added: "added"
        case .removed: "removed"
        }
    }

    /// The label that tells the kinds apart; `nil` where there is one kind.
    private var label: String? {
        switch self {
        case .reports: "fate"
        case .syncs, .fetched, .runs: "outcome"
        case .verdicts: "verdict"
        case .listed, .added, .removed: nil
        }
    }

    private var help: String {
        switch self {
        case .reports: "Reports taken in, by what became of them."
        case .syncs: "Syncs of feeds, by how they ended."
        case .fetched: "Leads fetched, by how the fetch ended."
        case .verdicts: "Verdicts made."
        case .listed: "Leads that the automatic rule listed."
        case .runs: "Publications, by whether there was anything new."
        case .added: "Entries that releases listed and their predecessors did not."
        case .removed: "Entries that releases no longer listed."
        }
    }

    /// The sums of all runs.
    func family(of figures: [StoredFigure]) -> MetricFamily {
        var family = MetricFamily(rawValue, .counter, help)
        for figure in figures where figure.stage == stage.rawValue && figure.word == word {
            if let label { family.add(figure.total, (label, figure.kind)) } else { family.add(figure.total) }
        }
        return family
    }
}
