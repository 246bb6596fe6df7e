import PageRecord

/// Takes identity numbers and persons' names out of texts before anything is kept: the project stores no data of persons.
struct PersonData {
    private(set) var numbers = 0
    private(set) var names = 0

    /// Takes such data out of everything that was read from a page. A field that is added to the record belongs here too; a test fills
    /// every one of them.
    static func remove(from features: inout PageFeatures) {
        var data = PersonData()
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

    private mutating func removeFromTexts(_ features: inout PageFeatures) {
        features.title = removed(from: features.title)
        features.text = removed(from: features.text)
        features.hiddenText = removed(from: features.hiddenText)
        features.metaTexts = features.metaTexts.map { removed(from: $0) }
        features.labels = features.labels.map { removed(from: $0) }
        features.declaredLanguage = removed(from: features.declaredLanguage)
        for index in features.links.indices { features.links[index].text = removed(from: features.links[index].text) }
        for form in features.forms.indices {
            for field in features.forms[form].fields.indices {
                features.forms[form].fields[field].name = removed(from: features.forms[form].fields[field].name)
            }
        }
        for index in features.looseFields.indices {
            features.looseFields[index].name = removed(from: features.looseFields[index].name)
        }
    }

    private mutating func removeFromReferences(_ features: inout PageFeatures) {
        for index in features.links.indices {
            features.links[index].target = removed(fromReference: features.links[index].target)
        }
        for index in features.forms.indices {
            features.forms[index].action = removed(fromReference: features.forms[index].action)
        }
        features.base = removed(fromReference: features.base)
        if let refresh = features.refresh {
            features.refresh = PageRefresh(seconds: refresh.seconds, target: removed(fromReference: refresh.target))
        }
        features.scripts = features.scripts.map { removed(fromReference: $0) }
        features.styles = features.styles.map { removed(fromReference: $0) }
        features.images = features.images.map { removed(fromReference: $0) }
        features.frames = features.frames.map { removed(fromReference: $0) }
        features.downloads = features.downloads.map { removed(fromReference: $0) }
        features.scriptFindings.addresses = features.scriptFindings.addresses.map { removed(fromReference: $0) }
        features.scriptFindings.redirects = features.scriptFindings.redirects.map { removed(fromReference: $0) }
        features.scriptFindings.calls = features.scriptFindings.calls.map { removed(fromReference: $0) }
    }

    private mutating func remove(from identity: inout PageIdentity) {
        identity.metas = identity.metas.map { PageMeta(name: $0.name, content: removed(from: $0.content)) }
        identity.structuredNames = identity.structuredNames.map { removed(from: $0) }
        identity.claimedName = removed(from: identity.claimedName)
        identity.copyright = removed(from: identity.copyright)
        identity.companies = identity.companies.map { removed(from: $0) }
        identity.generator = removed(from: identity.generator)
        identity.canonical = removed(fromReference: identity.canonical)
        identity.manifest = removed(fromReference: identity.manifest)
        identity.icons = identity.icons.map { removed(fromReference: $0) }
    }

    private mutating func holdsNumber(_ value: String) -> Bool {
        removed(fromReference: value) != value
    }

    /// The text without such data.
    mutating func removed(from text: String) -> String {
        var text = text
        let (hasNumber, hasName) = text.withUTF8 { (IdentityNumber.mayStand(in: $0), PersonNames.mayStand(in: $0)) }
        return hasNumber || hasName ? removed(from: text, numbers: hasNumber, names: hasName) : text
    }

    /// The reference without identity numbers: names of persons stand in no address that could be told from other words.
    mutating func removed(fromReference text: String) -> String {
        var text = text
        return text.withUTF8(IdentityNumber.mayStand) ? removed(from: text, numbers: true, names: false) : text
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
