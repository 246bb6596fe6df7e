/// Where a lead stands between its report and its end. `LeadLife` says how it gets from one state to the next.
package enum LeadState: String, CaseIterable, Sendable {
    /// Known, and not looked at yet.
    case reported
    /// Taken into a crawl.
    case queued
    /// A page came; no verdict on it yet.
    case fetched
    /// The last visit brought no page.
    case unreachable
    /// A verdict is there and what it asks for is not done yet: a state within one transaction.
    case scored
    /// Nothing speaks for fraud.
    case cleared
    /// Too little was seen to say anything.
    case insufficient
    /// It should be listed, says the verdict or a person; people decide.
    case proposed
    /// A person said no.
    case rejected
    /// Everybody whose yes it takes has said so: a state within one transaction.
    case approved
    /// On the list.
    case listed
    /// On the list, and dead since several visits. Dead is not safe: names come back.
    case dormant
    /// On the list, and somebody appeals.
    case disputed
    /// Taken off by a person; remembered, so that no rule puts it back.
    case withdrawn
    /// Its time on the list is over.
    case expired

    /// Whether a standing listing belongs to it.
    package var isOnList: Bool { self == .listed || self == .dormant || self == .disputed }
}

/// What happens to a lead.
package enum LeadEvent: String, CaseIterable, Sendable {
    /// A crawl takes it.
    case queue
    /// A visit brought a page.
    case fetch
    /// A visit brought none.
    case miss
    /// A verdict was made.
    case score
    /// What a verdict asks for.
    case clear, lackEvidence, propose
    /// As many approvals as its class needs: people's, the automatic rule's, one in an emergency.
    case approve
    /// The listing was made.
    case list
    /// A person's no, and a person's taking off.
    case reject, withdraw
    /// A no or a withdrawal was undone, or something happened that people must see again.
    case reopen
    /// A listing that people took off comes back with the approvals it had.
    case restore
    /// The site is dead since several visits; it is there again.
    case die, revive
    /// An appeal was opened; it was refused.
    case dispute, uphold
    /// The listing's time is over; an emergency listing was not confirmed.
    case expire, lapse
}
