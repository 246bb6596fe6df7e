/// What entries mean in each format, in words: the table of docs/FORMATS.md, which a test holds to this one.
package enum FormatMeaning {
    /// The table in Markdown, a line for each format and a newline at the end.
    package static var table: String {
        var lines = [
            "| format | file | as input | how exact is written | how subtree is written | exceptions |",
            "|---|---|---|---|---|---|",
        ]
        for format in ListFormatName.allCases {
            let cells = [
                format.rawValue, "`\(format.fileName)`", input(format), exact(format), subtree(format), exception(format),
            ]
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What a format writes for a name, its newlines as ` and `.
    private static func sample(_ format: ListFormatName, subtree: Bool) -> String {
        var bytes: [UInt8] = []
        format.type.append("x.example", subtree: subtree, to: &bytes)
        return code(bytes)
    }

    private static func code(_ bytes: [UInt8]) -> String {
        bytes.split(separator: 0x0A).map { "`\(String(decoding: $0, as: UTF8.self).replacing("|", with: "\\|"))`" }
            .joined(separator: " and ")
    }

    private static func input(_ format: ListFormatName) -> String {
        switch format.expression {
        case .exactOnly: "exact; `--hosts-mean subtree` takes it wider"
        case .subtreeOnly: "the name and all below"
        case .exactAndSubtree: format == .rpz ? "by owner: `x` exact, `*.x` below, both = subtree" : "`=x` exact, else subtree"
        case .addresses: "a URL; `--urls-mean host` takes its host"
        case .everything: "as `scope` says"
        }
    }

    private static func exact(_ format: ListFormatName) -> String {
        switch format.expression {
        case .subtreeOnly: "*widened* to the subtree, or refused over a reachable name; `--strict` refuses"
        case .addresses: "–"
        case .everything: "`\"scope\":\"exact\"`"
        default: sample(format, subtree: false)
        }
    }

    private static func subtree(_ format: ListFormatName) -> String {
        switch format.expression {
        case .exactOnly: "*narrowed*: `0.0.0.0 x.example`, and `www.` of a registrable domain"
        case .addresses: "–"
        case .everything: "`\"scope\":\"subtree\"`"
        default: sample(format, subtree: true)
        }
    }

    private static func exception(_ format: ListFormatName) -> String {
        guard format.canAllow else {
            return switch format.expression {
            case .subtreeOnly: "the parent is refused"
            case .addresses: "–"
            case .exactOnly: "never written"
            default: "the parent is cut to exact"
            }
        }
        var bytes: [UInt8] = []
        format.type.appendException("ok.x.example", subtree: true, to: &bytes)
        return code(bytes)
    }
}
