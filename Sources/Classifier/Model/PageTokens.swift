import PageRecord

/// The tokens of a page: the one place where what the page reader found becomes evidence for the content model.
///
/// Nothing of the page's own address goes in: the model is about what a page says and asks, and identity is for rules. To use a new
/// field of `PageFeatures`, add it here, raise `version`, and train again.
struct PageTokens {
    /// Changes with every change of what a token is; a model of another version is refused.
    static let version: UInt16 = 2

    /// A token: its space, its hash, and what people call it.
    typealias Emit = (TokenSpace, TokenHash, @autoclosure () -> String) -> Void

    /// Bytes of the text that are read; an article says what it is before.
    static let textBytes = 64 * 1024
    static let links = 400
    static let labels = 200

    let page: PageReading
    let lists: ClassifierLists

    /// - Parameter emit: may get the same token several times.
    func forEach(_ emit: Emit) {
        let features = page.features
        TextTokens(.word, pairs: false).forEach(in: page.text.bytes.prefix(PageTokens.textBytes), emit)
        TextTokens(.title, pairs: true).forEach(in: NormalText(features.title).bytes[...], emit)
        for label in features.labels.prefix(PageTokens.labels) {
            TextTokens(.label, pairs: true).forEach(in: NormalText(label).bytes[...], emit)
        }
        for meta in features.metaTexts { TextTokens(.meta, pairs: false).forEach(in: NormalText(meta).bytes[...], emit) }
        fields(emit)
        targets(emit)
        for link in features.links.prefix(PageTokens.links) where link.text.utf8.count <= 40 && !link.text.isEmpty {
            name(.link, link.text.lowercased(), emit)
        }
        for hit in page.terms.hits { name(.term, hit.term.text, emit) }
        brands(emit)
        PageTraits(features: features).forEach(emit)
        PageNumbers(page).forEach { number in
            var hash = TokenHash(.number)
            hash.add(number.index)
            hash.add(number.bin)
            emit(.number, hash, number.name)
        }
    }

    private func name(_ space: TokenSpace, _ text: String, _ emit: Emit) {
        var hash = TokenHash(space)
        for byte in text.utf8 { hash.add(byte) }
        emit(space, hash, text)
    }

    private func fields(_ emit: Emit) {
        let features = page.features
        for form in features.forms {
            for field in form.fields { self.field(field, emit) }
            let set = PageTokens.meanings(form.fields)
            name(.field, "one form with \(set)", emit)
        }
        for field in features.looseFields { self.field(field, emit) }
        name(.field, "all: \(PageTokens.meanings(features.forms.flatMap(\.fields) + features.looseFields))", emit)
    }

    private func field(_ field: PageField, _ emit: Emit) {
        name(.field, "\(field.type) \(PageTokens.stem(field.name))", emit)
        name(.field, "asks \(field.meaning.englishName)", emit)
        if field.type == "password" { name(.field, "password named \(PageTokens.stem(field.name))", emit) }
    }

    /// What a set of fields asks for, in the order of the meanings.
    private static func meanings(_ fields: [PageField]) -> String {
        let set = Set(fields.map(\.meaning)).subtracting([.other])
        return PageField.Meaning.allCases.filter(set.contains).map(\.englishName).joined(separator: ", ")
    }

    /// A name without the digits that number it.
    private static func stem(_ name: String) -> String {
        String(String.UnicodeScalarView(name.lowercased().unicodeScalars.prefix(40).filter { !(0x30...0x39).contains($0.value) }))
    }

    private func targets(_ emit: Emit) {
        for form in page.features.forms {
            let asks = form.fields.contains { FormReading.secrets.contains($0.meaning) } ? "secrets" : "no secrets"
            let target = TargetShape(form.action)
            name(.formTarget, "\(form.method) of \(asks) to \(target.kind)", emit)
            if !target.ending.isEmpty { name(.formTarget, "\(asks) to .\(target.ending) (\(target.kind))", emit) }
            if !target.file.isEmpty { name(.formTarget, "to \(target.file)", emit) }
        }
    }

    private func brands(_ emit: Emit) {
        let asks = page.forms.secretsAsked.isEmpty ? "asks for no secret" : "asks for secrets"
        for claim in page.brands.claims where claim.manner != .mention {
            let category = lists.brands.brands[claim.brand].category.rawValue
            let manner = claim.manner == .identity ? "claimed" : "in the title"
            name(.brand, "\(category) \(manner)", emit)
            name(.brand, "\(category) \(manner), \(asks)", emit)
            name(.brand, "any \(manner), \(asks)", emit)
        }
    }
}
