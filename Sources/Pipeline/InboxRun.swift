import Foundation
import Store
import Vocabulary

/// Takes in the files that were dropped into the inbox, oldest name first, and moves each to `done` or `refused`.
///
/// Whoever drops a file writes it under a name that begins with a dot and renames it when it is whole; such names, directories
/// and symbolic links are left alone.
package struct InboxRun {
    /// The most files taken in one run; the rest waits for the next.
    package static let filesPerRun = 1_000

    private let state: StateDirectory
    private let intake: IntakeRun

    package init(state: StateDirectory, intake: IntakeRun) {
        self.state = state
        self.intake = intake
    }

    package func run(observer: RunObserver) throws -> IntakeRun.Summary {
        var total = IntakeRun.Summary()
        let files = try waitingFiles()
        observer(.started(.intake, total: files.count))
        for (index, name) in files.enumerated() {
            let path = state.inbox + "/" + name
            do {
                guard let handle = FileHandle(forReadingAtPath: path) else {
                    throw PipelineError(.input, "\(path): the file can't be read")
                }
                defer { try? handle.close() }
                total.add(try intake.take(from: handle, path: path, format: .auto) { _ in })
                try move(name, to: state.inboxDone)
            } catch let error as PipelineError where error.kind == .input {
                observer(.warning("inbox/\(PlainText.escaped(name)) refused: \(error)"))
                try move(name, to: state.inboxRefused)
            }
            observer(.advanced(.intake, done: index + 1))
        }
        observer(.finished(.intake, summary: "\(PlainText.counted(files.count, "file")) from the inbox: \(total.text)"))
        return total
    }

    private func waitingFiles() throws -> [String] {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: state.inbox) } catch {
            throw PipelineError(
                .state, "\(state.inbox): the inbox can't be read: \(error.localizedDescription)",
                hint: "this user must be able to read and write it")
        }
        return names.filter { name in
            guard !name.hasPrefix(".") else { return false }
            let attributes = try? FileManager.default.attributesOfItem(atPath: state.inbox + "/" + name)
            return attributes?[.type] as? FileAttributeType == .typeRegular
        }.sorted().prefix(InboxRun.filesPerRun).map { $0 }
    }

    /// Moves a file away; a name that is there already gets a number, so that nothing is overwritten.
    private func move(_ name: String, to directory: String) throws {
        var target = directory + "/" + name
        var number = 1
        while FileManager.default.fileExists(atPath: target) {
            target = "\(directory)/\(name).\(number)"
            number += 1
        }
        do {
            try FileManager.default.moveItem(atPath: state.inbox + "/" + name, toPath: target)
        } catch {
            throw PipelineError(
                .state, "\(state.inbox)/\(PlainText.escaped(name)) can't be moved to \(directory): \(error.localizedDescription)")
        }
    }
}
