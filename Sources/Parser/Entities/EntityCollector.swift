import PageRecord

/// Gathers entities, each once, up to the record's limit.
struct EntityCollector {
    private(set) var entities: [PageEntity] = []
    private var seen: Set<PageEntity.Key> = []

    mutating func add(_ kind: PageEntity.Kind, _ value: String, in place: PageEntity.Place) {
        guard !value.isEmpty, entities.count < RecordLimits.entities else { return }
        let cut = TextCut.text(value, bytes: RecordLimits.stringBytes)
        guard seen.insert(PageEntity.Key(kind: kind, value: cut)).inserted else { return }
        entities.append(PageEntity(kind, cut, in: place))
    }
}

extension PageEntity {
    /// What makes two entities one, wherever they stand.
    struct Key: Hashable {
        let kind: Kind
        let value: String
    }
}
