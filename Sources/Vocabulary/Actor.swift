/// Who acts: the account that the kernel vouches for, and the name that the person goes by.
package struct Actor: Hashable, Sendable {
    /// The account's name. Approvals are counted by it, since a display name can be typed at will.
    package let account: String
    /// The name that is shown; the account's own when none was given.
    package let name: String

    /// The most scalars of a display name that are kept: names are shown on one line.
    package static let nameLimit = 64

    package init(account: String, name: String? = nil) {
        self.account = account
        let shown = PlainText.escaped(name ?? "", limit: Actor.nameLimit)
        self.name = shown.allSatisfy(\.isWhitespace) ? account : shown
    }

    /// As it was kept: the name was escaped and cut then.
    package init(account: String, keptName: String) {
        self.account = account
        name = keptName
    }

    /// The rule that lists without a person.
    package static let automatic = Actor(account: "automatic")
    /// The program itself, where the clock and nobody acts: what expires, what lapses.
    package static let zhalan = Actor(account: "zhalan")
}

extension Actor: ExpressibleByStringLiteral {
    /// An account that goes by its own name.
    package init(stringLiteral account: String) { self.init(account: account) }
}

extension Actor: CustomStringConvertible {
    /// `li`, or `Li Wei (li)`.
    package var description: String { name == account ? account : "\(name) (\(account))" }
}
