import Glibc
import Vocabulary

/// What stops a publication, or a look at what was published. Nothing is switched when one of these is thrown, unless it says so.
package enum ExporterError: Error, Hashable, Sendable {
    /// The file system refused something.
    case file(FileFault)
    /// The release was renamed into place and perhaps switched to, then a later step failed.
    case switchIncomplete(ReleaseSerial, FileFault)
    /// A format's writer failed.
    case writerFailed(file: String, message: String)
    /// A check found a fault in a file, or could not be finished.
    case checkFailed(file: String, tool: String, message: String)
    /// A guard holds the release back; a person may overrule it.
    case held(guard: String, file: String, message: String)
    /// The release would not fit onto the file system; nothing was written.
    case tooLittleSpace(directory: String, needed: Int, free: Int)
    /// A file's name is not usable, or used twice.
    case fileName(String)
    /// A draft without files would be a release that unblocks everyone.
    case noFiles
    case serialNotRising(ReleaseSerial, newest: ReleaseSerial)
    case serialsExhausted
    /// One thing is added or removed twice in a delta.
    case changedTwice(String)
    case noRelease(ReleaseSerial, available: [ReleaseSerial])
    case manifestUnreadable(ReleaseSerial, message: String)
    /// What stands in a release is not what its checksums say.
    case damaged(ReleaseSerial, file: String, message: String)

    /// A word for counters.
    package var label: String {
        switch self {
        case .file(let fault), .switchIncomplete(_, let fault): fault.label
        case .writerFailed: "writer-failed"
        case .checkFailed: "check-failed"
        case .held(let name, _, _): name
        case .tooLittleSpace: "disk-full"
        case .fileName: "file-name"
        case .noFiles: "no-files"
        case .serialNotRising, .serialsExhausted: "serial"
        case .changedTwice: "changed-twice"
        case .noRelease: "no-release"
        case .manifestUnreadable: "manifest"
        case .damaged: "damaged-release"
        }
    }

    package var hint: String? {
        switch self {
        case .file(let fault): fault.hint ?? "the previous release stays; run again when this is repaired"
        case .switchIncomplete: "run `zhalan publish` again: it finishes the switch or publishes a newer release"
        case .checkFailed: "the previous release stays; the complaint names the line in the file as it would have been published"
        case .held(let name, _, _):
            "the previous release stays; if it is right all the same, `zhalan publish --overrule \(name)` publishes it this once"
        case .tooLittleSpace: FileFault(.write, "", code: ENOSPC).hint
        case .serialNotRising: "a serial is never used twice; take it from ReleaseSerial.next"
        case .serialsExhausted: "see RFC 1982 §3.2: publish old + 2147483647, wait for all secondaries, then start anew"
        case .noRelease(_, let available) where !available.isEmpty:
            "available: " + available.suffix(10).map(\.description).joined(separator: ", ")
        case .manifestUnreadable, .damaged:
            "`zhalan release verify` names every damaged file; the next publish writes all files anew"
        default: nil
        }
    }
}

extension ExporterError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .file(let fault): fault.description
        case .switchIncomplete(let serial, let fault):
            "release \(serial) is written, but the switch to it is not finished: \(fault)"
        case .writerFailed(let file, let message): "\(file) could not be written: \(PlainText.escaped(message))"
        case .checkFailed(let file, let tool, let message):
            "\(tool) refuses \(file): \(PlainText.escaped(message, limit: ReleaseLimits.messageScalars))"
        case .held(let name, let file, let message):
            "the guard \"\(name)\" holds \(file) back: \(PlainText.escaped(message, limit: ReleaseLimits.messageScalars))"
        case .tooLittleSpace(let directory, let needed, let free):
            "\(directory): a release of this list needs about \(needed >> 20) MiB and \(free >> 20) MiB are free"
        case .fileName(let name):
            "\"\(PlainText.escaped(name))\" cannot be a file of a release: letters, digits, '-', '_', '.', at most \(ReleaseLimits.fileNameBytes) bytes, each name once"
        case .noFiles: "a release needs at least one file"
        case .serialNotRising(let serial, let newest): "serial \(serial) is not above \(newest), the newest on disk"
        case .serialsExhausted: "the serial has reached 4294967295, its last value"
        case .changedTwice(let item): "the delta would name \(PlainText.escaped(item)) twice: the lists compared are not in order"
        case .noRelease(let serial, _): "there is no release \(serial)"
        case .manifestUnreadable(let serial, let message): "release \(serial) has no readable manifest: \(message)"
        case .damaged(let serial, let file, let message): "release \(serial) is damaged: \(file) \(message)"
        }
    }
}
