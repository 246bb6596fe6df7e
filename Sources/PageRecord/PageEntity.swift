/// Something on a page that names a person, an account or a service: what campaigns are linked by, and what may be handed on.
///
/// Values are normalised, so that two spellings of one thing are equal, and validated where a checksum exists. Identity numbers of
/// persons are never among them: they are taken out before a record is written.
package struct PageEntity: Hashable, Sendable {
    /// What it is. Raw values are part of the record: new kinds go to the end.
    package enum Kind: UInt8, CaseIterable, Sendable {
        /// Eleven digits, without country code.
        case chineseMobile
        /// Area code, hyphen, number.
        case chineseLandline
        /// 400, 800 and 95xxx numbers: as a rule named to impersonate, seldom owned.
        case serviceNumber
        /// `+` and 7 to 15 digits (E.164).
        case internationalPhone
        /// 15 to 19 digits that pass Luhn and begin like a card.
        case bankCard
        /// Without spaces; mod 97 is 1 (ISO 13616).
        case iban
        case bitcoin, ethereum, tron
        case telegram, whatsapp, wechat, qq, line, skype
        /// Lower case.
        case email
        case inviteCode
        /// Reference to an APK, an IPA, a profile or an enterprise manifest, as written.
        case appLink
        /// What a payment code says: `wxp://…`.
        case paymentCode
        /// Provider, colon, identifier of the site's account with it.
        case chatWidget, analytics
        /// 京ICP备12345678号-1.
        case icpNumber
        /// The 11 to 14 digits of 公安备案.
        case policeNumber
        /// Company or financial licence with the word before it.
        case licenceNumber
        /// A well-known token's contract: named on honest pages too, and nobody's wallet.
        case tokenContract

        /// The word for people, counters and JSON.
        package var label: String {
            switch self {
            case .chineseMobile: "chinese-mobile"
            case .chineseLandline: "chinese-landline"
            case .serviceNumber: "service-number"
            case .internationalPhone: "international-phone"
            case .bankCard: "bank-card"
            case .iban: "iban"
            case .bitcoin: "bitcoin"
            case .ethereum: "ethereum"
            case .tron: "tron"
            case .telegram: "telegram"
            case .whatsapp: "whatsapp"
            case .wechat: "wechat"
            case .qq: "qq"
            case .line: "line"
            case .skype: "skype"
            case .email: "email"
            case .inviteCode: "invite-code"
            case .appLink: "app-link"
            case .paymentCode: "payment-code"
            case .chatWidget: "chat-widget"
            case .analytics: "analytics"
            case .icpNumber: "icp-number"
            case .policeNumber: "police-number"
            case .licenceNumber: "licence-number"
            case .tokenContract: "token-contract"
            }
        }
    }

    /// Where on the page it stands.
    package enum Place: UInt8, CaseIterable, Sendable {
        case text, attribute, link, script, hiddenMarkup

        package var label: String {
            switch self {
            case .text: "text"
            case .attribute: "attribute"
            case .link: "link"
            case .script: "script"
            case .hiddenMarkup: "hidden-markup"
            }
        }
    }

    package let kind: Kind
    package let value: String
    package let place: Place

    package init(_ kind: Kind, _ value: String, in place: Place) {
        self.kind = kind
        self.value = value
        self.place = place
    }

    /// The value as it may be shown: of cards and accounts only what names the bank and tells two apart.
    package var shown: String {
        switch kind {
        case .bankCard: "\(value.prefix(6))…\(value.suffix(4))"
        case .iban: "\(value.prefix(4))…\(value.suffix(4))"
        default: value
        }
    }
}
