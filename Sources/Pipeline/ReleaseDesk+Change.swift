import Exporter
import Vocabulary

extension ReleaseDesk {
    /// What a switch from one release to another means for resolvers: how much, and some of it by name.
    package struct Change: Sendable {
        package let from: UInt32
        package let to: UInt32
        package fileprivate(set) var added = 0
        package fileprivate(set) var removed = 0
        package fileprivate(set) var samples: [Difference] = []

        /// Of each kind; more than that is for `zhalan release diff`.
        package static let sampled = 10

        package var text: String {
            added + removed == 0
                ? "nothing comes back and nothing goes"
                : "\(PlainText.counted(added, "entry", plural: "entries")) come back, \(removed) go"
        }

        /// The command that shows all of it; `nil` when the samples are all.
        package var more: String? { added + removed > samples.count ? "zhalan release diff \(from) \(to)" : nil }

        package var json: [(String, JSONValue)] {
            [
                ("from", .int(Int(from))), ("added", .int(added)), ("removed", .int(removed)),
                ("samples", .array(samples.map(\.json))),
            ]
        }
    }

    /// The release that resolvers have now.
    package func current() throws -> UInt32 { try chosen(nil).value }

    /// - Throws: as `diff` does, when one of the two can't be read.
    package func change(from: UInt32, to: UInt32) throws -> Change {
        var change = Change(from: from, to: to)
        var taken = (added: 0, removed: 0)
        let counts = try diff(from: from, to: to) { difference in
            if difference.isAdded { taken.added += 1 } else { taken.removed += 1 }
            guard (difference.isAdded ? taken.added : taken.removed) <= Change.sampled else { return }
            change.samples.append(difference)
        }
        change.added = counts.added
        change.removed = counts.removed
        return change
    }
}
