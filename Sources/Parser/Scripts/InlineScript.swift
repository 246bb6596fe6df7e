/// The content of a `<script>`, by what its type says that it is.
struct InlineScript {
    enum Kind {
        case code
        /// JSON for other scripts to read.
        case data
        /// JSON-LD: what the page says about itself.
        case structuredData
        /// Markup that scripts insert: `text/x-template`, `text/html`.
        case template
    }

    let kind: Kind
    /// Where it stands in the decoded page.
    let range: Range<Int>

    /// - Parameter type: the `type` attribute in lower case, empty when there is none.
    static func kind(type: String) -> Kind {
        switch type {
        case "application/ld+json": .structuredData
        case "text/html", "text/x-template", "text/template", "text/x-handlebars-template", "text/ng-template",
            "text/x-jquery-tmpl",
            "text/x-handlebars", "text/x-mustache":
            .template
        case let other where other.hasSuffix("json") || other == "importmap" || other == "speculationrules": .data
        default: .code
        }
    }
}
