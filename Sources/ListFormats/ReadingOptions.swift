import DomainNames

/// How entries of an input are understood where its format leaves it open.
package struct ReadingOptions: Sendable {
    /// What a name of a hosts file means.
    package enum HostsMeaning: String, CaseIterable, Sendable {
        case exact, subtree
    }

    /// What a web address counts as.
    package enum AddressMeaning: String, CaseIterable, Sendable {
        /// Itself: it goes to the list of addresses.
        case address
        /// Its host, exactly; hosts that strangers share are refused later.
        case host
    }

    /// Default `address`: a page on a host says nothing about the host.
    package var addressesMean: AddressMeaning
    /// The column of a table that holds names or addresses. Default: the first of those that published tables use.
    package var column: String?
    /// Default `exact`: that is what a hosts file does in every system that loads one.
    package var hostsMean: HostsMeaning

    /// Addresses that block in a hosts file, beside those that lead nowhere. Default none.
    package var sinkholes: Set<IPAddress> = []
    /// Hand on IP addresses that stand where a name should, instead of refusing them. Default off.
    package var takesAddressLiterals = false
    /// Refuse what speaks of names below another and not of that one, instead of taking it as the subtree. Default off.
    package var refusesBelowOnly = false
    /// Read rules of Adblock lists for third-party requests and popups as rules for everything. Default off: a resolver
    /// would take the site itself away from its visitors.
    package var dropsModifiers = false

    package init(
        hostsMean: HostsMeaning = .exact, addressesMean: AddressMeaning = .address, column: String? = nil
    ) {
        self.hostsMean = hostsMean
        self.addressesMean = addressesMean
        self.column = column
    }
}
