import PageRecord

/// Words that stand in attributes: what images and controls say.
final class LabelsExtractor: PageExtractor {
    /// Types of inputs whose value is no word for people.
    private static let silent: Set<String> = ["hidden", "checkbox", "radio", "color", "range", "date", "file", "password"]

    private var labels: [String] = []

    func start(_ element: PageElement) {
        switch element.name {
        case "img", "area": add(element["alt"])
        case "input":
            add(element["placeholder"])
            add(element["aria-label"])
            if !Self.silent.contains(element["type"]?.lowercased() ?? "text") { add(element["value"]) }
            if element["type"]?.lowercased() == "image" { add(element["alt"]) }
        case "textarea", "select", "button":
            add(element["placeholder"])
            add(element["aria-label"])
        case "optgroup": add(element["label"])
        default: break
        }
    }

    func finish(_ features: inout PageFeatures) {
        features.labels = labels
    }

    private func add(_ text: String?) {
        guard let text, !text.isEmpty, labels.count < RecordLimits.labels else { return }
        let label = PlainSpace.collapsed(TextCut.text(text, bytes: RecordLimits.stringBytes))
        if !label.isEmpty { labels.append(label) }
    }
}
