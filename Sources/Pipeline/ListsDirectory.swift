import Classifier
import Digests
import Foundation
import Protection

/// The shipped `lists/`: what people edit and review. Read whole at the start of a run.
package struct ListsDirectory: Sendable {
    /// The most bytes of one file of `lists/`.
    private static let fileBytes = 32 << 20

    package let path: String

    /// - Throws: `PipelineError` when the directory has no taxonomy: then it is not a `lists/`.
    package init(path: String) throws(PipelineError) {
        guard FileManager.default.fileExists(atPath: path + "/taxonomy/terms.tsv") else {
            throw PipelineError(
                .configuration, "\(path): this is no lists/ directory: taxonomy/terms.tsv is missing",
                hint: "name the shipped lists/ with --lists DIR")
        }
        self.path = path
    }

    /// The files of the critical layer, in order of their names.
    ///
    /// - Throws: `PipelineError` when there is none: a list made without it could cut off banks.
    private func protectFiles() throws -> [String] {
        let directory = path + "/protect"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        let files = names.filter { $0.hasSuffix(".tsv") && !$0.hasPrefix(".") }.sorted()
        guard !files.isEmpty else {
            throw PipelineError(
                .configuration, "\(directory): there is no file of protected names",
                hint: "name the shipped lists/ with --lists DIR; nothing is listed without them")
        }
        return files.map { "protect/" + $0 }
    }

    /// Everything the classifier and the guards know that people edit, with a digest of the bytes it came from, and one of all but
    /// the model: of what a release depends on.
    /// - Parameter withModel: whether the trained model is read too; only whoever judges needs it.
    package func load(
        withModel: Bool = false
    ) throws -> (lists: ClassifierLists, digest: String, digestWithoutModel: String) {
        var digest: [UInt8] = []
        func text(_ name: String) throws -> String {
            let data = try self.data(name)
            digest += SHA256.hexadecimal(of: [UInt8](data)).utf8
            return try self.text(of: data, name)
        }
        do {
            let taxonomy = try Taxonomy(tsv: text("taxonomy/terms.tsv"), path: "lists/taxonomy/terms.tsv")
            let brands = try Brands(tsv: text("brands/brands.tsv"), path: "lists/brands/brands.tsv")
            let guarding = try guardLists(reading: text)
            var lists = ClassifierLists(
                taxonomy: taxonomy, brands: brands, shared: guarding.shared, protected: guarding.protected)
            let withoutModel = SHA256.hexadecimal(of: digest)
            if withModel, let trained = try model() {
                lists.model = trained.model
                digest += trained.digest.utf8
            }
            return (lists, SHA256.hexadecimal(of: digest), withoutModel)
        } catch let error as ListFileError {
            throw PipelineError(.configuration, "\(error)", hint: error.hint)
        }
    }

    /// What the guards know alone: for who judges names and no pages, in a few milliseconds.
    package func guardLists() throws -> GuardLists {
        do { return try guardLists { try text(of: data($0), $0) } } catch let error as ListFileError {
            throw PipelineError(.configuration, "\(error)", hint: error.hint)
        }
    }

    private func guardLists(reading text: (String) throws -> String) throws -> GuardLists {
        func rules(_ names: [String]) throws -> NameRules {
            var rules = NameRules()
            for name in names { try rules.add(tsv: text(name), path: "lists/" + name) }
            return rules
        }
        let shared = SharedNames(
            hosts: try rules(["shared/hosts.tsv"]), shorteners: try rules(["shared/shorteners.tsv"]),
            platforms: try rules(["shared/platforms.tsv"]))
        return GuardLists(protected: try rules(protectFiles()), shared: shared)
    }

    private func data(_ name: String) throws -> Data {
        let file = path + "/" + name
        guard let data = FileManager.default.contents(atPath: file) else {
            throw PipelineError(
                .configuration, "\(file): the file can't be read", hint: "name the shipped lists/ with --lists DIR")
        }
        guard data.count <= ListsDirectory.fileBytes else {
            throw PipelineError(.configuration, "\(file): \(data.count) bytes; at most \(ListsDirectory.fileBytes) are read")
        }
        return data
    }

    private func text(of data: Data, _ name: String) throws -> String {
        guard let text = String(data: data, encoding: .utf8) else {
            throw PipelineError(.configuration, "\(path)/\(name): the file is not valid UTF-8")
        }
        return text
    }

    /// Addresses of sinkholes and parking companies (`shared/addresses.tsv`).
    func knownAddresses() throws -> KnownAddresses {
        let name = "shared/addresses.tsv"
        guard let data = FileManager.default.contents(atPath: path + "/" + name), data.count <= ListsDirectory.fileBytes else {
            throw PipelineError(
                .configuration, "\(path)/\(name): the file can't be read", hint: "name the shipped lists/ with --lists DIR")
        }
        do { return try KnownAddresses(tsv: String(decoding: data, as: UTF8.self), path: "lists/" + name) } catch {
            throw PipelineError(.configuration, "\(error)", hint: error.hint)
        }
    }

    /// The trained model and the digest of its bytes, if one is there: without it the ledger of facts decides alone.
    func model() throws -> (model: ScoringModel, digest: String)? {
        let file = path + "/model/zhalan.model"
        return FileManager.default.fileExists(atPath: file) ? try ModelFileReader.read(file) : nil
    }

    /// Where the rows of models come from (`model/sources.tsv`); nothing where that file is not there.
    func modelOrigins() throws -> [ModelOrigin] {
        let name = "model/sources.tsv"
        guard let data = FileManager.default.contents(atPath: path + "/" + name), data.count <= ListsDirectory.fileBytes else {
            return []
        }
        do { return try ModelOrigin.all(tsv: String(decoding: data, as: UTF8.self), path: "lists/" + name) } catch {
            throw PipelineError(.configuration, "\(error)", hint: error.hint)
        }
    }
}
