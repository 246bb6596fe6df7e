/// The numbers of this room, each once.
package enum ListLimits {
    /// The longest line read in a format of names, in bytes. A name has 253 at most; dnsmasq itself stops near 1,000. Hosts
    /// files with several names a line stay below 4 KB in every published list; what is longer is not a list of names.
    package static let lineBytes = 4096
    /// The longest line read as a web address: what `WebAddress` reads, with room for white space.
    package static let addressLineBytes = 8192 + 64
    /// The longest JSON line read: a name with its reasons.
    package static let jsonLineBytes = 65_536
    /// How deep a JSON line may nest; ours nest to 2.
    static let jsonDepth = 16
    /// How much of a file the format is detected from.
    package static let detectionBytes = 65_536
    /// From how many lines that end differently the scanner of plain lines learns one after the other: several times what it keeps.
    static let lessons = 256
    /// Afterwards it learns from one line in so many: a prime, or a list whose ends go round is met at some of them only.
    static let lessonInterval = 17
    /// How many lines an SOA record may go on over; five numbers with a comment each need seven.
    static let continuedLines = 16
    /// The lines of a list that we write stay below this: dnsmasq fails at 1,287 bytes and takes 967 (measured, 2.90).
    static let writtenLineBytes = 1000
    /// Bytes gathered before the sink is called.
    static let chunkBytes = 65_536
    /// RPZ owner lengths are computed for a zone name of this many octets, so that an operator can load the file under any
    /// origin up to it.
    package static let rpzOriginOctets = 40
    /// How many sources a header names.
    static let headerSources = 64
    /// The longest text of a header line, in scalars.
    static let headerText = 200
}
