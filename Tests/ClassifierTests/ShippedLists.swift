import Classifier
import DomainNames
import Foundation
import PageRecord
import Protection
import Vocabulary

/// The lists as the project ships them, read once for all tests.
enum ShippedLists {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "lists")

    static func text(_ path: String) -> String {
        do { return try String(contentsOf: root.appending(path: path), encoding: .utf8) } catch {
            fatalError("\(path): \(error)")
        }
    }

    private static func rules(_ names: [String]) throws -> NameRules {
        var rules = NameRules()
        for name in names { try rules.add(tsv: text(name), path: "lists/" + name) }
        return rules
    }

    private static var protectFiles: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "protect").path).filter {
                $0.hasSuffix(".tsv")
            }
            .sorted().map { "protect/" + $0 }
        }
    }

    static let all: ClassifierLists = {
        do {
            return ClassifierLists(
                taxonomy: try Taxonomy(tsv: text("taxonomy/terms.tsv"), path: "lists/taxonomy/terms.tsv"),
                brands: try Brands(tsv: text("brands/brands.tsv"), path: "lists/brands/brands.tsv"),
                shared: SharedNames(
                    hosts: try rules(["shared/hosts.tsv"]), shorteners: try rules(["shared/shorteners.tsv"]),
                    platforms: try rules(["shared/platforms.tsv"])),
                protected: try rules(protectFiles))
        } catch { fatalError("\(error)") }
    }()

    static let scorer = FraudScorer(lists: all)

    /// With the shipped model.
    static let trained: FraudScorer = {
        do {
            var lists = all
            lists.model = try ModelFile.decode([UInt8](Data(contentsOf: root.appending(path: "model/zhalan.model"))))
            return FraudScorer(lists: lists)
        } catch { fatalError("\(error)") }
    }()
}

/// Pages made by hand, as the page reader would hand them over.
enum SamplePage {
    static func page(
        title: String = "", text: String = "", meta: [String] = [], asks: [PageField.Meaning] = [], action: String = "",
        links: [String] = ["/a", "/b", "/c"], downloads: [String] = [], contacts: [PageContact] = []
    ) -> PageFeatures {
        var page = PageFeatures()
        page.title = title
        page.text = text.isEmpty ? "Plain words of a plain page, long enough to be read as one." : text
        page.metaTexts = meta
        if !asks.isEmpty {
            var form = PageForm()
            form.action = action
            form.method = "post"
            form.fields = asks.map { PageField(meaning: $0) }
            page.forms = [form]
        }
        page.links = links.map { PageLink(target: $0, text: "") }
        page.downloads = downloads
        page.contacts = contacts
        return page
    }

    static func evidence(_ address: String, _ page: PageFeatures?, kind: FetchOutcome.Kind = .ok) throws -> SiteEvidence {
        let address = try WebAddress(address)
        return SiteEvidence(address: address, chain: [address], kind: kind, page: page)
    }

    static func judge(_ address: String, _ page: PageFeatures?, kind: FetchOutcome.Kind = .ok) throws -> Verdict {
        ShippedLists.scorer.judge(try evidence(address, page, kind: kind))
    }
}

extension Verdict {
    func signal(_ name: String) -> Signal? { signals.first { $0.name == name } }
}
