import Exporter
import Glibc
import ListFormats
import PackedNames
import Protection
import Vocabulary

/// Reads each written file with our own reader: a line that we would refuse must not go out, nor a file that a guard holds back, nor
/// a `listings.jsonl` that says another name than the list, or one less.
///
/// A file says the list's names in its order. So a line is held against the name that is next: around the name it is read as any line
/// is. Whatever is different in any way is read in full, as are names of which a guard or the format's reader may say something.
struct ReadBackCheck: ReleaseCheck {
    /// Bytes read at once.
    private static let chunkBytes = 1 << 20

    /// Names that are never listed.
    let nameGuard: NameGuard
    /// Guards that a person overrules this once.
    let overruled: Set<ReleaseGuard>
    /// What the files were rendered from.
    private let names: NameList
    private let look: FollowedNames.CloserLook?

    init(nameGuard: NameGuard, overruled: Set<ReleaseGuard>, names: NameList, serial: ReleaseSerial) {
        self.nameGuard = nameGuard
        self.overruled = overruled
        self.names = names
        let canaries = FileGuard.canaries(serial: serial.value)
        look = ListReader.suspicion.map { suspicion in
            FollowedNames.CloserLook(names.segments, suspicion: suspicion) { name, key in
                canaries.mayHold(key) || FileGuard.mayHold(name, key, nameGuard)
            }
        }
    }

    var name: String { "read-back" }

    func check(_ file: CheckedFile) throws(ExporterError) -> Bool {
        guard let format = ListFormatName(rawValue: file.format) else { return false }
        guard let stream = fopen(file.path, "re") else {
            throw .checkFailed(file: file.name, tool: name, message: String(cString: strerror(errno)))
        }
        defer { fclose(stream) }
        var refusal: Refusal?
        var fileGuard = FileGuard(format, serial: file.serial.value, nameGuard: nameGuard, overruled: overruled)
        var listed = ListedNames(names, look: look, isComplete: format == .jsonl)
        // Names come packed, chunk by chunk, in the order of their lines.
        let plain = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var reader = ListReader(dialect: .format(format), path: file.name, writer: plain)
        func see(_ name: NameBytes, _ isSubtree: Bool, _: UInt32, _: UInt32) {
            fileGuard.see(name, isSubtree: isSubtree)
            listed.see(name, isSubtree: isSubtree)
        }
        func note(_ statement: ListReader.Statement) {
            switch statement {
            case .entry(let entry, _):
                if entry.action == .block, case .name(let name) = entry.subject {
                    plain.add(name, isSubtree: entry.scope == .subtree, line: 0)
                } else {
                    fileGuard.see(entry)
                }
            case .refused(let found): if refusal == nil { refusal = found }
            case .important, .cancelled, .literal: break
            }
        }
        var buffer = [UInt8](repeating: 0, count: ReadBackCheck.chunkBytes)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            buffer.withUnsafeBytes { bytes in
                var rest = bytes[..<count]
                while !rest.isEmpty {
                    rest = rest.dropFirst(reader.follow(&listed.walk, in: UnsafeRawBufferPointer(rebasing: rest), note))
                    rest = rest.dropFirst(reader.consumeLine(of: UnsafeRawBufferPointer(rebasing: rest), note))
                    plain.drain(see)
                }
            }
        }
        let failed = ferror(stream) != 0
        reader.finish(note)
        plain.drain(see)
        if failed { throw .checkFailed(file: file.name, tool: name, message: "the file can't be read") }
        if let refusal {
            throw .checkFailed(
                file: file.name, tool: name, message: "line \(refusal.line): \(refusal.explanation): \(refusal.text)")
        }
        if let finding = fileGuard.finding {
            throw .held(guard: finding.guard.rawValue, file: file.name, message: finding.message)
        }
        if let fault = listed.fault { throw .checkFailed(file: file.name, tool: name, message: fault) }
        return true
    }
}
