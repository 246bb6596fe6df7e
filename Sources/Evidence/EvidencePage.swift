import Vocabulary

/// A page whose bytes are on disk already, so that the same bytes need not be kept again.
package struct EvidencePage: Hashable, Sendable {
    /// The address that answered.
    package let uri: String
    /// `sha256:…` of the body.
    package let digest: String
    /// The record that holds the bytes: `urn:uuid:…`.
    package let record: String
    package let date: Timestamp
    /// The file that holds the record.
    package let file: String

    package init(uri: String, digest: String, record: String, date: Timestamp, file: String) {
        self.uri = uri
        self.digest = digest
        self.record = record
        self.date = date
        self.file = file
    }
}
