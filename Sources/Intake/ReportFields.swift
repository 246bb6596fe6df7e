import DomainNames

/// The named values of one CSV row or JSON line; a name is known in any letter case.
struct ReportFields: Equatable, Sendable {
    var url: String?
    var reportedAt: String?
    var source: String?
    var contact: String?
    var category: String?
    var note: String?
    var extra: [String: String] = [:]

    /// The names that mean something to Zhalan, in the order of documentation.
    static let knownNames = ["url", "reported_at", "source", "contact", "category", "note"]

    /// Sets a field by its column or key; an empty value is none.
    mutating func set(_ name: String, to value: String) {
        if value.isEmpty { return }
        switch name.lowercased() {
        case "url": url = value
        case "reported_at": reportedAt = value
        case "source": source = value
        case "contact": contact = value
        case "category": category = value
        case "note": note = value
        default: extra[name] = value
        }
    }

    /// Which limit the row breaks, if any.
    func fault(_ limits: IntakeLimits) -> Fault? {
        if extra.count > limits.extraFields {
            return Fault("too-many-fields", "\(extra.count) unknown keys; at most \(limits.extraFields) are kept")
        }
        let known = [
            ("reported_at", reportedAt), ("source", source), ("contact", contact), ("category", category), ("note", note),
        ]
        for (name, value) in known where (value?.utf8.count ?? 0) > limits.fieldBytes {
            return tooLong(name, limits)
        }
        for (name, value) in extra where value.utf8.count > limits.fieldBytes || name.utf8.count > limits.fieldBytes {
            return tooLong(String(name.prefix(40)), limits)
        }
        return nil
    }

    private func tooLong(_ name: String, _ limits: IntakeLimits) -> Fault {
        Fault("field-too-long", "field \"\(name)\" has more than \(limits.fieldBytes) bytes")
    }
}
