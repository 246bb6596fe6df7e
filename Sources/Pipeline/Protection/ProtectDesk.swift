import Classifier
import DomainNames
import Protection
import Vocabulary

/// Answers which names must never be listed, and why.
package struct ProtectDesk: Sendable {
    /// What is known of one name.
    package struct Answer: Sendable {
        package let name: DomainName
        /// `nil` when nothing protects it.
        package let ruling: ProtectionRuling?
        /// A protected name below it, which a listing with all below would take along.
        package let below: DomainName?
        /// What could be listed of a page there.
        package let granularity: Granularity

        package var json: JSONValue {
            .object([
                ("name", .string(name.text)), ("protected", .bool(ruling != nil)), ("kind", .optional(ruling?.kind.rawValue)),
                ("rule", .optional(ruling?.name.text)), ("class", .optional(ruling?.category)),
                ("reason", .optional(ruling?.description)), ("place", .optional(ruling?.place)),
                ("protected_below", .optional(below?.text)), ("granularity", .string(granularity.rawValue)),
                ("listed", .string(granularity.listed)),
            ])
        }
    }

    package let rules: [NameRule]
    package let popular: [PopularNames]
    private let nameGuard: NameGuard
    private let now: Timestamp

    init(lists: ClassifierLists, popular: [PopularNames], nameGuard: NameGuard, now: Timestamp) {
        let shared = lists.shared
        rules = lists.protected.all + shared.shorteners.all + shared.hosts.all + shared.platforms.all
        self.popular = popular
        self.nameGuard = nameGuard
        self.now = now
    }

    /// - Parameter text: a name, or an address, whose host is meant.
    package func answer(about text: String) throws -> Answer {
        let address: WebAddress
        do { address = try WebAddress(text) } catch {
            throw PipelineError(
                .input, "\"\(PlainText.escaped(text, limit: 80))\" is not a name: \(error)", hint: "give a name like shop.example"
            )
        }
        guard let name = address.host.name else {
            throw PipelineError(.input, "\(address.host) is an IP address", hint: "only names are on lists; give a name")
        }
        return Answer(
            name: name, ruling: nameGuard.ruling(on: name), below: nameGuard.protectedName(below: name),
            granularity: ListingTarget(of: address, guard: nameGuard).granularity)
    }

    /// Whole days since a popular list was made.
    package func age(of list: PopularNames) -> Int { Int(max(0, now.seconds - list.dated.seconds) / 86_400) }
}
