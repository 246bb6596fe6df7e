/// The numbers of this room.
package enum DeploymentLimits {
    /// What one checker, one reload, or one wipe may take: a million names take BIND and unbound a quarter of a minute each.
    package static let programSeconds: Int64 = 120
    /// Names of the new file that are asked for, the first and the last among them.
    package static let samples = 8
    /// Milliseconds for one answer, and between two rounds of questions.
    package static let answerMilliseconds: Int64 = 1_000
    package static let roundMicroseconds: UInt32 = 100_000
    /// Names wiped by one call, and at most: what is above leaves a cache by its time to live.
    package static let namesPerWipe = 500
    package static let wipedNames = 20_000
    /// Bytes of a file's head in which its serial is looked for.
    package static let headBytes = 4_096
}
