/// A word of the title is spelled with letters of two scripts that look alike (`МetаМask`): written to be read by people and missed
/// by filters.
struct MixedScriptSignal: SignalReader {
    static let name = "mixed-script"

    func findings(in site: SiteReading) -> [Finding] {
        guard let title = site.page?.features.title, NameSkeleton.hasMixedWord(title) else { return [] }
        return [
            finding(
                .name, .medium, SignalWeights.nearReview, "the title \(shown(title)) mixes scripts within a word", at: "title")
        ]
    }
}
