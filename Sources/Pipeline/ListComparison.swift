import Compiler
import DomainNames
import ListFormats
import Vocabulary

/// Two lists compared by what they mean, whatever formats they are in.
///
/// A name that a listed parent covers says nothing and makes no difference; nor does the order, or what is said twice.
package struct ListComparison {
    /// One difference, as it goes from the first list to the second.
    package struct Change: Sendable {
        package enum Kind: String, Sendable {
            case added, removed, scope
        }

        package let kind: Kind
        package let entry: ListEntry
        /// The scope in the first list, when that is what changed.
        package let was: ListingScope?

        package var json: JSONValue {
            var members: [(String, JSONValue)] = [("change", .string(kind.rawValue))]
            switch entry.subject {
            case .name(let name): members.append(("name", .string(name.text)))
            case .address(let address): members.append(("url", .string(address.description)))
            }
            members.append(("scope", .string(entry.scope.rawValue)))
            members.append(("action", .string(entry.action.rawValue)))
            if let was { members.append(("was", .string(was.rawValue))) }
            return .object(members)
        }

        /// `+ evil.example (subtree)`.
        package var text: String {
            let mark = kind == .added ? "+" : kind == .removed ? "-" : "~"
            let subject: String
            switch entry.subject {
            case .name(let name): subject = name.text
            case .address(let address): subject = PlainText.escaped(address.description)
            }
            let scope = was.map { "\($0.rawValue) → \(entry.scope.rawValue)" } ?? entry.scope.rawValue
            return "\(mark) \(subject) (\(entry.action == .allow ? "allow " : "")\(scope))"
        }
    }

    /// The figures of a comparison.
    package struct Summary: Sendable {
        package internal(set) var added = 0
        package internal(set) var removed = 0
        package internal(set) var scope = 0
        package internal(set) var same = 0
        package internal(set) var inputs: [ConvertedInput] = []

        package var isSame: Bool { added + removed + scope == 0 }

        package var json: JSONValue {
            .object([
                (
                    "summary",
                    .object([
                        ("added", .int(added)), ("removed", .int(removed)), ("scope", .int(scope)), ("same", .int(same)),
                        ("inputs", .array(inputs.map(\.json))),
                    ])
                )
            ])
        }
    }

    private let from: ListDialect?
    private let reading: ReadingOptions

    package init(from: ListDialect? = nil, reading: ReadingOptions = ReadingOptions()) {
        self.from = from
        self.reading = reading
    }

    /// Tells each difference in the order of lists: labels from the right; then addresses.
    /// - Throws: `PipelineError` of kind `.input` when a file can't be read or is no list.
    package func compare(
        _ first: String, _ second: String, onRefusal: (Refusal) -> Void, _ receive: (Change) -> Void
    ) throws -> Summary {
        var summary = Summary()
        let old = try load(first, into: &summary, onRefusal)
        let new = try load(second, into: &summary, onRefusal)
        func tell(_ kind: Change.Kind, _ entry: ListEntry, was: ListingScope? = nil) {
            switch kind {
            case .added: summary.added += 1
            case .removed: summary.removed += 1
            case .scope: summary.scope += 1
            }
            receive(Change(kind: kind, entry: entry, was: was))
        }
        ListComparison.merge(old.names, new.names, key: \.name, isBefore: { $0 < $1 }) { before, after in
            switch (before, after) {
            case (let gone?, nil): tell(.removed, gone.entry)
            case (nil, let come?): tell(.added, come.entry)
            case (let before?, let after?):
                if before == after {
                    summary.same += 1
                } else if before.action == after.action {
                    tell(.scope, after.entry, was: before.scope)
                } else {
                    tell(.removed, before.entry)
                    tell(.added, after.entry)
                }
            case (nil, nil): break
            }
        }
        ListComparison.merge(old.addresses, new.addresses, key: \.self, isBefore: { $0 < $1 }) { before, after in
            guard let text = before ?? after, let address = try? WebAddress(text) else { return }
            if before != nil, after != nil { return summary.same += 1 }
            tell(before == nil ? .added : .removed, ListEntry(address: address))
        }
        return summary
    }

    /// One rule of a list that changes what a name means.
    private struct Rule: Equatable {
        let name: DomainName
        let scope: ListingScope
        let action: ListEntry.Action

        var entry: ListEntry { ListEntry(action: action, name: name, scope: scope) }
    }

    private func load(
        _ path: String, into summary: inout Summary, _ onRefusal: (Refusal) -> Void
    ) throws -> (names: [Rule], addresses: [String]) {
        var material = try ListMaterial(path, .init(from: from, reading: reading), onRefusal: onRefusal)
        var rules = CompilerRules(now: Timestamp(seconds: 0))
        rules.keepsExceptions = true
        let list = material.compile(rules).blocklist
        summary.inputs += material.inputs
        var names: [Rule] = []
        var covering: DomainName?
        for listed in list.names {
            // Sorted by labels from the right, all names below a subtree follow it directly.
            if let above = covering, listed.name.isWithin(above) { continue }
            covering = listed.scope == .subtree ? listed.name : nil
            names.append(Rule(name: listed.name, scope: listed.scope, action: .block))
        }
        names += list.exceptions.map { Rule(name: $0.name, scope: $0.scope, action: .allow) }
        names.sort { $0.name < $1.name }
        return (names, list.addresses.map(\.description))
    }

    /// Walks two sorted sequences side by side.
    private static func merge<Element, Key>(
        _ left: [Element], _ right: [Element], key: KeyPath<Element, Key>, isBefore: (Key, Key) -> Bool,
        _ visit: (Element?, Element?) -> Void
    ) {
        var (one, other) = (0, 0)
        while one < left.count || other < right.count {
            if other == right.count || one < left.count && isBefore(left[one][keyPath: key], right[other][keyPath: key]) {
                visit(left[one], nil)
                one += 1
            } else if one == left.count || isBefore(right[other][keyPath: key], left[one][keyPath: key]) {
                visit(nil, right[other])
                other += 1
            } else {
                visit(left[one], right[other])
                one += 1
                other += 1
            }
        }
    }
}
