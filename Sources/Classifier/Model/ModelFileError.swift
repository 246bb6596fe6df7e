/// Why a file is no model for this program.
package enum ModelFileError: Error, Hashable, Sendable {
    case notAModel
    case tooLarge(Int)
    case otherExtractor(found: String, expected: String)
    case damaged(String)

    /// The bounded word for counters.
    package var label: String {
        switch self {
        case .notAModel: "not-a-model"
        case .tooLarge: "too-large"
        case .otherExtractor: "other-extractor"
        case .damaged: "damaged"
        }
    }

    package var hint: String {
        switch self {
        case .notAModel, .damaged: "make it again with zhalan model train, or take the shipped one, lists/model/zhalan.model"
        case .tooLarge: "a model has at most \(ModelFile.bytes) bytes"
        case .otherExtractor: "train it again with this version: zhalan model train"
        }
    }
}

extension ModelFileError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAModel: "the file is no model"
        case .tooLarge(let bytes): "the file has \(bytes) bytes where a model has at most \(ModelFile.bytes)"
        case .otherExtractor(let found, let expected):
            "the model was trained on tokens of version \(found), and this program reads version \(expected)"
        case .damaged(let what): "the model is damaged: \(what)"
        }
    }
}
