/// What can hold a release back before it is switched to, though every file of it is sound. A person may overrule each for once.
package enum ReleaseGuard: String, CaseIterable, Sendable {
    /// The list grew or shrank more than feeds and automatic rules may let it.
    case bounds
    /// A file lacks one of the release's canaries, so nobody could see that it is loaded whole.
    case canaries
    /// A file would block a name that is never listed.
    case protected
}
