import PageRecord

/// The countable sides of a page, each cut into a few bins.
struct PageNumbers {
    struct Number {
        let index: Int
        let bin: Int
        let name: String
    }

    private let page: PageReading

    init(_ page: PageReading) { self.page = page }

    func forEach(_ emit: (Number) -> Void) {
        let features = page.features
        let secrets = page.forms.secretsAsked.count
        let asks = secrets == 0 ? 0 : page.forms.asksPassword ? 1 : 2
        let links = page.links
        let dead = PageNumbers.share(links.dead, links.total)
        let targets = ReferenceShares(features)
        var index = 0
        func say(_ name: String, _ bin: Int) {
            emit(Number(index: index, bin: bin, name: "\(name): step \(bin)"))
            // With what is asked beside it: few links around a password are another thing than few links.
            emit(Number(index: index + 100, bin: bin * 3 + asks, name: "\(name): step \(bin), secrets asked: \(secrets)"))
            index += 1
        }
        say("characters of text", PageNumbers.bin(page.prose.scalars))
        say("marks of prose", PageNumbers.bin(page.prose.marks))
        say("characters of the title", PageNumbers.bin(features.title.unicodeScalars.count))
        say("elements", PageNumbers.bin(features.elements))
        say("depth", PageNumbers.bin(features.depth))
        say("links", PageNumbers.bin(links.total))
        say("share of dead links", dead)
        say("whole addresses among links", targets.links)
        say("images", PageNumbers.bin(features.images.count))
        say("whole addresses among images", targets.images)
        say("scripts", PageNumbers.bin(features.scripts.count))
        say("whole addresses among scripts", targets.scripts)
        say("bytes of inline scripts", PageNumbers.bin(features.inlineScriptBytes / 16))
        say("forms", PageNumbers.bin(features.forms.count))
        say("fields", PageNumbers.bin(features.forms.reduce(features.looseFields.count) { $0 + $1.fields.count }))
        say("kinds of secrets", secrets)
        say("descriptions", PageNumbers.bin(features.metaTexts.count))
        say("frames", PageNumbers.bin(features.frames.count))
        say("contacts", PageNumbers.bin(features.contacts.count))
        say("hosts linked", PageNumbers.bin(targets.hosts))
        say("share of the most linked host", targets.mostLinked)
        say("labels", PageNumbers.bin(features.labels.count))
        say("text per element", PageNumbers.bin(features.elements == 0 ? 0 : page.prose.scalars / features.elements))
        say(
            "declared language",
            features.declaredLanguage.isEmpty ? 0 : features.declaredLanguage.hasPrefix(features.guessedLanguage) ? 1 : 2)
        say("language", Int(features.guessedLanguage.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFF))
        say("moves on by itself", features.refresh == nil ? 0 : 1)
        say("downloads", min(page.downloads.count, 3))
        say("terms of fraud", PageNumbers.bin(page.terms.hits.count))
        say("words of warning", min(page.terms.advisory.count, 4))
        say("messengers", PageNumbers.bin(page.messengers.count))
        say("wallet", page.hasWallet ? 1 : 0)
        say("brands", min(page.brands.claims.count, 6))
    }

    /// 0–4 as they are, then steps of about a third, to 24.
    static func bin(_ value: Int) -> Int {
        if value < 5 { return max(value, 0) }
        var (bin, border) = (4, 5)
        while bin < 24, value >= border {
            border += max(2, border / 3)
            bin += 1
        }
        return bin
    }

    /// Tenths, 11 for "of nothing".
    static func share(_ part: Int, _ whole: Int) -> Int { whole == 0 ? 11 : part * 10 / whole }
}

/// How references are written: whole addresses are what a copy of somebody's page has and an own page has not.
private struct ReferenceShares {
    let links: Int
    let images: Int
    let scripts: Int
    let hosts: Int
    let mostLinked: Int

    init(_ features: PageFeatures) {
        let targets = features.links.prefix(ClassifierLimits.links).map(\.target)
        var perHost: [Substring: Int] = [:]
        for target in targets + features.images + features.scripts {
            if let host = ReferenceHost.of(target) { perHost[host, default: 0] += 1 }
        }
        links = ReferenceShares.share(targets)
        images = ReferenceShares.share(features.images)
        scripts = ReferenceShares.share(features.scripts)
        hosts = perHost.count
        mostLinked = PageNumbers.share(perHost.values.max() ?? 0, targets.count + features.images.count + features.scripts.count)
    }

    private static func share(_ targets: [String]) -> Int {
        PageNumbers.share(targets.count { ReferenceHost.of($0) != nil }, targets.count)
    }
}
