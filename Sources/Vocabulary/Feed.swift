/// A third party's list as an installation knows it: where it comes from, what it may be used for, and what a name on it means.
package struct Feed: Hashable, Sendable {
    /// What its names are listed for. It decides which guards hold.
    package enum Meaning: String, CaseIterable, Sendable {
        case fraud, malware, ads, tracking, adult, gambling, other

        /// Whether popular names are never taken from it: a feed against advertising blocks popular names on purpose, one
        /// against fraud that names one is wrong or poisoned.
        package var sparesPopularNames: Bool { self == .fraud || self == .malware }
    }

    /// A short word, the directory's name too: see `isUsable(name:)`.
    package let name: String
    /// A web address, or a path that begins with `/`.
    package let location: String
    /// The licence as its publisher states it.
    package let licence: String
    package let meaning: Meaning
    /// The list's format as `--from` names it, or `nil` to tell it by the content; `release` is another Zhalan's release.
    package let format: String?
    /// The column of a table that holds the names; `nil` takes the first that is known.
    package let column: String?
    /// Whether a name of a hosts file stands for everything below it too.
    package let hostsMeanSubtree: Bool
    /// Whether a web address stands for its host.
    package let addressesMeanHosts: Bool
    /// Hours after which a snapshot that nobody confirmed drops out of the release.
    package let maximumAgeHours: Int
    /// The minisign public key that a release must be signed with; `nil` takes unsigned ones.
    package let publicKey: String?

    package init(
        name: String, location: String, licence: String, meaning: Meaning, format: String? = nil, column: String? = nil,
        hostsMeanSubtree: Bool = false, addressesMeanHosts: Bool = false, maximumAgeHours: Int = Feed.standardAgeHours,
        publicKey: String? = nil
    ) {
        self.name = name
        self.location = location
        self.licence = licence
        self.meaning = meaning
        self.format = format
        self.column = column
        self.hostsMeanSubtree = hostsMeanSubtree
        self.addressesMeanHosts = addressesMeanHosts
        self.maximumAgeHours = maximumAgeHours
        self.publicKey = publicKey
    }

    /// The format word of another Zhalan's release.
    package static let releaseFormat = "release"
    /// Default of `maximumAgeHours`: a week. Most lists change daily; a week outlives a publisher's holiday and no takeover.
    package static let standardAgeHours = 168
    /// The range of `maximumAgeHours`: one hour to a year.
    package static let ageHours = 1...8760
    /// The longest name, in letters: it stands in reasons, file names and counters.
    package static let nameLength = 40

    package var isRelease: Bool { format == Feed.releaseFormat }
    /// Whether it is fetched over the web.
    package var isRemote: Bool { !location.hasPrefix("/") }

    /// How a listing names this feed among its sources.
    package var source: String { Feed.source(of: name) }
    package static func source(of name: String) -> String { "feed:\(name)" }

    /// Lower-case letters, digits and hyphens, beginning with a letter or a digit: safe as a directory, in a log and in a shell.
    package static func isUsable(name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "-"), name.utf8.count <= nameLength else { return false }
        return name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
    }
}
