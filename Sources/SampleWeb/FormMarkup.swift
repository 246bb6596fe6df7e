/// A form of a sample page, written out as HTML.
struct FormMarkup: Sendable {
    var action: String
    var method = "post"
    var prefix: String
    var button: String
    /// `label|name|type|placeholder`, the last one optional.
    var fields: [String]
    /// Markup between the fields and the button.
    var tail = ""

    var html: String {
        let rows = fields.enumerated().map { index, field in
            let parts = field.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            let hint = parts.count > 3 ? " placeholder=\"\(parts[3])\"" : ""
            let id = "\(prefix)-f\(index)"
            return """
                <div class="\(prefix)-row"><label for="\(id)">\(parts[0])</label>
                <input id="\(id)" name="\(parts[1])" type="\(parts[2])"\(hint)></div>
                """
        }
        let lines =
            ["<form class=\"\(prefix)-form\" action=\"\(action)\" method=\"\(method)\">"] + rows + [tail]
            + ["<button type=\"submit\">\(button)</button>", "</form>"]
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
