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
    /// Any other single text, in UTF-8 bytes.
    package static let stringBytes = 2_048
    /// The whole record on the pipe, in bytes.
    package static let recordBytes = 8 * 1024 * 1024
}
