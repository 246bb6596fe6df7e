/// The bounds of what the classifier reads and says; a hostile page costs no more than these allow.
package enum ClassifierLimits {
    /// Scalars of one text that are normalised and searched: the record's text bound, so that nothing it holds is skipped.
    package static let textScalars = 256 * 1024
    /// The longest run of marks and spaces that is taken out of a word: three marks hide a word, four are decoration.
    package static let joinedGap = 3
    /// Terms named in one signal: who checks a decision must see every word that it rests on, and kits repeat no more than these.
    package static let namedTerms = 20
    /// Links looked at when their shares are counted.
    package static let links = 2_000
    /// Hops of a chain that are looked at; the crawler follows fewer.
    package static let hops = 20
    /// Scalars of one reason: twenty terms with their places.
    package static let reasonScalars = 1_000
    /// Scalars of a text from outside that a reason shows.
    package static let shownScalars = 60
    /// Brand claims kept of one page: a page that claims more than this is a catalogue, not an imitation.
    package static let brandClaims = 12
    /// Parts of a content score named in its reason.
    package static let namedParts = 6
    /// The longest meta text read as a claim of identity; descriptions mention names, titles claim them.
    package static let claimScalars = 80
}
