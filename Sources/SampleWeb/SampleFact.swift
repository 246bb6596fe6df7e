/// One thing on a sample page that a verdict can rest on; a page can be served without it, to show that the verdict did.
package enum SampleFact: String, CaseIterable, Sendable {
    /// The page says that it is a brand or an office which does not own its host.
    case claimedIdentity = "claimed-identity"
    /// The lure: what the victim is promised, or is told has happened.
    case promise
    /// The demand: what the victim has to pay, top up or prove first.
    case demand
    /// A form that asks for an account and its password, or for a wallet's recovery phrase.
    case credentialForm = "credential-form"
    /// A form that asks for a payment card.
    case cardForm = "card-form"
    /// A field for the one-time code that the victim's bank sends.
    case oneTimeCode = "one-time-code"
    /// A form that asks for an identity number or pictures of an identity document.
    case identityForm = "identity-form"
    /// A form whose data go to another host.
    case foreignTarget = "foreign-target"
    /// Joining needs an invitation code.
    case inviteCode = "invite-code"
    /// A wallet address or a payment code to send money to.
    case deposit
    /// A link to an app or a profile outside the stores.
    case download
    /// The way from the page into a private chat.
    case contact
    /// The address that is reported leads to the page over other hosts.
    case redirects
    /// The page shows itself to phones only.
    case mobileOnly = "mobile-only"
}

extension Set<SampleFact> {
    /// `html` when the fact is on the page, and what an innocent page would have in its place when it is not.
    func show(_ fact: SampleFact, _ html: String, otherwise: String = "") -> String {
        contains(fact) ? html : otherwise
    }
}
