/// The numbers of the probe, each with its reason.
package enum ProbeLimits {
    /// Releases whose canaries are asked for, newest first: a resolver further behind than a day of releases every ten minutes is told
    /// as one that serves none of them.
    package static let releases = 150
    /// Names asked of one resolver at once: a burst that fits every resolver's socket buffer (212,992 bytes on Linux).
    package static let burst = 64
    /// Bytes of a UDP answer that are read: more than a resolver sends without EDNS (RFC 1035 §2.3.4), cut answers are told by a bit.
    static let answerBytes = 4_096
    /// Records of one answer that are looked at.
    static let records = 64
    /// How often each question is sent: a datagram may be lost.
    static let tries = 2
}
