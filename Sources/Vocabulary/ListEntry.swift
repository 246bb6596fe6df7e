import DomainNames

/// One statement of a list in any format: block or allow a name or an address, in one scope.
package struct ListEntry: Hashable, Sendable {
    package enum Action: String, Sendable {
        case block, allow
    }

    package enum Subject: Hashable, Sendable {
        case name(DomainName)
        case address(WebAddress)
    }

    package let action: Action
    package let subject: Subject
    package let scope: ListingScope

    package init(action: Action = .block, name: DomainName, scope: ListingScope) {
        self.action = action
        subject = .name(name)
        self.scope = scope
    }

    package init(action: Action = .block, address: WebAddress) {
        self.action = action
        subject = .address(address)
        scope = .url
    }
}
