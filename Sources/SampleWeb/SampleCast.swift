/// One set of brands, hosts and texts for the sample sites. Both casts play the same parts, so a decision that differs between them
/// rests on a name or a sentence and not on what the site does.
package enum SampleCast: CaseIterable, Sendable {
    case first, second
}
