/// Where libxml2 takes the document for ended: at the first `</html>` that ends no `<html>`, `<head>` or `<body>` which it passed over,
/// because it stood where none may. Others' `dom-hash` ends there.
struct DocumentBounds {
    /// Starts that were passed over and have no end yet.
    private var misplaced = 0
    private var hasContent = false
    private var hasBody = false
    private var isOver = false

    /// A start tag of `<html>`, `<head>` or `<body>`.
    mutating func start(_ name: ElementName, isFirst: Bool) {
        if name == .body ? hasBody : hasContent || !isFirst { misplaced += 1 }
        if name != .html { hasContent = true }
        if name == .body { hasBody = true }
    }

    /// The start of any other element, or a text outside titles and their kin.
    mutating func content(_ name: ElementName?) {
        hasContent = true
        switch name {
        case .script, .style, .meta, .link, .title, .base: break
        default: hasBody = true
        }
    }

    /// An end tag of `<html>`, `<head>` or `<body>`. Whether the document ends with it.
    @discardableResult
    mutating func end(_ name: ElementName) -> Bool {
        if misplaced > 0 {
            misplaced -= 1
            return false
        }
        defer { isOver = isOver || name == .html }
        return name == .html && !isOver
    }
}
