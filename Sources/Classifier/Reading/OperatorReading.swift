import PageRecord

/// Whether a page says who runs it.
///
/// A company by its legal form, a licence or registration number, or the words under which the law makes people name themselves. The company
/// of a brand is whom a copy names, and nobody who answers for it.
enum OperatorReading {
    /// Bytes behind a word in which its number stands.
    private static let reach = 40
    /// Digits that such a number has at the least.
    private static let digits = 4

    private static let registered: Set<PageEntity.Kind> = [.icpNumber, .policeNumber, .licenceNumber]
    /// Words that are followed by a registry's number.
    private static let numbered = [
        "registered charity", "charity number", "charity no", "charity reg", "company number", "company no",
        "company registration",
        "registration number", "registered in england", "vat number", "vat no", "vat reg", "vat id", "abn", "acn", "nmls", "frn",
        "ust-idnr", "ust-id", "hrb", "handelsregister", "siret", "siren", "rcs", "kvk", "partita iva", "p.iva", "p. iva",
        "codice fiscale",
        "nif", "cif", "cnpj", "org.nr", "org. nr", "cvr", "统一社会信用代码", "许可证", "备案", "사업자등록번호", "инн", "огрн", "mã số thuế",
    ].map { NormalText($0) }
    /// Words that name by themselves: the heading that the law asks for, and legal forms of persons and societies.
    private static let plain = [
        "impressum", "e.v.", "e.k.", "gbr", "genossenschaft", "主办单位", "特定商取引",
    ].map { NormalText($0) }
    private static let numberedMatcher = TermMatcher(numbered)
    private static let plainMatcher = TermMatcher(plain)
    private static let forms: Set<String> = [
        "gmbh", "corp", "corporation", "plc", "sas", "sa", "limited", "ag", "pty", "bv", "holdings", "technologies", "有限公司",
        "股份有限公司", "有限责任公司",
    ]

    static func isNamed(by page: PageFeatures, text: NormalText, brands: Brands) -> Bool {
        page.entities.contains { registered.contains($0.kind) }
            || page.identity.companies.contains { !isBrands($0, brands) }
            || !plainMatcher.matches(in: text).isEmpty
            || numberedMatcher.matches(in: text).contains { hasNumber(behind: $0.range.upperBound, in: text.bytes) }
    }

    /// Whether a company is a brand's own: its name and its legal form, and nothing else.
    private static func isBrands(_ company: String, _ brands: Brands) -> Bool {
        let normal = NormalText(company)
        guard let match = brands.matcher.matches(in: normal).first else { return false }
        let rest = String(
            decoding: normal.bytes[..<match.range.lowerBound] + [0x20] + normal.bytes[match.range.upperBound...], as: UTF8.self)
        return rest.split { !$0.isLetter && !$0.isNumber }.allSatisfy {
            forms.contains(String($0)) || GenericWords.areAll(String($0))
        }
    }

    private static func hasNumber(behind end: Int, in bytes: [UInt8]) -> Bool {
        bytes[end..<min(bytes.count, end + reach)].count { (0x30...0x39).contains($0) } >= digits
    }
}
