import PageRecord

/// Forms, and controls outside forms, by what they ask for.
final class FormsExtractor: PageExtractor {
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

    private var forms: [PageForm] = []
    private var controls: [Control] = []
    private var counts: [Int: Int] = [:]
    private var openForm: Int?
    private var labels: [String: String] = [:]
    private var label: (target: String?, words: TextCollapser, firstControl: Int)?
    private var before = TextCollapser(limit: beforeBytes)
    private var isInOptions = false
    private var isCut = false

    func start(_ element: PageElement) {
        before.separate()
        switch element.name {
        case "form": open(element)
        case "label":
            closeLabel()
            label = (element["for"], TextCollapser(limit: Self.beforeBytes), controls.count)
        case "input": add(element, type: Self.type(element["type"]))
        case "textarea": add(element, type: "textarea")
        case "select":
            add(element, type: "select")
            isInOptions = true
        case "tr", "li", "p": before = TextCollapser(limit: Self.beforeBytes)
        default: break
        }
    }

    func end(_ name: String) {
        switch name {
        case "form": openForm = nil
        case "label": closeLabel()
        case "select", "textarea":
            isInOptions = false
            before = TextCollapser(limit: Self.beforeBytes)
        default: before.separate()
        }
    }

    func text(_ bytes: [UInt8]) {
        if isInOptions { return }
        label?.words.append(bytes)
        // The words nearest to the control count: a long text before it starts anew.
        if before.isCut { before = TextCollapser(limit: Self.beforeBytes) }
        before.append(bytes.suffix(Self.beforeBytes))
    }

    func finish(_ features: inout PageFeatures) {
        closeLabel()
        for control in controls {
            let field = field(control)
            if let form = control.form { forms[form].fields.append(field) } else { features.looseFields.append(field) }
        }
        features.forms = forms
        if isCut { features.limitsHit.insert(.forms) }
    }

    private func open(_ element: PageElement) {
        openForm = nil
        guard forms.count < RecordLimits.forms else {
            isCut = true
            return
        }
        var form = PageForm()
        form.action = TextCut.text(element["action"] ?? "", bytes: RecordLimits.stringBytes)
        form.method = element["method"]?.lowercased() == "post" ? "post" : "get"
        openForm = forms.count
        forms.append(form)
    }

    private func add(_ element: PageElement, type: String) {
        defer { before = TextCollapser(limit: Self.beforeBytes) }
        if Self.mute.contains(type) { return }
        guard counts[openForm ?? -1, default: 0] < RecordLimits.fields else {
            isCut = true
            return
        }
        counts[openForm ?? -1, default: 0] += 1
        var evidence = FieldEvidence()
        evidence.type = type
        evidence.autocomplete = Bytes(TextCut.text(element["autocomplete"] ?? "", bytes: 100))
        for name in ["name", "id", "placeholder", "aria-label", "title"] { evidence.add(element[name]) }
        let name = TextCut.text(element["name"] ?? element["id"] ?? "", bytes: 256)
        controls.append(
            Control(form: openForm, name: name, id: element["id"] ?? "", evidence: evidence, before: before.text))
    }

    private func closeLabel() {
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
        let type = attribute?.lowercased() ?? "text"
        return types.contains(type) ? type : "text"
    }
}
