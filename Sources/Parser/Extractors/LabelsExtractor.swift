import PageRecord

/// Words that stand in attributes: what images and controls say.
struct LabelsExtractor {
    /// Types of inputs whose value is no word for people.
    private static let silent: Set<String> = ["hidden", "checkbox", "radio", "color", "range", "date", "file", "password"]

    private var labels: [String] = []

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        switch element.name {
        case .img, .area: add(element.bytes(.alt))
        case .input:
            let type = element.word(.type) ?? "text"
            add(element.bytes(.placeholder))
            add(element.bytes(.ariaLabel))
            if !Self.silent.contains(type) { add(element.bytes(.value)) }
            if type == "image" { add(element.bytes(.alt)) }
        case .optgroup: add(element.bytes(.label))
        default:
            add(element.bytes(.placeholder))
            add(element.bytes(.ariaLabel))
        }
    }

    func finish(_ features: inout PageFeatures) {
        features.labels = labels
    }

    private mutating func add(_ text: ByteView?) {
        guard let text, !text.isEmpty, labels.count < RecordLimits.labels else { return }
        let label = TextCut.text(PlainSpace.collapsed(text), bytes: RecordLimits.stringBytes)
        if !label.isEmpty { labels.append(label) }
    }
}
