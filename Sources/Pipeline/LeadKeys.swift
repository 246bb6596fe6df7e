import DomainNames

/// How a link is known as a lead.
package enum LeadKeys {
    /// The canonical address of a link, or `nil` when it is none.
    package static func canonical(_ link: String) -> String? { (try? WebAddress(link))?.canonical.description }
}
