import Exporter
import Glibc
import Vocabulary

/// Runs what a recipe names: found in the program directories, with a deadline, without a shell.
struct ResolverPrograms {
    let target: DeployTarget
    let path: String

    func isInstalled(_ call: ProgramCall) -> Bool { InstalledCheckers.program(call.program, path: path) != nil }

    /// Runs a call to its end; what went wrong on one line, `nil` when it exited with 0.
    func run(_ call: ProgramCall, file: String, names: [String] = []) -> String? {
        guard let program = InstalledCheckers.program(call.program, path: path) else { return "\(call.program) is not installed" }
        let arguments = call.resolved(file: file, origin: target.origin, control: target.control, names: names)
        let limit = Duration.seconds(DeploymentLimits.programSeconds)
        let (outcome, output) = CheckerProcess(program: program, arguments: arguments, limit: limit).run()
        guard let complaint = outcome.complaint(within: limit) else { return nil }
        let said = output.split(whereSeparator: \.isNewline).joined(separator: " | ")
        return "\(complaint)\(said.isEmpty ? "" : ": \(PlainText.escaped(said, limit: 400))")"
    }

    /// Makes the resolver read its file; what went wrong.
    func activate() -> String? {
        switch target.recipe.activation {
        case .call(let call): return run(call, file: target.file).map { "\(call.program) failed: \($0)" }
        case .hangUp(let pidFile): return hangUp(target.control ?? pidFile)
        case .watched: return nil
        }
    }

    private func hangUp(_ pidFile: String) -> String? {
        let files = DiskFileSystem()
        do throws(FileFault) {
            let text = try FileInput(files: files).beginning(of: pidFile, bytes: 32)
            guard let number = pid_t(String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)), number > 1 else {
                return "\(pidFile) holds no process number"
            }
            // The number may be another program's by now.
            let name = try FileInput(files: files).beginning(of: "/proc/\(number)/comm", bytes: 32)
            guard name.starts(with: target.recipe.name.utf8) else {
                return "process \(number) of \(pidFile) is no \(target.recipe.name)"
            }
            guard kill(number, SIGHUP) == 0 else { return "SIGHUP to process \(number): \(String(cString: strerror(errno)))" }
            return nil
        } catch {
            return "\(target.recipe.name) does not run: \(error)"
        }
    }

    // -- as text

    func text(_ call: ProgramCall, file: String) -> String {
        ([call.program] + call.resolved(file: file, origin: target.origin, control: target.control, names: []))
            .joined(separator: " ")
    }

    func text(_ activation: Activation) -> String {
        switch activation {
        case .call(let call): text(call, file: target.file)
        case .hangUp(let pidFile): "SIGHUP to the process of \(target.control ?? pidFile)"
        case .watched: "\(target.recipe.name) sees the new file by itself"
        }
    }
}
