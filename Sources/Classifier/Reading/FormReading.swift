import DomainNames
import PageRecord

/// What the forms and loose fields of a page ask for, and where they send it.
struct FormReading: Sendable {
    /// Everything that is asked for anywhere on the page.
    let asked: Set<PageField.Meaning>
    /// Forms that ask for secrets and send them elsewhere: index of the form, what it asks for, where it posts.
    let foreignPosts: [ForeignPost]
    /// The place of the first form that asks for a secret: `form 2`, or `fields outside forms`.
    let secretPlace: String

    struct ForeignPost: Sendable {
        enum Target: Sendable {
            /// Another registrable domain.
            case otherDomain(DomainName)
            /// A bare IP address.
            case address(String)
            /// A messenger's bot interface, which stores nothing for a login.
            case bot(DomainName)
            /// A mail program: secrets never travel so on an honest page.
            case mail
        }
        let form: Int
        let target: Target
    }

    /// What nobody asks a stranger for.
    static let secrets: Set<PageField.Meaning> = [
        .password, .cardNumber, .cardExpiry, .cardCode, .oneTimeCode, .nationalID, .recoveryPhrase, .paymentPassword,
        .identityUpload,
    ]

    var secretsAsked: Set<PageField.Meaning> { asked.intersection(FormReading.secrets) }
    var asksPassword: Bool { asked.contains(.password) || asked.contains(.paymentPassword) }
    var asksCard: Bool {
        asked.contains(.cardNumber) && (asked.contains(.cardCode) || asked.contains(.cardExpiry))
            || asked.contains(.cardCode) && asked.contains(.cardExpiry)
    }

    init(_ page: PageFeatures, at address: WebAddress) {
        var asked: Set<PageField.Meaning> = []
        var posts: [ForeignPost] = []
        var place = ""
        let base = (try? address.resolving(page.base)) ?? address
        for (index, form) in page.forms.enumerated() {
            let meanings = Set(form.fields.map(\.meaning))
            asked.formUnion(meanings)
            guard !meanings.isDisjoint(with: FormReading.secrets) else { continue }
            if place.isEmpty { place = "form \(index + 1)" }
            guard let target = FormReading.foreignTarget(of: form.action, base: base, page: address) else { continue }
            posts.append(ForeignPost(form: index + 1, target: target))
        }
        asked.formUnion(page.looseFields.map(\.meaning))
        if FormReading.asksNumberedWords(page) { asked.insert(.recoveryPhrase) }
        if place.isEmpty, !asked.isDisjoint(with: FormReading.secrets) { place = "fields outside forms" }
        self.asked = asked
        foreignPosts = posts
        secretPlace = place
    }

    /// Numbered words of a recovery phrase, at the least (BIP 39: 12 to 24).
    private static let phraseWords = 12

    /// Whether a row of text fields is named by one word and rising numbers, as the words of a recovery phrase are asked for.
    private static func asksNumberedWords(_ page: PageFeatures) -> Bool {
        let fields = page.forms.flatMap(\.fields) + page.looseFields
        var numbers: [Substring: Set<Substring>] = [:]
        for field in fields where field.meaning != .search && (field.type == "text" || field.type == "password") {
            let digits = field.name.reversed().prefix { $0.isASCII && $0.isNumber }.count
            guard digits == 1 || digits == 2 else { continue }
            numbers[field.name.dropLast(digits), default: []].insert(field.name.suffix(digits))
        }
        return numbers.values.contains { $0.count >= phraseWords }
    }

    private static func foreignTarget(of action: String, base: WebAddress, page: WebAddress) -> ForeignPost.Target? {
        guard !action.isEmpty else { return nil }
        if action.utf8.prefix(7).map({ $0 | 0x20 }) == Array("mailto:".utf8).map({ $0 | 0x20 }) { return .mail }
        guard let target = try? base.resolving(action) else { return nil }
        switch target.host {
        case .address(let ip): return target.host == page.host ? nil : .address("\(ip)")
        case .name(let name):
            guard target.host != page.host else { return nil }
            if name.text == "api.telegram.org" { return .bot(name) }
            let domain = PublicSuffixes.registrableDomain(of: name) ?? name
            guard let own = page.host.name else { return .otherDomain(domain) }
            return domain == (PublicSuffixes.registrableDomain(of: own) ?? own) ? nil : .otherDomain(domain)
        }
    }
}
