import PageRecord

/// Takes identity numbers and persons' names out of texts before anything is kept: the project stores no data of persons.
struct PersonData {
    private(set) var numbers = 0
    private(set) var names = 0
    private var mask: PersonMask?

    /// Takes such data out of everything that was read from a page. A field that is added to the record belongs here too; a test fills
    /// every one of them.
    /// - Parameter persons: names that the page's JSON-LD tells.
    static func remove(from features: inout PageFeatures, persons: [String]) {
        var data = PersonData()
        data.names = persons.count
        let author = data.removeAuthor(from: &features.identity)
        data.mask = PersonMask(persons + author, in: features)
        data.removeFromTexts(&features)
        data.removeFromReferences(&features)
        data.remove(from: &features.identity)
        // An identity number is no account, whatever else it looks like.
        features.entities = features.entities.filter { !data.holdsNumber($0.value) }
        features.contacts = features.contacts.filter { !data.holdsNumber($0.value) }
        features[.redactedNumbers] = data.numbers
        features[.redactedNames] = data.names
        AccountMask(features.entities)?.mask(&features)
    }

    /// Takes the name out of `<meta name=author>`; it is returned, to be looked for elsewhere.
    private mutating func removeAuthor(from identity: inout PageIdentity) -> [String] {
        guard let place = identity.metas.firstIndex(where: { $0.name == "author" }),
            PersonMask.isPerson(identity.metas[place].content, in: identity)
        else { return [] }
        let author = identity.metas[place].content
        identity.metas[place] = PageMeta(name: "author", content: PersonNames.mask)
        names += 1
        return PersonMask.names(inAuthor: author)
    }

    private mutating func removeFromTexts(_ features: inout PageFeatures) {
        remove(from: &features.title)
        remove(from: &features.text)
        remove(from: &features.hiddenText)
        removeFromAll(&features.metaTexts)
        removeFromAll(&features.labels)
        remove(from: &features.declaredLanguage)
        for index in features.links.indices { remove(from: &features.links[index].text) }
        for form in features.forms.indices {
            for field in features.forms[form].fields.indices { remove(from: &features.forms[form].fields[field].name) }
        }
        for index in features.looseFields.indices { remove(from: &features.looseFields[index].name) }
    }

    private mutating func removeFromReferences(_ features: inout PageFeatures) {
        for index in features.links.indices { remove(fromReference: &features.links[index].target) }
        for index in features.forms.indices { remove(fromReference: &features.forms[index].action) }
        remove(fromReference: &features.base)
        if let refresh = features.refresh {
            features.refresh = PageRefresh(seconds: refresh.seconds, target: removed(fromReference: refresh.target))
        }
        removeFromAll(references: &features.scripts)
        removeFromAll(references: &features.styles)
        removeFromAll(references: &features.images)
        removeFromAll(references: &features.frames)
        removeFromAll(references: &features.downloads)
        removeFromAll(references: &features.scriptFindings.addresses)
        removeFromAll(references: &features.scriptFindings.redirects)
        removeFromAll(references: &features.scriptFindings.calls)
    }

    private mutating func remove(from identity: inout PageIdentity) {
        identity.metas = identity.metas.map { PageMeta(name: $0.name, content: removed(from: $0.content)) }
        removeFromAll(&identity.structuredNames)
        remove(from: &identity.claimedName)
        remove(from: &identity.copyright)
        removeFromAll(&identity.companies)
        remove(from: &identity.generator)
        remove(fromReference: &identity.canonical)
        remove(fromReference: &identity.manifest)
        removeFromAll(references: &identity.icons)
    }

    private mutating func removeFromAll(_ texts: inout [String]) {
        for index in texts.indices { remove(from: &texts[index]) }
    }

    private mutating func removeFromAll(references texts: inout [String]) {
        for index in texts.indices { remove(fromReference: &texts[index]) }
    }

    private mutating func remove(from text: inout String) {
        let (hasNumber, hasName) = text.withView { (IdentityNumber.mayStand(in: $0.buffer), PersonNames.mayStand(in: $0)) }
        if hasNumber || hasName { text = removed(from: text, numbers: hasNumber, names: hasName) }
        if let mask { names += mask.mask(&text) }
    }

    private mutating func remove(fromReference text: inout String) {
        if text.withView({ IdentityNumber.mayStand(in: $0.buffer) }) { text = removed(from: text, numbers: true, names: false) }
    }

    private mutating func holdsNumber(_ value: String) -> Bool {
        removed(fromReference: value) != value
    }

    /// The text without such data.
    mutating func removed(from text: String) -> String {
        var text = text
        remove(from: &text)
        return text
    }

    /// The reference without identity numbers: names of persons stand in no address that could be told from other words.
    mutating func removed(fromReference text: String) -> String {
        var text = text
        remove(fromReference: &text)
        return text
    }

    private mutating func removed(from text: String, numbers hasNumber: Bool, names hasName: Bool) -> String {
        var bytes = Array(text.utf8)
        let foundNumbers = hasNumber ? IdentityNumber.mask(&bytes) : 0
        let foundNames = hasName ? PersonNames.mask(&bytes) : 0
        numbers += foundNumbers
        names += foundNames
        return foundNumbers + foundNames == 0 ? text : String(decoding: bytes, as: UTF8.self)
    }
}
