import Exporter

/// What a file that lies in a resolver's directory says.
struct ListedNames {
    let files: any FileSystem
    let line: ListedLine

    /// Some names of the file, the first and the last among them; empty when there is no file.
    func samples(of path: String) throws -> [String] {
        guard try files.kind(of: path) == .file else { return [] }
        var samples = SampledNames()
        var rest: [UInt8] = []
        try FileInput(files: files).forEachPiece(of: path) { piece in
            rest.append(contentsOf: piece)
            let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for line in lines.dropLast() {
                if let name = self.line.name(in: Array(line)) { samples.add(name) }
            }
            rest = Array(lines.last ?? [])
        }
        return samples.names
    }

    /// The serial that a published file's head states: `; Version: 1795480001`.
    static func serial(inHead head: [UInt8]) -> UInt32? {
        for line in head.split(separator: UInt8(ascii: "\n")) {
            let text = String(decoding: line, as: UTF8.self)
            guard let mark = text.firstRange(of: "Version: "), text.first == ";" || text.first == "#" else { continue }
            return UInt32(text[mark.upperBound...])
        }
        return nil
    }
}
