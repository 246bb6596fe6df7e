/// What a resolver says of one name, and how it says it.
package struct ProbeReply: Hashable, Sendable {
    package let answer: ProbeAnswer
    /// How many records stand in the last two sections, and whose the first in the authority section is (RFC 1035 §4.1). A name that
    /// a rule hides and one that does not exist differ in it where both are NXDOMAIN.
    package let shape: [UInt8]
}
