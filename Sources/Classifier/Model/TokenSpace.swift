/// The namespaces of tokens: what a piece of evidence is, and with which others it is bounded together.
enum TokenSpace: UInt8, CaseIterable, Sendable {
    // of an address
    case nameGram = 1, nameWord, nameShape, pathGram, pathWord, topLevel, addressNumber, addressBrand
    // of a page
    case word = 20, title, label, field, formTarget, number, link, meta, term, brand, measure, script, contact, identity, hidden

    static let largest = Int(TokenSpace.hidden.rawValue)

    /// The word for people.
    var englishName: String {
        switch self {
        case .nameGram: "letters in the name"
        case .nameWord: "word in the name"
        case .nameShape: "shape of the name"
        case .pathGram: "letters in the path"
        case .pathWord: "word in the path"
        case .topLevel: "top-level domain"
        case .addressNumber: "count in the address"
        case .addressBrand: "brand in the address"
        case .word: "word"
        case .title: "word of the title"
        case .label: "word of a control"
        case .field: "field"
        case .formTarget: "form target"
        case .number: "count on the page"
        case .link: "link"
        case .meta: "word of the description"
        case .term: "term of fraud"
        case .brand: "brand"
        case .measure: "measure"
        case .script: "script"
        case .contact: "contact"
        case .identity: "sign of identity"
        case .hidden: "word in a script"
        }
    }
}
