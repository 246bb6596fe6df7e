import DomainNames

/// Why a line of a list, or one name on it, is refused.
enum LineFault: Error, Equatable {
    case name(DomainNameError)
    case address(WebAddressError)
    case publicSuffix
    case reservedName
    case lineTooLong(limit: Int)
    case nulByte
    case notUTF8
    case notASinkhole
    case severalWords
    case cosmeticRule
    case pathRule
    case regularExpression
    case openEndedRule
    case modifier
    case pattern
    case schedule
    case forwarding
    case notABlock
    case unknownDirective
    case outsideZone
    case addressTrigger
    case notJSON
    case noNameInObject
    case unknownScope
    case otherRule
    case otherSection
    case include
    case emptyField
    case openQuote
    case forSomeClients
    case thirdPartyOnly
    case popupOnly
    case belowOnly

    /// The bounded word for counters.
    var label: String {
        switch self {
        case .name(let error): error.label
        case .address(let error): error.label
        case .publicSuffix: "public-suffix"
        case .reservedName: "reserved-name"
        case .lineTooLong: "line-too-long"
        case .nulByte: "nul-byte"
        case .notUTF8: "not-utf8"
        case .notASinkhole: "not-a-sinkhole"
        case .severalWords: "several-words"
        case .cosmeticRule: "cosmetic-rule"
        case .pathRule: "path-rule"
        case .regularExpression: "regular-expression"
        case .openEndedRule: "open-ended-rule"
        case .modifier: "modifier"
        case .pattern: "pattern"
        case .schedule: "schedule"
        case .forwarding: "forwarding"
        case .notABlock: "not-a-block"
        case .unknownDirective: "unknown-directive"
        case .outsideZone: "outside-zone"
        case .addressTrigger: "address-trigger"
        case .notJSON: "not-json"
        case .noNameInObject: "no-name"
        case .unknownScope: "unknown-scope"
        case .otherRule: "other-rule"
        case .otherSection: "other-section"
        case .include: "include"
        case .emptyField: "empty-field"
        case .openQuote: "open-quote"
        case .forSomeClients: "for-some-clients"
        case .thirdPartyOnly: "third-party-only"
        case .popupOnly: "popup-only"
        case .belowOnly: "below-only"
        }
    }

    /// The sentence for people.
    var explanation: String {
        switch self {
        case .name(let error): "\(error)"
        case .address(let error): "\(error)"
        case .publicSuffix: "this is a public suffix: strangers hold the names below it"
        case .reservedName: "this name is local or reserved and never stands on a blocklist"
        case .lineTooLong(let limit): "the line is longer than \(limit) bytes; the rest of it was skipped"
        case .nulByte: "the line has a NUL byte"
        case .notUTF8: "the line is not valid UTF-8"
        case .notASinkhole: "the address is not one that blocks (0.0.0.0, 127.0.0.1, ::, ::1; --sinkhole names others)"
        case .severalWords: "the line has several words; one name a line is allowed"
        case .cosmeticRule: "a cosmetic rule hides parts of pages; a resolver cannot do that"
        case .pathRule: "the rule names a path or part of an address; a resolver sees names only"
        case .regularExpression:
            "only expressions that mean certain names are read: ^x\\.y$, (^|\\.)x\\.y$, ^(www\\.)?x\\.y$, \\.x\\.y$"
        case .openEndedRule: "without '^' the rule also means longer names that begin like this one; write ||name^"
        case .modifier:
            "the rule is for some requests only, and a resolver sees no requests; allowed are important, badfilter, denyallow, dnsrewrite to nowhere, all, document, network"
        case .pattern: "patterns are not read; '*.' in front of a name is"
        case .schedule: "the entry is for some hours only"
        case .forwarding: "the line forwards queries to another server; it blocks nothing"
        case .notABlock: "the line answers or passes queries; it blocks nothing"
        case .unknownDirective: "the line is not one of those that a list has in this format"
        case .outsideZone: "the owner lies outside the zone"
        case .addressTrigger: "the rule triggers on an address or a server, not on a name"
        case .notJSON: "the line is not a JSON object"
        case .noNameInObject: "the object has neither \"name\" nor \"url\""
        case .otherRule: "the rule is about ports, programs or countries, not about a name"
        case .otherSection: "the line stands in a section that holds no rules"
        case .include: "the line includes another list; name that list as an input"
        case .emptyField: "the column has no value in this row"
        case .openQuote: "a quoted field does not end"
        case .forSomeClients: "the rule is for some clients or record types only"
        case .thirdPartyOnly:
            "the rule is for what other sites load from this one; a resolver would take the site itself away, as --drop-modifiers does"
        case .popupOnly: "the rule is for popups only; --drop-modifiers takes it for everything"
        case .belowOnly: "the line speaks of names below this one and not of itself, and --strict widens nothing"
        case .unknownScope: "the scope is unknown; exact, subtree and url are allowed"
        }
    }
}
