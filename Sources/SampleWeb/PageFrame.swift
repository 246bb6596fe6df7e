import Foundation

/// What stands around a page's own content: head, masthead, navigation, footer, in one of a few builds that sites really have.
struct PageFrame: Sendable {
    enum Build: Sendable {
        /// A company's or an office's site: masthead, navigation, content, footer in columns.
        case portal
        /// A web app for phones: bar on top, cards, tabs at the bottom.
        case app
        /// A newspaper or a blog: masthead, article, side column.
        case article
        /// An old table layout.
        case table
    }

    var build: Build
    var language: String
    var charset = PageCharset.utf8
    var title: String
    var description: String
    var siteName: String
    /// Before every class name, so that two sites of one build share no class.
    var prefix: String
    var color: String
    /// `label=target`, separated by ` | `.
    var nav: String
    /// One paragraph each.
    var footer: [String]

    /// The whole document around `blocks`.
    func html(_ blocks: [String]) -> String {
        let content = blocks.filter { !$0.isEmpty }.joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="\(language)">
            <head>
            <meta charset="\(charset.name)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <meta name="description" content="\(description)">
            <link rel="icon" href="/static/\(prefix)/favicon.ico">
            <link rel="stylesheet" href="/static/\(prefix)/site.css">
            <style>
            body { margin: 0; font: 16px/1.6 -apple-system, "PingFang SC", Arial, sans-serif; color: #222; background: #f6f7f9 }
            .\(prefix)-top { background: \(color); color: #fff; padding: 12px 20px }
            .\(prefix)-top a { color: #fff; margin-right: 14px; text-decoration: none }
            .\(prefix)-main { max-width: 960px; margin: 20px auto; background: #fff; padding: 20px }
            .\(prefix)-main input, .\(prefix)-main select { display: block; width: 100%; margin: 6px 0 14px; padding: 10px }
            .\(prefix)-main button { background: \(color); color: #fff; border: 0; padding: 12px 28px }
            .\(prefix)-foot { color: #777; font-size: 13px; padding: 20px }
            </style>
            </head>
            \(body(content))
            </html>

            """
    }

    private func body(_ content: String) -> String {
        let foot = footer.map { "<p>\($0)</p>" }.joined(separator: "\n")
        let logo = #"<img class="\#(prefix)-logo" src="/static/\#(prefix)/logo.png" alt="\#(siteName)" width="140" height="36">"#
        switch build {
        case .portal:
            return """
                <body class="\(prefix)-page">
                <header class="\(prefix)-top">
                <a class="\(prefix)-home" href="/">\(logo)</a>
                <nav class="\(prefix)-nav">
                \(links(nav, wrapped: "li"))
                </nav>
                </header>
                <main class="\(prefix)-main" id="content">
                \(content)
                </main>
                <footer class="\(prefix)-foot">
                \(foot)
                </footer>
                <script src="/static/\(prefix)/main.js" defer></script>
                </body>
                """
        case .app:
            return """
                <body>
                <div id="app" class="\(prefix)-app">
                <div class="\(prefix)-top"><span class="\(prefix)-back"></span><b>\(siteName)</b></div>
                <div class="\(prefix)-main">
                \(content)
                </div>
                <div class="\(prefix)-foot">
                \(foot)
                </div>
                <div class="\(prefix)-tabs">
                \(links(nav, wrapped: "span"))
                </div>
                </div>
                <script src="/static/\(prefix)/chunk-vendors.js"></script>
                <script src="/static/\(prefix)/app.js"></script>
                </body>
                """
        case .article:
            return """
                <body class="\(prefix)-body">
                <div class="\(prefix)-top">\(logo)
                \(links(nav, wrapped: "span"))
                </div>
                <div class="\(prefix)-main">
                <article class="\(prefix)-story">
                \(content)
                </article>
                </div>
                <div class="\(prefix)-foot">
                \(foot)
                </div>
                </body>
                """
        case .table:
            return """
                <body bgcolor="#ffffff">
                <table width="960" align="center" class="\(prefix)-frame">
                <tr><td class="\(prefix)-top">\(logo)</td></tr>
                <tr><td class="\(prefix)-menu">
                \(links(nav, wrapped: "span"))
                </td></tr>
                <tr><td class="\(prefix)-main">
                \(content)
                </td></tr>
                <tr><td class="\(prefix)-foot">
                \(foot)
                </td></tr>
                </table>
                </body>
                """
        }
    }

    private func links(_ list: String, wrapped tag: String) -> String {
        list.components(separatedBy: " | ").map { item in
            let halves = item.split(separator: "=", maxSplits: 1)
            return "<\(tag)><a href=\"\(halves.last ?? "#")\">\(halves.first ?? "")</a></\(tag)>"
        }.joined(separator: "\n")
    }
}
