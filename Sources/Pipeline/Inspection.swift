import Crawler
import DomainNames
import Foundation
import PageRecord
import ParserPool
import Vocabulary

/// Has one page read and shows what the page reader saw. Keeps nothing.
package struct Inspection {
    /// One page as it was seen.
    package struct Seen: Sendable {
        let name: String
        let isAddress: Bool
        let features: PageFeatures
    }

    private let settings: CrawlSettings
    private let parserPath: String
    /// One for all pages: a start costs more than most pages.
    private let reader: WorkerPool

    init(settings: CrawlSettings, parserPath: String) {
        self.settings = settings
        self.parserPath = parserPath
        reader = WorkerPool(executable: parserPath)
    }

    /// - Throws: `PipelineError` of kind `.input` for a page that can't be had.
    package func inspect(_ page: String, contentType: String) throws -> Seen {
        do {
            if page.hasPrefix("http://") || page.hasPrefix("https://") {
                let outcome = try fetch(page)
                let features = try reader.read(
                    outcome.body, contentType: outcome.contentType, isCut: outcome.kind == .truncated)
                return Seen(name: page, isAddress: true, features: features)
            }
            let (body, isCut) = try contents(of: page)
            let features = try reader.read(body, contentType: contentType, isCut: isCut)
            return Seen(name: page, isAddress: false, features: features)
        } catch let error as ParserPoolError {
            throw PipelineError(.other, "the page reader \(parserPath) does not work: \(error)")
        }
    }

    /// The beginning of a file, as much as the crawler would keep of a page.
    private func contents(of path: String) throws -> (body: [UInt8], isCut: Bool) {
        let limit = settings.limits.bodyBytes
        do {
            guard let handle = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileReadNoSuchFile) }
            defer { try? handle.close() }
            let data = try handle.read(upToCount: limit + 1) ?? Data()
            return ([UInt8](data.prefix(limit)), data.count > limit)
        } catch {
            throw PipelineError(
                .input, "\(PlainText.escaped(path)): the file can't be read",
                hint: "name an HTML file, or an address with http://")
        }
    }

    private func fetch(_ page: String) throws -> FetchOutcome {
        let address: WebAddress
        do { address = try WebAddress(page) } catch { throw PipelineError(.input, "\(PlainText.escaped(page)): \(error)") }
        var fetched: FetchOutcome?
        do {
            try PageFetcher(settings: settings).fetch([FetchRequest(id: 0, address: address)]) { _, outcome in
                fetched = outcome
                return []
            }
        } catch { throw PipelineError(error) }
        guard let outcome = fetched, outcome.hasPage else {
            let end = fetched.map { "\($0.kind.rawValue): \($0.reason)" } ?? "no answer"
            throw PipelineError(.input, "\(address): no page: \(end)")
        }
        return outcome
    }
}

extension Inspection.Seen {
    package var json: JSONValue {
        .object([
            (isAddress ? "url" : "file", .string(name)), ("features", FeaturesText.json(features)),
            ("entities", FeaturesText.entities(features)), ("fingerprints", FeaturesText.fingerprints(features.fingerprints)),
            ("text", .string(features.text)),
            ("limits_hit", .strings(features.limitsHit.map(\.label).sorted())),
        ])
    }

    /// A short view for people.
    package var text: String {
        var lines = ["\(PlainText.escaped(name))", "  title      \(PlainText.escaped(features.title))"]
        let language = features.declaredLanguage.isEmpty ? features.guessedLanguage : features.declaredLanguage
        lines.append(
            "  language   \(PlainText.escaped(language)), \(features.encoding), \(features.bytes) bytes, \(features.elements) elements"
        )
        for (index, form) in features.forms.enumerated() {
            let asks = form.fields.map(\.meaning.englishName).joined(separator: ", ")
            lines.append("  form \(index + 1)     \(form.method) to \"\(PlainText.escaped(form.action))\" asks for \(asks)")
        }
        lines.append("  links      \(features.links.count), scripts \(features.scripts.count), frames \(features.frames.count)")
        if let refresh = features.refresh {
            lines.append("  refresh    \(refresh.seconds) s to \(PlainText.escaped(refresh.target))")
        }
        for download in features.downloads { lines.append("  download   \(PlainText.escaped(download))") }
        for contact in features.contacts {
            lines.append("  contact    \(contact.kind.englishName) \(PlainText.escaped(contact.value))")
        }
        lines += FeaturesText.table(features)
        if !features.limitsHit.isEmpty {
            lines.append("  limits hit \(features.limitsHit.map(\.label).sorted().joined(separator: ", "))")
        }
        lines.append("  text       \(PlainText.escaped(features.text, limit: 300))")
        return lines.joined(separator: "\n")
    }
}
