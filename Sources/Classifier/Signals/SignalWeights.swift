/// The points that signals carry. The score is their sum, held to 0–100: one strong fact alone is as likely as not (50), two are
/// certain enough for the automatic rule (100), medium facts need company.
enum SignalWeights {
    static let strong = 50.0
    static let medium = 20.0
    static let weak = 5.0
    /// A medium fact that measured pages show nearly only on fraud: with any other fact it is for people, alone it is not.
    static let nearReview = 45.0
    /// The content model above what three honest pages in a thousand reach: with one strong fact that is no word, enough to list.
    static let highContent = 45.0
    /// The content model above what three honest pages in a hundred reach: a reason to look.
    static let notedContent = 50.0
    /// The same people as in a case that a person confirmed: enough to list.
    static let confirmedCase = 100.0
    /// A brand's name on a stranger's page that asks for nothing.
    static let idleClaim = 30.0

    /// A lone strong term, or a run of medium ones without structure: below review by itself.
    static let looseTerms = 20.0
    /// Several medium terms of one type on a page with a structural cue: with one more medium fact it is for people.
    static let structuredTerms = 30.0
    /// The page speaks about fraud, not for it.
    static let advisory = -60.0
    /// The host is the brand's own.
    static let ownBrand = -100.0
    /// The name is one that must never be blocked; such sites are hacked more often than they are fraud.
    static let protectedName = -40.0
}
