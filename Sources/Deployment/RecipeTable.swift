import Vocabulary

/// Every resolver that a release can be deployed to.
package enum RecipeTable {
    package static let all: [any ResolverRecipe] = [
        UnboundRecipe(), BINDRecipe(), KnotResolverRecipe(), PowerDNSRecipe(), DnsmasqRecipe(), DnsdistRecipe(),
        KnotRecipe(),
    ]

    package static let names = all.map(\.name)

    package static func recipe(named name: String) -> (any ResolverRecipe)? { all.first { $0.name == name } }

    /// What the checkers of three projects say to a response policy zone. None of them finds every fault.
    static let zoneChecks = [
        ProgramCall("kzonecheck", ["-o", "{origin}", "{file}"]),
        ProgramCall("nsd-checkzone", ["{origin}", "{file}"]),
        ProgramCall("named-checkzone", ["-i", "local", "{origin}", "{file}"]),
    ]

    /// `evil.example CNAME .`, and `canary-first.101.zhalan.example A 0.0.0.0`
    static let zoneLine = ListedLine(beginning: "", ends: [" CNAME .", " A " + Canary.address])
}
