/// One sample site: the address that is reported, what is served there, and what a right decision on it is.
package struct SampleSite: Sendable {
    /// The same in both casts: `courier-refund`.
    package let id: String
    /// The host of the reported address.
    package let host: String
    /// Path and query of the reported address.
    package let path: String
    /// The code of its fraud type, or nil for an honest site.
    package let expectedType: String?
    /// Codes that a right verdict may name instead: the technique of the page, or a type whose official list overlaps.
    package let alsoTypes: [String]
    /// Whether the host belongs to a platform that serves many people's pages under it, so that only a URL may be listed.
    package let isSharedHost: Bool
    /// What the site shows, in one sentence.
    package let note: String
    /// What a verdict on a fraud site can rest on; without all of it the page is an ordinary one. Empty for honest sites.
    package let facts: [SampleFact]

    let scene: @Sendable (Set<SampleFact>) -> SampleScene

    package var isFraud: Bool { expectedType != nil }
    package var url: String { "http://\(host)\(path)" }

    private init(
        id: String, host: String, path: String, expectedType: String?, alsoTypes: [String], isSharedHost: Bool,
        note: String, facts: [SampleFact], scene: @escaping @Sendable (Set<SampleFact>) -> SampleScene
    ) {
        self.id = id
        self.host = host
        self.path = path
        self.expectedType = expectedType
        self.alsoTypes = alsoTypes
        self.isSharedHost = isSharedHost
        self.note = note
        self.facts = facts
        self.scene = scene
    }

    static func fraud(
        _ id: String, _ host: String, _ path: String, type: String, or alsoTypes: [String] = [], shared: Bool = false,
        note: String, facts: [SampleFact], scene: @escaping @Sendable (Set<SampleFact>) -> SampleScene
    ) -> SampleSite {
        SampleSite(
            id: id, host: host, path: path, expectedType: type, alsoTypes: alsoTypes, isSharedHost: shared, note: note,
            facts: facts, scene: scene)
    }

    static func honest(
        _ id: String, _ host: String, _ path: String, shared: Bool = false, note: String,
        html: @escaping @Sendable () -> String
    ) -> SampleSite {
        SampleSite(
            id: id, host: host, path: path, expectedType: nil, alsoTypes: [], isSharedHost: shared, note: note, facts: []
        ) { _ in SampleScene(html: html()) }
    }

    /// The page's HTML as its victim sees it, without the given facts.
    package func page(without removed: Set<SampleFact> = []) -> String {
        scene(Set(facts).subtracting(removed)).html
    }

    /// Everything that the site serves, without the given facts.
    package func resources(without removed: Set<SampleFact> = []) -> [SampleResource] {
        let present = Set(facts).subtracting(removed)
        return scene(present).resources(
            host: host, path: String(path.prefix { $0 != "?" }), redirects: present.contains(.redirects),
            mobileOnly: present.contains(.mobileOnly))
    }
}
