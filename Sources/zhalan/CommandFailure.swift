import ArgumentParser
import Configuration
import Pipeline
import Store

/// How a command's errors become a message and an exit code.
enum CommandFailure {
    static func report(_ error: any Error, on terminal: Terminal) -> ExitCode {
        switch error {
        case let error as ExitCode: return error
        case let error as PipelineError:
            terminal.fail(error.description, hint: error.hint)
            switch error.kind {
            case .refused: return .refusedToPublish
            case .locked: return .locked
            case .usage: return .validationFailure
            case .state, .configuration, .input, .other: return .failure
            }
        case let error as StateStoreError:
            terminal.fail(error.description, hint: error.hint)
            return .failure
        case let error as ConfigurationError:
            terminal.fail(error.description, hint: error.hint)
            return .failure
        default:
            terminal.fail("\(error)", hint: nil)
            return .failure
        }
    }
}
