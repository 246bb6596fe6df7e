import Classifier
import Foundation
import Vocabulary

/// What a model says of itself.
package struct ModelFacts: Sendable {
    private let path: String
    private let digest: String
    private let model: ScoringModel
    /// The card that lies beside the file; `nil` when it names the digest of another one.
    private let card: String?

    init(path: String) throws(PipelineError) {
        self.path = path
        (model, digest) = try ModelFileReader.read(path)
        let beside = String(path.dropLast(".model".count)) + ".md"
        let text = path.hasSuffix(".model") ? try? String(contentsOfFile: beside, encoding: .utf8) : nil
        card = text.flatMap { [digest] text in text.contains(digest) ? text : nil }
    }

    package var lines: [String] {
        if let card { return card.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
        return ["\(path)", "SHA-256 \(digest)"]
            + model.origin.split(separator: "\n").map { PlainText.escaped(String($0), limit: 4_000) }
            + thresholds.map { "\($0.name): false-positive rate \($0.rate) at score \($0.score)" }
    }

    private var thresholds: [(name: String, rate: Double, score: Double)] {
        model.address.thresholds.map { ("addresses", $0.falsePositiveRate, Double($0.score)) }
            + model.content.thresholds.map { ("content", $0.falsePositiveRate, Double($0.score)) }
    }

    package var json: JSONValue {
        .object([
            ("path", .string(path)), ("sha256", .string(digest)), ("origin", .string(model.origin)),
            (
                "thresholds",
                .array(
                    thresholds.map {
                        .object([("model", .string($0.name)), ("fpr", .double($0.rate)), ("score", .double($0.score))])
                    })
            ),
        ])
    }
}

extension Installation {
    /// - Parameter file: by default the model in `lists/`.
    package func modelFacts(file: String?) throws -> ModelFacts {
        try ModelFacts(path: file ?? listsPath + "/model/zhalan.model")
    }
}
