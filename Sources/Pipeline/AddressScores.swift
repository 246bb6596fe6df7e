import Classifier
import Foundation
import Vocabulary

/// Scores addresses line by line by the model's prior: which of a million names to look at first.
package struct AddressScores {
    private static let chunkBytes = 1 << 20

    private let model: AddressModel

    /// - Throws: `PipelineError` of kind `.configuration` when there is no model.
    init(model: ScoringModel?) throws(PipelineError) {
        guard let model else {
            throw PipelineError(
                .configuration, "no model is here", hint: "name one with --model FILE, or make one with zhalan model train")
        }
        self.model = model.address
    }

    /// - Parameter path: a file with one address a line; `-` is stdin.
    /// - Parameter receive: text to print: the probability in thousandths, a tab, and the line as it is.
    /// - Returns: how many lines were scored.
    package func score(path: String, _ receive: ([UInt8]) -> Void) throws -> Int {
        guard let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else {
            throw PipelineError(.input, "\(path): the file can't be read")
        }
        defer { if path != "-" { try? handle.close() } }
        var rest: [UInt8] = []
        var lines = 0
        while let chunk = try handle.read(upToCount: AddressScores.chunkBytes), !chunk.isEmpty {
            rest += chunk
            var output: [UInt8] = []
            output.reserveCapacity(rest.count + rest.count / 4)
            lines += rest.withUnsafeBufferPointer { score($0, &output) }
            let used = (rest.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
            rest.removeFirst(used)
            receive(output)
            guard rest.count <= AddressScores.chunkBytes else {
                throw PipelineError(.input, "\(path): a line is longer than \(AddressScores.chunkBytes) bytes")
            }
        }
        guard !rest.isEmpty else { return lines }
        var output: [UInt8] = []
        rest.append(UInt8(ascii: "\n"))
        lines += rest.withUnsafeBufferPointer { score($0, &output) }
        receive(output)
        return lines
    }

    private func score(_ bytes: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) -> Int {
        var start = 0
        var lines = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
            let line = UnsafeBufferPointer(rebasing: bytes[start..<index])
            start = index + 1
            guard !line.isEmpty else { continue }
            lines += 1
            let thousandths = Int((model.scaling.probability(model.score(line: line)) * 1_000).rounded())
            output += [
                UInt8(ascii: "0") + UInt8(thousandths / 1_000), UInt8(ascii: "."),
                UInt8(ascii: "0") + UInt8(thousandths / 100 % 10),
                UInt8(ascii: "0") + UInt8(thousandths / 10 % 10), UInt8(ascii: "0") + UInt8(thousandths % 10), UInt8(ascii: "\t"),
            ]
            output.append(contentsOf: line)
            output.append(UInt8(ascii: "\n"))
        }
        return lines
    }
}
