import PageRecord

/// Everything on a page that names an account, a number or a service, normalised and checked.
struct EntitiesExtractor {
    private var collector = EntityCollector()

    /// - Parameter marks: what `LinkContact` finds in the element's `href`.
    mutating func start(_ element: PageElement, _ place: ReadingPlace, _ marks: [WordFinder.Match]) {
        let origin: PageEntity.Place = place.isHidden ? .hiddenMarkup : .link
        switch element.name {
        case .a, .area: if let href = element.bytes(.href) { addLink(href.rebased, marks, origin) }
        case .script, .iframe, .img:
            if let source = element.bytes(.src) { TrackingMarks.read(source.rebased, in: origin, into: &collector) }
        case .input: addValue(element, place.isHidden ? .hiddenMarkup : .attribute)
        default: break
        }
    }

    mutating func scripts(_ scanner: ScriptScanner) {
        for entity in scanner.entities.entities { collector.add(entity.kind, entity.value, in: entity.place) }
    }

    /// - Parameters:
    ///   - text: the visible text, folded.
    ///   - marks: what `TextMarks` finds in it.
    mutating func finish(_ features: inout PageFeatures, _ text: ByteView, _ marks: [WordFinder.Match]) {
        for download in features.downloads where Self.isForPhones(download) { collector.add(.appLink, download, in: .link) }
        for contact in features.contacts { add(contact) }
        addText(features.title, .text)
        add(text, marks, .text)
        addText(features.hiddenText, .hiddenMarkup)
        for label in features.labels { addText(label, .attribute) }
        features.entities = collector.entities
    }

    private mutating func addText(_ text: String, _ place: PageEntity.Place) {
        if text.utf8.count < 5 { return }
        FoldedText(text).withBytes { add($0, TextMarks.all(in: $0), place) }
    }

    private mutating func add(_ bytes: ByteView, _ marks: [WordFinder.Match], _ place: PageEntity.Place) {
        for mark in marks { addMark(mark, bytes, place) }
        EntityScanner.scan(bytes, in: place, hasNumbers: true, into: &collector)
    }

    private mutating func addMark(_ match: WordFinder.Match, _ bytes: ByteView, _ place: PageEntity.Place) {
        switch TextMarks.table[match.word].meaning {
        case .contact(let kind):
            let value = TextMarks.value(after: match.end, in: bytes)
            if TextMarks.hasShape(value, kind) {
                add(PageContact(kind: kind, value: String(decoding: value, as: UTF8.self)), place)
            }
        case .skype:
            let value = TextMarks.value(after: match.end, in: bytes)
            if (6...32).contains(value.count), value.contains(where: ASCII.isDigit) {
                collector.add(.skype, String(decoding: value.map(ASCII.lowered), as: UTF8.self), in: place)
            }
        case .inviteCode:
            if let code = TextMarks.inviteCode(after: match.end, in: bytes) { collector.add(.inviteCode, code, in: place) }
        case .icp: if let number = TextMarks.icpNumber(match, in: bytes) { collector.add(.icpNumber, number, in: place) }
        case .police:
            if let number = TextMarks.policeNumber(after: match.end, in: bytes) {
                collector.add(.policeNumber, number, in: place)
            }
        case .licence:
            if let number = TextMarks.licence(after: match, in: bytes) { collector.add(.licenceNumber, number, in: place) }
        case .hotline:
            if let number = TextMarks.hotline(after: match.end, in: bytes) { collector.add(.serviceNumber, number, in: place) }
        }
    }

    private mutating func addLink(_ href: ByteView, _ marks: [WordFinder.Match], _ place: PageEntity.Place) {
        for match in marks {
            switch LinkContact.table[match.word].meaning {
            case .skype:
                let name = href[match.end...].prefix(40).prefix { $0 != UInt8(ascii: "?") }
                if match.start == 0 { collector.add(.skype, String(decoding: name.map(ASCII.lowered), as: UTF8.self), in: place) }
            case .payment:
                collector.add(.paymentCode, String(decoding: href[match.start...].prefix(300), as: UTF8.self), in: place)
            default: break
            }
        }
        if let code = InviteParameter.value(in: href) { collector.add(.inviteCode, code, in: place) }
    }

    /// Codes and wallets that a form carries: `<input name=invite value=8A2F>`.
    private mutating func addValue(_ element: PageElement, _ place: PageEntity.Place) {
        guard let value = element.bytes(.value), (4...90).contains(value.count) else { return }
        if value.count >= 26 { EntityScanner.scan(value.rebased, in: place, hasNumbers: false, into: &collector) }
        if let name = element.word(.name), InviteParameter.names.contains(name), let code = InviteParameter.code(value) {
            collector.add(.inviteCode, code, in: place)
        }
    }

    private mutating func add(_ contact: PageContact, _ place: PageEntity.Place = .link) {
        switch contact.kind {
        case .telegram: if let handle = Handle.telegram(contact.value) { collector.add(.telegram, handle, in: place) }
        case .whatsapp: if let number = Handle.whatsapp(contact.value) { collector.add(.whatsapp, number, in: place) }
        case .line: collector.add(.line, Handle.path(contact.value), in: place)
        case .qq: if let number = Handle.qq(contact.value) { collector.add(.qq, number, in: place) }
        case .wechat: collector.add(.wechat, Handle.path(contact.value).lowercased(), in: place)
        case .email:
            let mail = contact.value.withView { bytes in
                bytes.firstIndex(of: UInt8(ascii: "@")).flatMap { MailAddress.around($0, in: bytes) }
            }
            if let mail { collector.add(.email, mail, in: place) }
        case .phone:
            FoldedText(contact.value).withBytes {
                EntityScanner.scan($0, in: place, hasNumbers: true, into: &collector)
            }
        case .chatWidget: break
        }
    }

    private static func isForPhones(_ reference: String) -> Bool {
        let target = Bytes(reference)
        return [".apk", ".xapk", ".ipa", ".mobileconfig", "itms-services:"].contains(where: target.contains)
    }
}
