import Vocabulary

/// A page whose truth is known, and what the classifier says of it.
package struct EvaluatedPage: Sendable {
    package enum Truth: Sendable { case fraud, honest }

    /// The page's file as the index names it.
    package let file: String
    /// `nil` when the index says neither (imitations, dual use): reported, never scored.
    package let truth: Truth?
    package let kind: String
    package let source: String
    /// `zh`, `ja` …; empty when the index says nothing.
    package let language: String
    /// Why the page is no fair example (`parked`, an error page); empty when it is one.
    package let noise: String
    /// Where the page stood; `nil` when nobody knows: then it was judged at a made-up name, and every claim of identity is foreign.
    package let address: String?
    package let verdict: Verdict

    package init(
        file: String, truth: Truth?, kind: String, source: String, language: String, noise: String, address: String?,
        verdict: Verdict
    ) {
        self.file = file
        self.truth = truth
        self.kind = kind
        self.source = source
        self.language = language
        self.noise = noise
        self.address = address
        self.verdict = verdict
    }

    /// Whether the page counts: it has a truth, and is a fair example of it.
    package var isScored: Bool { truth != nil && noise.isEmpty }
}
