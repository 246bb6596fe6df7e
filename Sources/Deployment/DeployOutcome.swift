import Vocabulary

/// What became of one resolver.
package struct DeployOutcome: Sendable {
    package enum Fate: Sendable, Hashable {
        /// The new file is in force: the questions say so.
        case deployed
        /// It was in place already, and the questions say that it is in force.
        case unchanged
        /// The file is in place and the resolver was left alone (`--file-only`).
        case placed
        /// What would be done (`--dry-run`).
        case planned
        /// The file could not be brought there, or a checker refused it: nothing was changed.
        case refused(String)
        /// The resolver did not take it over: the file from before is back.
        case restored(String)
        /// Neither the new file nor the one from before is in force.
        case broken(String)

        /// A bounded word for counters.
        package var label: String {
            switch self {
            case .deployed: "deployed"
            case .unchanged: "unchanged"
            case .placed: "placed"
            case .planned: "planned"
            case .refused: "refused"
            case .restored: "restored"
            case .broken: "broken"
            }
        }

        package var reason: String? {
            switch self {
            case .deployed, .unchanged, .placed, .planned: nil
            case .refused(let reason), .restored(let reason), .broken(let reason): reason
            }
        }
    }

    package let resolver: String
    package let file: String
    package let serial: UInt32
    /// The serial of the file that was there before, where its head tells.
    package var previous: UInt32?
    package var fate = Fate.planned
    /// What was done, or would be, in order.
    package var steps: [String] = []
    /// What a person should know although all went well.
    package var notes: [String] = []
    /// Names that were asked for and are blocked, and what their answers prove.
    package var probe: ProbeReport?

    package var isGood: Bool { fate.reason == nil }

    package var json: JSONValue {
        .object([
            ("resolver", .string(resolver)), ("file", .string(file)), ("serial", .int(Int(serial))),
            ("previous", .optional(previous.map { Int($0) })), ("outcome", .string(fate.label)),
            ("reason", .optional(fate.reason)), ("steps", .strings(steps)), ("notes", .strings(notes)),
            ("probe", probe?.json ?? .null),
        ])
    }
}
