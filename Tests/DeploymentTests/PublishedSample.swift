import Deployment
import DomainNames
import Exporter
import Foundation
import ListFormats
import ResolverTesting
import Vocabulary

/// A state directory of one test with releases in it, as publishing makes them.
final class PublishedSample {
    let directory: String
    var archive: ReleaseArchive { ReleaseArchive(directory: directory + "/published") }

    init() throws {
        directory = NSTemporaryDirectory() + "zhalan-deploy-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// Publishes these names, all as subtrees.
    /// - Parameter broken: the text that a file of the release gets instead of its own; the release's checksums are of it.
    func publish(
        _ serial: UInt32, _ names: [String], before: [String] = [], simulated: Bool = false, broken: [String: String] = [:]
    ) throws {
        let list = Blocklist(
            names: names.map { Blocklist.Name(DomainName(trusted: $0), .subtree) }.sorted { $0.name < $1.name })
        let header = ListHeader(
            title: "test", serial: serial, generated: nil, firstCanary: Canary.first(serial: serial),
            lastCanary: Canary.last(serial: serial))
        let files = [ListFormatName.rpz, .dnsmasq, .domains].map { format in
            ReleaseFile(name: format.fileName, format: format.rawValue) { sink in
                if let text = broken[format.fileName] {
                    try Array(text.utf8).withUnsafeBytes(sink)
                    return ReleaseFileCounts(entries: 1)
                }
                let counts = try ListWriter(format: format, header: header).write(list) { try $0.withUnsafeBytes(sink) }
                return ReleaseFileCounts(entries: counts.entries)
            }
        }
        var draft = ReleaseDraft(
            serial: ReleaseSerial(serial), generated: Timestamp(seconds: Int64(serial)), generator: "zhalan test", files: files)
        draft.simulated = simulated
        draft.entries = names.count
        for name in Set(before).subtracting(names) { draft.changes.add(.removed, ListedItem(name: name, scope: .subtree)) }
        for name in Set(names).subtracting(before) { draft.changes.add(.added, ListedItem(name: name, scope: .subtree)) }
        try draft.changes.finish()
        _ = try ReleaseWriter(directory: archive.directory).publish(draft, checks: [])
    }

    /// The file of the current release, for a resolver that is started with it.
    func file(_ name: String) -> URL { URL(filePath: archive.directory + "/current/" + name) }
}

/// A recipe whose checkers are not asked, so that what they would refuse reaches the resolver.
struct Unchecked: ResolverRecipe {
    let recipe: any ResolverRecipe

    var name: String { recipe.name }
    var releaseFile: String { recipe.releaseFile }
    var place: String { recipe.place }
    var rewrite: LineRewrite? { recipe.rewrite }
    var listedLine: ListedLine { recipe.listedLine }
    var configuration: [ConfigurationLines] { recipe.configuration }
    var program: String { recipe.program }
    var restart: String { recipe.restart }
    var activation: Activation { recipe.activation }
    var wipe: ProgramCall? { recipe.wipe }
}
