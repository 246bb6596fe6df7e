/// One thing that a release lists and its predecessor does not, or the reverse.
package enum ListedChange: Sendable {
    case added(ListedItem)
    case removed(ListedItem)
}
