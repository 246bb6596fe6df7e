import DomainNames

/// What tells a page that strangers put into somebody's site: it lies in a folder where no owner puts pages.
///
/// Break-ins through a content management system leave their pages among its own files. A site made for fraud has its page at the
/// top, for there is nobody to hide it from.
enum HackedSite {
    /// Folders of programs, uploads and certificates, in which honest sites have no pages for people.
    static let folders: Set<Substring> = [
        "wp-content", "wp-includes", "wp-admin", ".well-known", "cgi-bin", "node_modules", "phpmyadmin", "typo3conf", "fckeditor",
        "ueditor", "kindeditor",
    ]

    /// The folder that gives a page away, or `nil`.
    static func folder(of address: WebAddress) -> String? {
        let path = address.path.lowercased()
        var segments = path.split(separator: "/")
        if !path.hasSuffix("/"), !segments.isEmpty { segments.removeLast() }  // the page's own name
        return segments.first { folders.contains($0) }.map(String.init)
    }
}
