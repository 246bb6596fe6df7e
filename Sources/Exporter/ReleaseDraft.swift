import Digests
import Vocabulary

/// Everything a release is made from.
package struct ReleaseDraft: Sendable {
    /// From `ReleaseSerial.next`; the writer refuses one that is not above every serial on disk.
    package let serial: ReleaseSerial
    package let generated: Timestamp
    /// The program and its version, `zhalan 0.1.0`.
    package let generator: String
    package let files: [ReleaseFile]
    /// The pipeline's figures, by name, for the manifest.
    package var counts: [String: Int] = [:]
    /// Sentences that a reader of the manifest must see: that `test_permit` was on, that the store is simulated.
    package var warnings: [String] = []
    /// Made from simulated data: `deploy` refuses it.
    package var simulated = false
    /// The word by which other installations know this one.
    package var origin: String?
    /// The feeds that are in it, by name.
    package var feeds: [Manifest.Feed] = []
    /// Until when resolvers may go by it: a copy that is older has lost its source. 24 hours (`ReleaseLimits.validHours`) by default.
    package var validUntil: Timestamp
    /// What signs the checksums, and with them every file; without one the release has no signature.
    package var signer: MinisignSigner?
    /// The release whose content this one brings back, when it is a rollback.
    package var rollbackOf: ReleaseSerial?
    /// How many entries it has, and how many the current release has: they tell how much room it needs.
    package var entries = 0
    package var previousEntries = 0
    /// What changed against the current release, finished: the delta.
    package var changes = ReleaseChanges()

    package init(serial: ReleaseSerial, generated: Timestamp, generator: String, files: [ReleaseFile]) {
        self.serial = serial
        self.generated = generated
        self.generator = generator
        self.files = files
        validUntil = generated.adding(hours: ReleaseLimits.validHours)
    }
}

/// A publication that is done.
package struct Release: Sendable {
    package let manifest: Manifest
    /// The release's directory.
    package let directory: String
    /// Files that are hard links to an earlier release's, since their bytes are the same.
    package let linked: [String]
    /// Sentences about what was not as it should be and did not stop the publication.
    package let notes: [String]

    package var serial: ReleaseSerial { manifest.serial }
}
