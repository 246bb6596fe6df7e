/// Where a form sends what it got, by how the address is written and without asking whose it is.
struct TargetShape {
    /// `nowhere`, `a path`, `a file beside it`, `another host`, `mail`, `script`.
    let kind: String
    /// `php`, `asp`; empty when there is none.
    let ending: String
    /// The last part of the path without its ending, lower case, without digits.
    let file: String

    init(_ action: String) {
        let lowered = action.lowercased()
        let bare = lowered.prefix { $0 != "?" && $0 != "#" }
        switch true {
        case lowered.isEmpty: kind = "the page itself"
        case lowered.hasPrefix("#"): kind = "nowhere"
        case lowered.hasPrefix("javascript:"): kind = "a script"
        case lowered.hasPrefix("mailto:"): kind = "mail"
        case lowered.hasPrefix("http:"), lowered.hasPrefix("https:"), lowered.hasPrefix("//"): kind = "a whole address"
        case lowered.hasPrefix("/"): kind = "a path"
        case bare.contains("/"): kind = "a path from here"
        default: kind = "a file beside it"
        }
        let last = bare.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let parts = last.split(separator: ".", omittingEmptySubsequences: false)
        ending = parts.count > 1 && (parts.last?.utf8.count ?? 0) <= 5 ? String(parts[parts.count - 1]) : ""
        file = String((parts.first ?? "").prefix(30).filter { !$0.isNumber })
    }
}
