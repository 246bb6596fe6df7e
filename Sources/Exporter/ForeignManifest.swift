/// Reading the manifest of somebody else's release.
extension Manifest {
    /// The most bytes of a manifest.
    package static var maximumBytes: Int { ReleaseLimits.manifestBytes }

    /// - Throws: `ExporterError.manifestUnreadable` with what is wrong.
    package init(foreign json: [UInt8]) throws(ExporterError) {
        self = try ManifestReader.manifest(from: json, expected: ReleaseSerial(0))
    }
}
