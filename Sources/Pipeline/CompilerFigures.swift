import Compiler
import Vocabulary

extension CompilerCounts {
    /// The figures by name, for the manifest.
    var figures: [String: Int] {
        var figures = [
            "statements": statements, "names": names, "addresses": addresses, "merged": merged, "pruned": pruned,
            "allowed": allowed, "protected": protected,
        ]
        for (reason, count) in touched { figures["refused:\(reason.rawValue)"] = count }
        return figures
    }

    /// One line for people.
    var text: String {
        let refused = touched.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key.rawValue)" }
        return PlainText.counted(names, "name") + " and " + PlainText.counted(addresses, "address", plural: "addresses")
            + " from "
            + PlainText.counted(statements, "listing")
            + (refused.isEmpty ? "" : "; " + refused.joined(separator: ", "))
    }
}
