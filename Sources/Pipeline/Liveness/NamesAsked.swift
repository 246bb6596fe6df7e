import DomainNames

/// Names that are asked for one after the other: of a feed's millions each is made as its turn comes.
struct NamesAsked {
    let count: Int
    /// The next name; `nil` behind the last.
    let next: () -> DomainName?

    init(count: Int, next: @escaping () -> DomainName?) {
        self.count = count
        self.next = next
    }

    init(_ names: [DomainName]) {
        var rest = names[...]
        self.init(count: names.count) { rest.popFirst() }
    }
}
