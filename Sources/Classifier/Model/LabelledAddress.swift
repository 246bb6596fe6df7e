/// An address whose truth is known.
package struct LabelledAddress: Sendable {
    /// The canonical spelling.
    let text: [UInt8]
    package let isFraud: Bool
    /// The registrable domain, or the name on a platform: its addresses lie in one slice.
    let kin: [UInt8]
    /// Whose list it is from; empty when nobody knows.
    let source: String

    /// - Parameter address: as a list writes it.
    package init(_ address: some StringProtocol, isFraud: Bool, kin: String, source: String = "") {
        text = CanonicalAddress.bytes(of: Array(address.utf8))
        self.isFraud = isFraud
        self.kin = Array(kin.utf8)
        self.source = source
    }
}
