import PageRecord

/// Forms, and controls outside forms, by what they ask for.
struct FormsExtractor {
    /// A control while its label may still come.
    private struct Control {
        var form: Int?
        var name: String
        var id: String
        var evidence: FieldEvidence
        /// The text just before it, which labels it in tables; believed only where it says nothing itself.
        var before: String
    }

    /// Inputs that ask for nothing.
    private static let mute: Set<String> = ["hidden", "submit", "button", "reset", "image"]
    private static let beforeBytes = 90
    private static let evidence: [AttributeName] = [.name, .id, .placeholder, .ariaLabel, .title]

    private var forms: [PageForm] = []
    private var controls: [Control] = []
    private var counts: [Int: Int] = [:]
    private var openForm: Int?
    private var labels: [String: String] = [:]
    private var label: (target: String?, words: TextCollapser, firstControl: Int)?
    private var before = TextsBefore()
    private var isInOptions = false
    private var isCut = false
    private var hiddenFields = 0
    /// Forms within scripts: without a field they are pieces of code.
    private var hiddenForms: Set<Int> = []

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        switch element.name {
        case .form: open(element, place)
        case .label:
            closeLabel()
            label = (element[.for], TextCollapser(limit: Self.beforeBytes), controls.count)
        case .input: add(element, type: Self.type(element.word(.type)))
        case .textarea: add(element, type: "textarea")
        case .select:
            add(element, type: "select")
            isInOptions = true
        case .tr, .li, .p: before.removeAll()
        default: break
        }
    }

    mutating func end(_ name: ElementName, _ place: ReadingPlace) {
        switch name {
        case .form: openForm = nil
        case .label: closeLabel()
        case .select, .textarea:
            isInOptions = false
            before.removeAll()
        default: break
        }
    }

    mutating func text(_ bytes: ByteView, _ place: ReadingPlace) {
        if isInOptions { return }
        label?.words.append(bytes)
        before.append(bytes.suffix(Self.beforeBytes))
    }

    /// A part of the page, or of what its scripts hold, was read: its bytes go.
    mutating func endPart() {
        before.endPart()
    }

    mutating func finish(_ features: inout PageFeatures) {
        closeLabel()
        for control in controls {
            let field = field(control)
            if let form = control.form { forms[form].fields.append(field) } else { features.looseFields.append(field) }
        }
        features.forms = forms.enumerated().filter { !hiddenForms.contains($0.offset) || !$0.element.fields.isEmpty }.map(
            \.element)
        features[.hiddenFields] = hiddenFields
        if isCut { features.limitsHit.insert(.forms) }
    }

    private mutating func open(_ element: PageElement, _ place: ReadingPlace) {
        openForm = nil
        guard forms.count < RecordLimits.forms else {
            isCut = true
            return
        }
        var form = PageForm()
        form.action = TextCut.text(element[.action] ?? "", bytes: RecordLimits.stringBytes)
        form.method = element.word(.method) == "post" ? "post" : "get"
        openForm = forms.count
        if place.isHidden { hiddenForms.insert(forms.count) }
        forms.append(form)
    }

    private mutating func add(_ element: PageElement, type: String) {
        defer { before.removeAll() }
        if type == "hidden" { hiddenFields += 1 }
        if Self.mute.contains(type) { return }
        guard counts[openForm ?? -1, default: 0] < RecordLimits.fields else {
            isCut = true
            return
        }
        counts[openForm ?? -1, default: 0] += 1
        var evidence = FieldEvidence()
        evidence.type = type
        evidence.autocomplete = Bytes(TextCut.text(element[.autocomplete] ?? "", bytes: 100))
        for name in Self.evidence { if let text = element.bytes(name) { evidence.add(text) } }
        let name = TextCut.text(element[.name] ?? element[.id] ?? "", bytes: 256)
        controls.append(
            Control(form: openForm, name: name, id: element[.id] ?? "", evidence: evidence, before: nearest()))
    }

    /// The words nearest to a control, whole ones.
    private func nearest() -> String {
        let text = before.joined.withView { bytes in
            var words = bytes.suffix(2 * Self.beforeBytes)
            while let first = words.first, first & 0xC0 == 0x80 { words.removeFirst() }
            return PlainSpace.collapsed(words)
        }
        if text.utf8.count <= Self.beforeBytes { return text }
        var end = Array(text.utf8).suffix(Self.beforeBytes)
        while let first = end.first, first & 0xC0 == 0x80 { end.removeFirst() }
        return String(decoding: end, as: UTF8.self)
    }

    private mutating func closeLabel() {
        guard let label else { return }
        self.label = nil
        if let target = label.target, labels.count < 1_000 { labels[target] = label.words.text }
        // A label around one control is the label of that control.
        if label.target == nil, controls.count == label.firstControl + 1 {
            controls[label.firstControl].evidence.add(label.words.text)
        }
    }

    private func field(_ control: Control) -> PageField {
        var evidence = control.evidence
        if !control.id.isEmpty { evidence.add(labels[control.id]) }
        var meaning = FieldMeanings.meaning(of: evidence)
        // A plain password says least of itself: 支付密码 may stand before it.
        if meaning == .other || meaning == .password {
            evidence.add(control.before)
            meaning = FieldMeanings.meaning(of: evidence)
        }
        return PageField(meaning: meaning, type: evidence.type, name: control.name)
    }

    private static let types: Set<String> = [
        "text", "password", "email", "tel", "number", "search", "file", "checkbox", "radio", "date", "month", "url", "hidden",
        "submit", "button", "reset", "image", "range", "color", "time", "week", "datetime-local",
    ]

    /// An unknown type is a text field, as in browsers.
    private static func type(_ attribute: String?) -> String {
        let type = attribute ?? "text"
        return types.contains(type) ? type : "text"
    }
}
