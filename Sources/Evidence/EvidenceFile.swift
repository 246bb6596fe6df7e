/// A closed file of evidence, as the store knows it: a change of any byte shows.
package struct EvidenceFile: Hashable, Sendable {
    /// The name in `evidence/`: when it was begun, and a number.
    package let name: String
    package let bytes: Int
    /// In lower hexadecimal.
    package let sha256: String

    package init(name: String, bytes: Int, sha256: String) {
        self.name = name
        self.bytes = bytes
        self.sha256 = sha256
    }
}
