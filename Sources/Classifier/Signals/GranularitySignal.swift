import Protection

/// How much a listing would take, and why; forbids the automatic rule where only people may list.
struct GranularitySignal: SignalReader {
    static let name = Granularity.signal

    func findings(in site: SiteReading) -> [Finding] {
        let row = site.target.granularity
        let text = site.target.refusal ?? "\(row.rawValue): \(row.reason)"
        return [finding(.exculpating, row.needsPerson ? .exculpating : .weak, 0, text, at: "name", veto: row.needsPerson)]
    }
}
