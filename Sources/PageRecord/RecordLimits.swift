/// The bounds of the record that crosses from the page reader to its parent. Both sides hold them: the reader cuts, the parent
/// refuses a record that exceeds one.
package enum RecordLimits {
    /// Title, in Unicode scalars. Longer titles are padding against readers.
    package static let titleScalars = 512
    /// Visible text, in UTF-8 bytes: 256 KiB is ten times a long article.
    package static let textBytes = 256 * 1024
    package static let links = 2_000
    package static let forms = 100
    /// Fields per form, and loose fields.
    package static let fields = 200
    package static let resources = 500
    package static let labels = 500
    package static let contacts = 100
    package static let downloads = 100
    package static let metaTexts = 20
    /// Entities: ten times what a busy contact page has.
    package static let entities = 300
    /// `<meta>` of the page's identity, structured names, companies, icons.
    package static let metas = 60
    package static let names = 30
    /// Addresses, calls and redirects of scripts.
    package static let scriptAddresses = 300
    package static let scriptRedirects = 20
    /// Hashes of inline scripts.
    package static let scriptHashes = 20
    /// Text of hidden markup, in UTF-8 bytes.
    package static let hiddenTextBytes = 64 * 1024
    /// A hash in hexadecimal digits.
    package static let hashBytes = 64
    /// Any other single text, in UTF-8 bytes.
    package static let stringBytes = 2_048
    /// The whole record on the pipe, in bytes.
    package static let recordBytes = 8 * 1024 * 1024
}
