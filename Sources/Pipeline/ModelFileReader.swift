import Classifier
import Digests
import Foundation

/// Reads a model's file from disk.
package enum ModelFileReader {
    /// - Returns: the model and the digest of its bytes.
    /// - Throws: `PipelineError` of kind `.configuration` for a file that can't be read or is no model of this version.
    package static func read(_ path: String) throws(PipelineError) -> (model: ScoringModel, digest: String) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PipelineError(.configuration, "\(path): the model can't be read")
        }
        do {
            return (try ModelFile.decode([UInt8](data)), SHA256.hexadecimal(of: [UInt8](data)))
        } catch {
            throw PipelineError(.configuration, "\(path): \(error)", hint: error.hint)
        }
    }
}
