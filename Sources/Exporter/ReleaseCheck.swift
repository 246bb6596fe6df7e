/// A look at each written file before anything is switched: our own readers, or a resolver's checker.
package protocol ReleaseCheck: Sendable {
    /// As it stands in the manifest: `named-checkzone`, `read-back`.
    var name: String { get }
    /// Looks at one file. Returns false when the file is not of its kind; throws `checkFailed` when the file must not go out.
    func check(_ file: CheckedFile) throws(ExporterError) -> Bool
}

/// A file that is written and synced, under its final name, in the directory that is not yet a release.
package struct CheckedFile: Sendable {
    package let name: String
    package let format: String
    package let path: String
    package let serial: ReleaseSerial
    package let counts: ReleaseFileCounts

    package init(name: String, format: String, path: String, serial: ReleaseSerial, counts: ReleaseFileCounts) {
        self.name = name
        self.format = format
        self.path = path
        self.serial = serial
        self.counts = counts
    }
}
