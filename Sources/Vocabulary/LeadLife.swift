/// The state machine of a lead, in one table: what is not in it can't happen.
///
/// The one way onto the list is `approve` and then `list`; `approve` stands in the row of `proposed` alone. Whoever applies it
/// proves in the same transaction that the approvals are there (`DecisionPolicy`).
package enum LeadLife {
    package static let table: [LeadState: [LeadEvent: LeadState]] = [
        .reported: before(.reported),
        .queued: before(.queued),
        .fetched: before(.fetched),
        .unreachable: before(.unreachable),
        .scored: [.clear: .cleared, .lackEvidence: .insufficient, .propose: .proposed],
        .cleared: before(.cleared),
        .insufficient: before(.insufficient),
        .proposed: [
            // Looking again does not answer the question that people were asked; another verdict does.
            .queue: .proposed, .fetch: .proposed, .miss: .proposed, .score: .scored, .approve: .approved, .reject: .rejected,
            .reopen: .proposed,
        ],
        .rejected: [
            .queue: .rejected, .fetch: .rejected, .miss: .rejected, .propose: .proposed, .reopen: .proposed, .reject: .rejected,
        ],
        .approved: [.list: .listed],
        .listed: [
            .queue: .listed, .fetch: .listed, .miss: .listed, .withdraw: .withdrawn, .reopen: .proposed, .die: .dormant,
            .dispute: .disputed, .expire: .expired, .lapse: .proposed,
        ],
        .dormant: [
            .queue: .dormant, .fetch: .dormant, .miss: .dormant, .withdraw: .withdrawn, .reopen: .proposed, .revive: .listed,
            .dispute: .disputed, .expire: .expired, .lapse: .proposed,
        ],
        .disputed: [
            .queue: .disputed, .fetch: .disputed, .miss: .disputed, .withdraw: .withdrawn, .reopen: .proposed, .uphold: .listed,
            .expire: .expired, .lapse: .proposed, .dispute: .disputed,
        ],
        .withdrawn: [
            .queue: .withdrawn, .fetch: .withdrawn, .miss: .withdrawn, .propose: .proposed, .reopen: .proposed,
            .restore: .listed, .withdraw: .withdrawn, .reject: .withdrawn,
        ],
        .expired: before(.expired),
    ]

    /// What can happen to a lead that nobody has decided on: it is visited and judged, put forward or turned down.
    private static func before(_ state: LeadState) -> [LeadEvent: LeadState] {
        [
            .queue: state == .reported || state == .unreachable ? .queued : state, .fetch: .fetched,
            .miss: state == .fetched || state == .reported || state == .queued ? .unreachable : state, .score: .scored,
            .propose: .proposed, .reopen: .proposed, .reject: .rejected,
        ]
    }

    /// Where an event leads, or `nil` when it can't happen in this state.
    package static func next(_ state: LeadState, _ event: LeadEvent) -> LeadState? { table[state]?[event] }
}
