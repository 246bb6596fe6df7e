import Vocabulary

/// What the content model and facts of how secrets are taken make of each other: facts that alone are a reason to look are strong beside
/// content that hardly any honest page has, and such content is strong beside a strong fact.
///
/// Which fact at which level is from one half of the development families; `docs/EVALUATION.md` has the other half's figures.
enum Corroboration {
    /// What a fact needs to be strong: content of this level, and this weight, below which it is too thin.
    private struct Need {
        let content: ContentReading.Level
        let weight: Double
    }

    private static let needs: [String: Need] = [
        ForeignFormPostSignal.name: Need(content: .raised, weight: SignalWeights.medium),
        RootlessFormSignal.name: Need(content: .raised, weight: SignalWeights.medium),
        DisguisedWordSignal.name: Need(content: .raised, weight: SignalWeights.nearReview),
        MixedScriptSignal.name: Need(content: .raised, weight: SignalWeights.nearReview),
        DeadLinksSignal.name: Need(content: .high, weight: SignalWeights.nearReview),
        CollectorScriptSignal.name: Need(content: .high, weight: SignalWeights.nearReview),
        LoneFormSignal.name: Need(content: .high, weight: SignalWeights.medium),
        CopiedPageSignal.name: Need(content: .high, weight: SignalWeights.medium),
        BrandMentionSignal.name: Need(content: .high, weight: SignalWeights.medium),
        DeadFrontSignal.name: Need(content: .high, weight: SignalWeights.medium),
        RootlessPageSignal.name: Need(content: .high, weight: SignalWeights.medium),
    ]

    /// Facts of how a form stands on its page, which honest pages share where they are small.
    private static let commonFronts: Set<String> = [LoneFormSignal.name, DeadLinksSignal.name]

    /// Words of money apps are deeds only where nobody is named who answers for them; on a throwaway name any content will do that does not
    /// speak against it.
    private static func need(of name: String, among findings: [Finding], isThrowaway: Bool) -> Need? {
        if commonFronts.contains(name) {
            // Back offices and small firms' sites have such forms too, on names of their own and in nobody else's.
            return isThrowaway || findings.contains { $0.kind == .identity && $0.signal.weight > 0 } ? needs[name] : nil
        }
        guard name == MoneyAppSignal.name else { return needs[name] }
        guard let nameless = findings.first(where: { $0.signal.name == NamelessOperatorSignal.name }) else { return nil }
        return Need(content: nameless.signal.strength == .strong ? .open : .high, weight: SignalWeights.nearReview)
    }

    /// - Parameter isThrowaway: whether the site's name costs nothing to leave: content that one honest page in a hundred reaches will do
    ///   there where elsewhere three in a thousand must, since few honest sites stand on such a name.
    static func applied(to findings: [Finding], content level: ContentReading.Level?, isThrowaway: Bool) -> [Finding] {
        guard let level else { return findings }
        let content = isThrowaway && level == .raised ? .high : level
        let told = findings.map { finding -> Finding in
            guard let need = need(of: finding.signal.name, among: findings, isThrowaway: isThrowaway), content >= need.content,
                finding.signal.strength == .medium, finding.signal.weight >= need.weight
            else { return finding }
            return finding.strengthened(to: SignalWeights.strong)
        }
        let deeds = told.filter(isDeed)
        // Small applications send their sign-in to a script beside it too, and have words that the model never met.
        if !isThrowaway, deeds.count == 1, deeds[0].signal.name == CollectorScriptSignal.name,
            !findings.contains(where: { commonFronts.contains($0.signal.name) })
        {
            return findings
        }
        // Beside a strong fact on such a name content of three honest pages in a hundred will do.
        guard content >= .raised || isThrowaway && content == .noted, !deeds.isEmpty else { return told }
        return told.map { $0.kind == .model ? $0.strengthened(to: SignalWeights.highContent) : $0 }
    }

    private static func isDeed(_ finding: Finding) -> Bool {
        finding.signal.strength == .strong && finding.kind != .terms && finding.kind != .model
    }
}

extension Finding {
    /// The same fact as a strong one, of at least this weight.
    fileprivate func strengthened(to weight: Double) -> Finding {
        let signal = Signal(
            name: signal.name, strength: .strong, weight: max(signal.weight, weight), types: signal.types, text: signal.text,
            place: signal.place)
        return Finding(kind, signal, isVeto: isVeto)
    }
}
