import DomainNames

/// Holds one source, and one host, to a number of reports per run, so that a flood costs neither the store nor the crawler.
///
/// A pure count: whoever calls it keeps one gate a run, or hands in the counts of the day so far. Reports beyond a cap are
/// refused with their place, so nothing is lost in silence and a desk that is cut can ask for a higher cap.
package struct SourceGate: Sendable {
    package struct Caps: Sendable {
        /// Reports one source may bring. 10,000: three times what a national warning desk sees in a day (CERT Polska 2024:
        /// 300,000 reports a year), and far below what slows a run down.
        package var perSource: Int
        /// Reports of one host from all sources. 1,000: the crawler takes 20 links of a host in a run, so more are no evidence,
        /// only a flood or a platform that is not a fraud site.
        package var perHost: Int

        package init(perSource: Int = 10_000, perHost: Int = 1_000) {
            self.perSource = perSource
            self.perHost = perHost
        }
    }

    /// Why a report is not let in.
    package enum Objection: String, Sendable {
        case sourceCap = "source-cap"
        case hostCap = "host-cap"
    }

    private let caps: Caps
    private var sources: [String: Int]
    private var hosts: [Host: Int] = [:]

    /// - Parameter taken: what each source brought before, when the cap is one for the day.
    package init(caps: Caps = Caps(), taken: [String: Int] = [:]) {
        self.caps = caps
        sources = taken
    }

    /// Counts a report and says why it is refused, if it is. A refused report counts against nothing.
    ///
    /// - Parameter source: the name given with `--source`, not a row's own: a row can claim any.
    package mutating func objection(to address: WebAddress, from source: String) -> Objection? {
        let bySource = sources[source, default: 0]
        let byHost = hosts[address.host, default: 0]
        if bySource >= caps.perSource { return .sourceCap }
        if byHost >= caps.perHost { return .hostCap }
        sources[source] = bySource + 1
        hosts[address.host] = byHost + 1
        return nil
    }

    /// The sentence for people.
    package func explanation(of objection: Objection) -> String {
        switch objection {
        case .sourceCap: "the source has brought \(caps.perSource) reports, the most that is taken from one"
        case .hostCap: "\(caps.perHost) reports of this host were taken, and more are no better evidence"
        }
    }
}
