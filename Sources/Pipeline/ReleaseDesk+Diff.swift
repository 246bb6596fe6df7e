import Exporter
import Vocabulary

extension ReleaseDesk {
    /// One thing that one release lists and another does not.
    package struct Difference: Sendable {
        package let isAdded: Bool
        package let subject: String
        package let scope: ListingScope

        init(_ change: ListedChange) {
            let item: ListedItem
            switch change {
            case .added(let found): (isAdded, item) = (true, found)
            case .removed(let found): (isAdded, item) = (false, found)
            }
            subject = item.text
            scope = item.scope
        }

        package var json: JSONValue {
            .object([
                ("change", .string(isAdded ? "added" : "removed")), ("subject", .string(subject)),
                ("scope", .string(scope.rawValue)),
            ])
        }
    }

    /// What a release lists that an earlier one does not, and the other way round, from their `listings.jsonl`.
    ///
    /// - Parameters:
    ///   - from: the release before; `nil` takes the one before `to`.
    ///   - to: the release after; `nil` takes the current one.
    /// - Returns: how many came and how many went.
    package func diff(
        from: UInt32?, to: UInt32?, onDifference: (Difference) -> Void
    ) throws -> (from: UInt32, to: UInt32, added: Int, removed: Int) {
        try translated {
            let after = try chosen(to)
            let before: ReleaseSerial
            if let from {
                before = ReleaseSerial(from)
            } else {
                guard let previous = try archive.serials().last(where: { $0 < after }) else {
                    throw PipelineError(
                        .input, "there is no release before \(after) to compare it with",
                        hint: "`zhalan release list` shows the releases")
                }
                before = previous
            }
            let lists = try [before, after].map { serial in
                let list = PublishedList(archive: archive, serial: serial)
                if let fault = list.fault { throw PipelineError(.input, "release \(serial) can't be compared: \(fault)") }
                return (names: list.names, addresses: list.addresses)
            }
            let changes = try ReleaseChanges(from: lists[0], to: lists[1])
            changes.forEach { onDifference(Difference($0)) }
            return (before.value, after.value, changes.added, changes.removed)
        }
    }
}
