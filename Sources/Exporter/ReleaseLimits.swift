/// The numbers of the exporter, each with its reason.
package enum ReleaseLimits {
    /// Releases that stay whole whatever their age: enough to go back past a bad week of daily releases.
    package static let keptReleases = 10
    /// Days of which the newest release each stays whole: the period a complaint about a block usually takes.
    package static let keptDays = 30
    /// Hours that a release is good for: a day in which nothing came says that the source is gone.
    package static let validHours = 24
    /// Bytes of one listing in all formats together, where no release of the same list tells it.
    package static let bytesPerListing = 1_024
    /// Bytes that must be left over once a release is written: heads, manifest, delta, and the database that records it.
    package static let spareBytes = 16_777_216
    /// Seconds that one installed checker may take for one file. named-checkzone needs about 6 for a million records.
    package static let checkerSeconds = 60
    /// How often, and after how many microseconds each, a checker is tried again that is being written: two seconds in all.
    package static let busyTries = 100
    package static let busyMicroseconds: UInt32 = 20_000
    /// Bytes kept of what a checker says; a broken zone of a million lines complains a million times.
    package static let checkerOutputBytes = 16_384
    /// Scalars of a checker's complaint that reach an error message.
    package static let messageScalars = 400
    /// Bytes gathered before a write: large enough that the calls do not count.
    package static let bufferBytes = 262_144
    /// What comes in pieces of so many bytes is written as it comes: 32 KiB, what writers of lists gather and more.
    static let directBytes = 32_768
    /// The largest manifest that is read back, in bytes. Ours have a few thousand; a larger one is not ours.
    package static let manifestBytes = 1_048_576
    /// The longest line of `listings.jsonl` that is read back, in bytes.
    package static let lineBytes = 1_048_576
    /// The longest file name in a release, in bytes.
    package static let fileNameBytes = 64
}
