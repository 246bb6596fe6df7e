import Probing

/// What configured resolvers serve, for Prometheus.
extension MetricsReport {
    static func probe(_ lines: [ProbeRun.Line]) -> [MetricFamily] {
        var states = MetricFamily(
            "zhalan_probe_state", .gauge, "1 for what each resolver of [probe] serves now, 0 for every other state.")
        var behind = MetricFamily(
            "zhalan_probe_behind_releases", .gauge, "How many releases are newer than the one that each resolver serves.")
        var lag = MetricFamily(
            "zhalan_probe_lag_seconds", .gauge, "Seconds since a release newer than the one that each resolver serves came.")
        for line in lines {
            let resolver = ("resolver", line.resolver)
            for state in ProbeFinding.State.allCases {
                states.add(line.finding.state == state ? 1 : 0, resolver, ("state", state.rawValue))
            }
            if let count = line.finding.behind { behind.add(count, resolver) }
            if let seconds = line.lag { lag.add(Int(seconds), resolver) }
        }
        return [states, behind, lag]
    }
}
