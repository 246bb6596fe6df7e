import Exporter
import Glibc
import ListFormats
import Protection
import Vocabulary

/// Reads each written file with our own reader: a line that we would refuse must not go out, nor a file that a guard holds back.
struct ReadBackCheck: ReleaseCheck {
    /// Bytes read at once.
    private static let chunkBytes = 1 << 20

    /// Names that are never listed.
    let nameGuard: NameGuard
    /// Guards that a person overrules this once.
    let overruled: Set<ReleaseGuard>

    var name: String { "read-back" }

    func check(_ file: CheckedFile) throws(ExporterError) -> Bool {
        guard let format = ListFormatName(rawValue: file.format) else { return false }
        guard let stream = fopen(file.path, "re") else {
            throw .checkFailed(file: file.name, tool: name, message: String(cString: strerror(errno)))
        }
        defer { fclose(stream) }
        var reader = ListReader(format: format, path: file.name)
        var refusal: Refusal?
        var fileGuard = FileGuard(format, serial: file.serial.value, nameGuard: nameGuard, overruled: overruled)
        let note = { (statement: ListReader.Statement) in
            switch statement {
            case .entry(let entry, _): fileGuard.see(entry)
            case .refused(let found): if refusal == nil { refusal = found }
            case .important, .cancelled, .literal: break
            }
        }
        var buffer = [UInt8](repeating: 0, count: ReadBackCheck.chunkBytes)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            reader.consume(buffer[..<count], note)
        }
        let failed = ferror(stream) != 0
        reader.finish(note)
        if failed { throw .checkFailed(file: file.name, tool: name, message: "the file can't be read") }
        if let refusal {
            throw .checkFailed(
                file: file.name, tool: name, message: "line \(refusal.line): \(refusal.explanation): \(refusal.text)")
        }
        if let finding = fileGuard.finding {
            throw .held(guard: finding.guard.rawValue, file: file.name, message: finding.message)
        }
        return true
    }
}
