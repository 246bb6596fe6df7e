/// What one input of several brought to the list, in names.
package struct SourceCounts: Equatable, Sendable {
    /// Different names that it lists.
    package var names = 0
    /// Of them, those that no other input lists, itself or by a parent with all below.
    package var unique = 0
    /// Of them, those that another input lists too.
    package var overlap: Int { names - unique }

    package init() {}

    mutating func add(_ other: SourceCounts) {
        names += other.names
        unique += other.unique
    }
}
