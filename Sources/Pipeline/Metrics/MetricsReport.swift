import Exporter
import Store
import Vocabulary

/// The figures of one installation for Prometheus: what the runs counted, what waits, and what is published.
package struct MetricsReport: Sendable {
    package let families: [MetricFamily]

    /// The whole text, as node_exporter's textfile collector reads it.
    package var text: String { families.map(\.text).joined() }

    init(
        store: StateStore, feeds: [FeedStatus], archive: ReleaseArchive, probed: [ProbeRun.Line], now: Timestamp
    ) throws {
        families =
            try MetricsReport.runs(store) + MetricsReport.work(store, now: now) + MetricsReport.feeds(feeds)
            + MetricsReport.release(archive) + MetricsReport.probe(probed)
    }

    private static func runs(_ store: StateStore) throws -> [MetricFamily] {
        var info = MetricFamily("zhalan_info", .gauge, "The version of the program, always 1.")
        info.add(1, ("version", Installation.version))
        var runs = MetricFamily("zhalan_stage_runs_total", .counter, "How often each stage has run.")
        var last = MetricFamily("zhalan_stage_last_run_timestamp_seconds", .gauge, "When each stage last ended, Unix time.")
        var longest = MetricFamily(
            "zhalan_stage_longest_write_seconds", .gauge,
            "The longest that one write transaction of each stage's last run kept others waiting.")
        for stage in try store.stages() {
            longest.add(Double(stage.longestWriteMilliseconds) / 1000, ("stage", stage.stage))
            runs.add(stage.runs, ("stage", stage.stage))
            last.add(Int(stage.lastAt.seconds), ("stage", stage.stage))
        }
        let figures = try store.figures()
        return [info, runs, last, longest] + RunMetric.allCases.map { $0.family(of: figures) }
    }

    private static func work(_ store: StateStore, now: Timestamp) throws -> [MetricFamily] {
        var leads = MetricFamily("zhalan_leads", .gauge, "Leads in each state.")
        let states = try store.leadCounts()
        for state in LeadState.allCases { leads.add(states[state] ?? 0, ("state", state.rawValue)) }
        var waiting = MetricFamily("zhalan_review_waiting", .gauge, "Leads that wait for people, by why.")
        let reasons = try store.attentionCounts()
        for reason in Attention.allCases { waiting.add(reasons[reason] ?? 0, ("attention", reason.rawValue)) }
        var listings = MetricFamily("zhalan_listings", .gauge, "Listings that stand.")
        listings.add(try store.activeListingCount(at: now))
        let appeals = try store.appeals()
        var open = MetricFamily("zhalan_appeals_open", .gauge, "Appeals that are not decided.")
        open.add(appeals.count)
        var overdue = MetricFamily("zhalan_appeals_overdue", .gauge, "Open appeals that have missed a deadline.")
        overdue.add(appeals.count { $0.missedDeadline(at: now) != nil })
        var simulated = MetricFamily("zhalan_simulated", .gauge, "1 when the store holds a made-up history, else 0.")
        simulated.add(try store.isSimulated() ? 1 : 0)
        return [leads, waiting, listings, open, overdue, simulated]
    }

    private static func feeds(_ feeds: [FeedStatus]) -> [MetricFamily] {
        var entries = MetricFamily("zhalan_feed_entries", .gauge, "Entries of each feed's snapshot.")
        var age = MetricFamily(
            "zhalan_feed_age_hours", .gauge, "Hours since each feed's snapshot was last known to be what its publisher serves.")
        var current = MetricFamily("zhalan_feed_current", .gauge, "1 when the next release takes the feed, else 0.")
        for feed in feeds {
            let name = ("feed", feed.feed.name)
            entries.add(feed.entries, name)
            if let hours = feed.ageHours { age.add(hours, name) }
            current.add(feed.state == .current ? 1 : 0, name)
        }
        return [entries, age, current]
    }

    /// Of the current release; without samples before the first, or when its manifest can't be read.
    private static func release(_ archive: ReleaseArchive) throws -> [MetricFamily] {
        var serial = MetricFamily("zhalan_release_serial", .gauge, "The serial of the current release.")
        var generated = MetricFamily(
            "zhalan_release_generated_timestamp_seconds", .gauge, "When the current release was made, Unix time.")
        var compiled = MetricFamily(
            "zhalan_compile", .gauge, "What compiling the current release counted, by its manifest's words.")
        var entries = MetricFamily("zhalan_release_entries", .gauge, "Entries of each file of the current release.")
        var refused = MetricFamily("zhalan_release_refused", .gauge, "Entries that each format can't say, by why.")
        var bytes = MetricFamily("zhalan_release_bytes", .gauge, "Bytes of each file of the current release.")
        var simulated = MetricFamily("zhalan_release_simulated", .gauge, "1 when the current release is made up, else 0.")
        if let current = try? archive.current(), let manifest = try? archive.manifest(of: current) {
            serial.add(Int(manifest.serial.value))
            generated.add(Int(manifest.generated.seconds))
            for (word, count) in manifest.counts.sorted(by: { $0.key < $1.key }) { compiled.add(count, ("figure", word)) }
            for file in manifest.files {
                entries.add(file.counts.entries, ("format", file.format))
                bytes.add(file.bytes, ("format", file.format))
                for (reason, count) in file.counts.refused.sorted(by: { $0.key < $1.key }) {
                    refused.add(count, ("format", file.format), ("reason", reason))
                }
            }
            simulated.add(manifest.simulated ? 1 : 0)
        }
        return [serial, generated, compiled, entries, refused, bytes, simulated]
    }
}

extension Installation {
    /// - Parameter asks: ask the resolvers of `[probe]` what they serve; takes its seconds when one is gone.
    package func metrics(store: StateStore, asks: Bool = false) throws -> MetricsReport {
        let archive = ReleaseArchive(directory: state.published)
        let isAsked = asks && !configuration.probeResolvers.isEmpty && (try? archive.current()) != nil
        return try MetricsReport(
            store: store, feeds: feedDesk(store: store).statuses(), archive: archive,
            probed: isAsked ? probeRun(resolvers: []).run() : [], now: now)
    }
}
