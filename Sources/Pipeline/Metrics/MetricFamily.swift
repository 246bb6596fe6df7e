/// One metric with its samples, as Prometheus reads it (text exposition format 0.0.4).
///
/// ```
/// # HELP zhalan_intake_reports_total Reports taken in, by what became of them.
/// # TYPE zhalan_intake_reports_total counter
/// zhalan_intake_reports_total{fate="accepted"} 12
/// ```
package struct MetricFamily: Sendable {
    package enum Kind: String, Sendable {
        case counter, gauge
    }

    struct Sample: Sendable {
        let labels: [(name: String, value: String)]
        let value: Double
    }

    package let name: String
    let help: String
    let kind: Kind
    private(set) var samples: [Sample] = []

    /// - Parameters:
    ///   - name: `[a-z_]+`; a counter's ends with `_total`.
    ///   - help: one sentence.
    init(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        self.kind = kind
        self.help = help
    }

    mutating func add(_ value: Int, _ labels: (name: String, value: String)...) {
        samples.append(Sample(labels: labels, value: Double(value)))
    }

    mutating func add(_ value: Double, _ labels: (name: String, value: String)...) {
        samples.append(Sample(labels: labels, value: value))
    }

    /// The family's lines. A family without samples has its head only: then a dashboard knows that it exists.
    var text: String {
        var text = "# HELP \(name) \(MetricFamily.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples {
            let labels = sample.labels.map { "\($0.name)=\"\(MetricFamily.escaped($0.value, quotes: true))\"" }
            text += name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") + " "
            text += MetricFamily.text(sample.value) + "\n"
        }
        return text
    }

    /// Whole numbers without a fraction, exactly, as far as a double holds them.
    private static func text(_ value: Double) -> String {
        value.rounded() == value && value.magnitude < 9_007_199_254_740_992 ? String(Int64(value)) : String(value)
    }

    /// The format's escapes: a backslash and a newline everywhere, a quotation mark in labels.
    static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
