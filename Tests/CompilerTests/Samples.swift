import Compiler
import DomainNames
import Vocabulary

/// Short ways to say lists in tests: `a.example` is exact, `*.a.example` a subtree, `http://…` an address.
enum Samples {
    static let now = Timestamp(seconds: 1_790_000_000)

    static func entry(_ text: String, _ action: ListEntry.Action = .block) throws -> ListEntry {
        if text.contains("://") { return ListEntry(action: action, address: try WebAddress(text)) }
        if text.hasPrefix("*.") { return ListEntry(action: action, name: try DomainName(text.dropFirst(2)), scope: .subtree) }
        return ListEntry(action: action, name: try DomainName(text), scope: .exact)
    }

    static func rules(
        allow: [String] = [], protect: [String] = []
    ) throws -> CompilerRules {
        CompilerRules(
            allow: try allow.map { try entry($0, .allow) },
            protection: ProtectedNames(try protect.map { try DomainName($0) }), now: now)
    }

    static func texts(_ list: Blocklist) -> [String] {
        list.names.map { ($0.scope == .subtree ? "*." : "") + $0.name.text } + list.addresses.map(\.description)
    }
}

/// Protects names and everything below them.
struct ProtectedNames: NameProtection {
    private let tree: DomainTree
    let reachable: [DomainName]

    init(_ names: [DomainName]) {
        tree = DomainTree(subtrees: names)
        reachable = names
    }

    func protection(of name: DomainName) -> String? {
        tree.coveringSubtree(of: name).map { "critical: \($0)" }
    }
}

/// A generator with a seed, so that a property that fails once fails always (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
