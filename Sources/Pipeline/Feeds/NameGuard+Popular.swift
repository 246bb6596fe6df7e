import DomainNames

extension NameGuard {
    /// Whether a name is too popular to be taken from a feed that means harm.
    func isPopular(_ name: DomainName) -> Bool { false }
}
