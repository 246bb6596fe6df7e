import PageRecord

/// What a page is made of and who it says it is, as tokens: measures, scripts, contacts, identity, and what scripts hold back.
struct PageTraits {
    /// Names of one kind that are read: a page that names more is a catalogue.
    static let names = 60

    let features: PageFeatures

    func forEach(_ emit: PageTokens.Emit) {
        measures(emit)
        scripts(emit)
        contacts(emit)
        identity(emit)
        TextTokens(.hidden, pairs: false).forEach(in: NormalText(features.hiddenText).bytes.prefix(PageTokens.textBytes), emit)
    }

    private func say(_ space: TokenSpace, _ text: String, _ emit: PageTokens.Emit) {
        var hash = TokenHash(space)
        for byte in text.utf8 { hash.add(byte) }
        emit(space, hash, text)
    }

    private func measures(_ emit: PageTokens.Emit) {
        for measure in PageMeasure.allCases {
            let bin = PageNumbers.bin(features[measure])
            var hash = TokenHash(.measure)
            hash.add(measure.rawValue)
            hash.add(bin)
            emit(.measure, hash, "\(measure): step \(bin)")
        }
    }

    private func scripts(_ emit: PageTokens.Emit) {
        let found = features.scriptFindings
        for name in found.frameworks.prefix(PageTraits.names) { say(.script, "built with \(name)", emit) }
        for reason in found.unseen { say(.script, "unseen: \(reason.label)", emit) }
        for redirect in found.redirects.prefix(PageTraits.names) { say(.script, "goes to \(TargetShape(redirect).kind)", emit) }
    }

    private func contacts(_ emit: PageTokens.Emit) {
        for contact in features.contacts { say(.contact, contact.kind.englishName, emit) }
        for entity in features.entities { say(.contact, "\(entity.kind.label) in \(entity.place.label)", emit) }
    }

    private func identity(_ emit: PageTokens.Emit) {
        let identity = features.identity
        for meta in identity.metas { say(.identity, "meta \(meta.name)", emit) }
        if !identity.generator.isEmpty {
            say(.identity, "made with \(identity.generator.lowercased().prefix { $0.isLetter })", emit)
        }
        say(.identity, "canonical \(TargetShape(identity.canonical).kind)", emit)
        for icon in identity.icons.prefix(4) { say(.identity, "icon \(TargetShape(icon).kind)", emit) }
        say(.identity, "companies \(min(identity.companies.count, 3))", emit)
        say(.identity, identity.copyright.isEmpty ? "no copyright" : "copyright", emit)
        say(.identity, "names \(min(identity.structuredNames.count, 3))", emit)
        say(.identity, identity.manifest.isEmpty ? "no manifest" : "manifest", emit)
    }
}
