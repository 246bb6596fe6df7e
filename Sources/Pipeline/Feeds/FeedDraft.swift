import Digests
import DomainNames
import ListFormats
import Vocabulary

/// A feed as people type it, before anything of it is checked.
package struct FeedDraft: Sendable {
    package var name: String
    package var location: String
    package var licence = ""
    package var means = ""
    package var format: String?
    package var column: String?
    package var hostsMeanSubtree = false
    package var addressesMeanHosts = false
    package var maximumAgeHours: Int?
    package var publicKey: String?

    package init(name: String, location: String) {
        self.name = name
        self.location = location
    }

    /// The feed, if all of it can be meant.
    ///
    /// - Throws: `PipelineError` of kind `.usage` that names what is wrong and what is allowed.
    package func feed() throws(PipelineError) -> Feed {
        guard Feed.isUsable(name: name) else {
            throw FeedDraft.wrong(
                "\"\(PlainText.escaped(name, limit: 60))\" is no name for a feed",
                hint: "a name has lower-case letters, digits and hyphens, at most \(Feed.nameLength)")
        }
        guard let meaning = Feed.Meaning(rawValue: means) else {
            throw FeedDraft.wrong(
                means.isEmpty
                    ? "feed \(name): what it means is not said"
                    : "feed \(name): unknown meaning \"\(PlainText.escaped(means, limit: 40))\"",
                hint: "--means takes \(Feed.Meaning.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard !licence.isEmpty else {
            throw FeedDraft.wrong(
                "feed \(name): its licence is not said",
                hint: "say with --licence what its publisher allows, or \"not stated\"; it stands in each release's manifest")
        }
        if let format, format != Feed.releaseFormat {
            do { _ = try ListDialect(named: format) } catch {
                throw FeedDraft.wrong("feed \(name): \(error)", hint: "\(error.hint ?? ""), \(Feed.releaseFormat)")
            }
        }
        let hours = maximumAgeHours ?? Feed.standardAgeHours
        guard Feed.ageHours.contains(hours) else {
            throw FeedDraft.wrong(
                "feed \(name): \(hours) hours",
                hint: "the age limit is \(Feed.ageHours.lowerBound) to \(Feed.ageHours.upperBound) hours")
        }
        if let publicKey, format != Feed.releaseFormat {
            throw FeedDraft.wrong(
                "feed \(name): a public key \"\(PlainText.escaped(publicKey, limit: 20))\" is for releases of another Zhalan",
                hint: "add --format release")
        }
        if let publicKey, MinisignKey(publicKey) == nil {
            throw FeedDraft.wrong(
                "feed \(name): \"\(PlainText.escaped(publicKey, limit: 80))\" is no minisign public key",
                hint: "it is the second line of minisign.pub and begins with RW")
        }
        return Feed(
            name: name, location: try checkedLocation(), licence: licence, meaning: meaning, format: format, column: column,
            hostsMeanSubtree: hostsMeanSubtree, addressesMeanHosts: addressesMeanHosts, maximumAgeHours: hours,
            publicKey: publicKey)
    }

    private func checkedLocation() throws(PipelineError) -> String {
        if location.hasPrefix("/") {
            guard !location.unicodeScalars.contains(where: PlainText.isUnsafe) else {
                throw FeedDraft.wrong("feed \(name): the path has control characters")
            }
            return location
        }
        do {
            let address = try WebAddress(location)
            return address.description
        } catch {
            throw FeedDraft.wrong(
                "feed \(name): \"\(PlainText.escaped(location, limit: 80))\" is neither a web address nor a file: \(error)",
                hint: "give http:// or https://, or the path of a file")
        }
    }

    private static func wrong(_ text: String, hint: String? = nil) -> PipelineError { PipelineError(.usage, text, hint: hint) }
}
