import Exporter
import Foundation
import Protection
import Vocabulary

/// The imported popular lists of one installation: `<state>/protect/<source>.popular`, each replaced as a whole.
package struct PopularShelf: Sendable {
    private static let suffix = ".popular"

    private let directory: String
    private let files = DiskFileSystem()

    package init(_ state: StateDirectory) {
        directory = state.protect
    }

    /// Every list, by name; none when nothing was ever imported.
    ///
    /// - Throws: `PipelineError` for a damaged file: going on without it would list what must not be listed.
    package func load() throws -> [PopularNames] {
        var lists: [PopularNames] = []
        for source in try sources() {
            let path = path(of: source)
            guard let data = FileManager.default.contents(atPath: path) else {
                throw PipelineError(.state, "\(path): the file can't be read", hint: "see its permissions")
            }
            do throws(PopularNames.Damage) {
                lists.append(try PopularNames([UInt8](data), seed: UInt64.random(in: .min ... .max)))
            } catch {
                throw PipelineError(
                    .state, "\(path): \(error)", hint: "import the list again: zhalan protect import FILE --name \(source)")
            }
        }
        return lists
    }

    /// Writes a list in the place of the one of its name, if any: the old one stays until the new one is on the disk whole.
    func replace(_ source: String, with bytes: [UInt8]) throws {
        let path = path(of: source)
        let draft = path + ".new"
        do {
            if try files.kind(of: directory) == nil { try files.makeDirectory(directory) }
            guard try sources().filter({ $0 != source }).count < ProtectionLimits.popularSources else {
                throw PipelineError(
                    .input, "\(directory): there are \(ProtectionLimits.popularSources) popular lists already",
                    hint: "remove one with zhalan protect remove NAME")
            }
            if try files.kind(of: draft) != nil { try files.remove(draft) }  // of a run that was killed
            let file = try files.create(draft)
            do { try write(bytes, to: file) } catch {
                try? files.close(file)
                throw error
            }
            try files.close(file)
            try files.rename(draft, to: path)
            try files.syncDirectory(directory)
        } catch let fault as FileFault {
            throw PipelineError(.state, "the popular list was not replaced: \(fault)", hint: "the one before still holds")
        }
    }

    /// - Returns: false when there is no list of that name.
    package func remove(_ source: String) throws -> Bool {
        guard try sources().contains(source) else { return false }
        do throws(FileFault) {
            try files.remove(path(of: source))
            try files.syncDirectory(directory)
        } catch {
            throw PipelineError(.state, "the popular list was not removed: \(error)")
        }
        return true
    }

    private func write(_ bytes: [UInt8], to file: OpenFile) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = try rest.withUnsafeBytes { try files.write($0, to: file) }
            guard count > 0 else { throw PipelineError(.state, "\(file.path): the disk takes no more bytes") }
            rest = rest.dropFirst(count)
        }
        try files.sync(file)
    }

    private func sources() throws -> [String] {
        do throws(FileFault) {
            guard try files.kind(of: directory) == .directory else { return [] }
            return try files.names(in: directory).filter { $0.hasSuffix(PopularShelf.suffix) }
                .map { String($0.dropLast(PopularShelf.suffix.count)) }
        } catch {
            throw PipelineError(.state, "\(error)")
        }
    }

    private func path(of source: String) -> String { "\(directory)/\(source)\(PopularShelf.suffix)" }
}
