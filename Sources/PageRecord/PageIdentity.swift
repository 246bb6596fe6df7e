/// Who a page says that it is.
package struct PageIdentity: Hashable, Sendable {
    /// Open Graph, Twitter and plain metas by name, lower case, at most `RecordLimits.metas`.
    package var metas: [PageMeta] = []
    /// Names within JSON-LD: of organisations, sites and products.
    package var structuredNames: [String] = []
    /// The line with `©`, `copyright` or 版权所有, cut to 200 bytes.
    package var copyright = ""
    /// Companies by their legal form: 某某有限公司, Example Ltd.
    package var companies: [String] = []
    /// The name that the page claims: of its site, else of its copyright line, else the first part of its title.
    package var claimedName = ""
    /// `rel=canonical`, as written.
    package var canonical = ""
    /// `rel=icon` and its kin, as written.
    package var icons: [String] = []
    /// `rel=manifest`, as written.
    package var manifest = ""
    /// `<meta name=generator>`.
    package var generator = ""

    package init() {}
}

/// One `<meta>` that says something about the page.
package struct PageMeta: Hashable, Sendable {
    package let name: String
    package let content: String

    package init(name: String, content: String) {
        self.name = name
        self.content = content
    }
}
