import PageRecord

/// The numbers of a page: elements by name, and what the other extractors found, counted. Stands last.
struct MeasuresExtractor {
    private var counts = [Int](repeating: 0, count: ElementName.allCases.count)
    private var inlineStyles = 0
    private var hidden = 0
    private var hiddenFrames = 0

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        if place.isHidden { return }
        counts[Int(element.name.rawValue)] += 1
        if element.attributeCount == 0 { return }
        var isHidden = element.bytes(.hidden) != nil
        if let style = element.bytes(.style) {
            inlineStyles += 1
            isHidden = isHidden || Self.isHiding(style)
        }
        if isHidden { hidden += 1 }
        guard element.name == .iframe else { return }
        let isTiny = element.bytes(.width).map(Self.isTiny) ?? false || element.bytes(.height).map(Self.isTiny) ?? false
        if isHidden || isTiny { hiddenFrames += 1 }
    }

    /// - Parameter folded: the visible text.
    func finish(_ features: inout PageFeatures, _ folded: FoldedText) {
        structure(&features)
        forms(&features)
        ReferenceFigures.measure(&features)
        TextFigures.measure(&features, folded)
        identity(&features)
        for entity in features.entities { count(entity, &features) }
    }

    /// `display:none` and `visibility:hidden`, with or without spaces.
    private static func isHiding(_ style: ByteView) -> Bool {
        let style = style.prefix(500)
        for place in style.indices {
            switch style[place] | 0x20 {
            case UInt8(ascii: "d"): if isWritten("display:none", in: style, at: place) { return true }
            case UInt8(ascii: "v"): if isWritten("visibility:hidden", in: style, at: place) { return true }
            default: break
            }
        }
        return false
    }

    /// Whether a declaration begins at a place of a style, in either case and with any spaces.
    private static func isWritten(_ declaration: StaticString, in style: ByteView, at start: Int) -> Bool {
        var place = start
        for wanted in UnsafeBufferPointer(start: declaration.utf8Start, count: declaration.utf8CodeUnitCount) {
            while place < style.endIndex, style[place] <= 0x20 { place += 1 }
            guard place < style.endIndex, ASCII.lowered(style[place]) == wanted else { return false }
            place += 1
        }
        return true
    }

    private static func isTiny(_ size: ByteView) -> Bool {
        size.isWord("0") || size.isWord("1") || size.elementsEqual("0px".utf8) || size.elementsEqual("1px".utf8)
    }

    private func count(_ names: ElementName...) -> Int {
        names.reduce(0) { $0 + counts[Int($1.rawValue)] }
    }

    private func structure(_ features: inout PageFeatures) {
        features[.elements] = features.elements
        features[.depth] = features.depth
        features[.htmlBytes] = features.bytes
        features[.scriptBytes] = features.inlineScriptBytes
        features[.inlineStyles] = inlineStyles
        features[.hiddenElements] = hidden
        features[.hiddenFrames] = hiddenFrames
        features[.divs] = count(.div)
        features[.tables] = count(.table)
        features[.headings] = count(.h1, .h2, .h3, .h4, .h5, .h6)
        features[.paragraphs] = count(.p)
        features[.listItems] = count(.li)
        features[.images] = count(.img)
        features[.svgs] = count(.svg)
        features[.canvases] = count(.canvas)
        features[.videos] = count(.video, .audio)
        features[.buttons] = count(.button)
        features[.iframes] = count(.iframe, .frame)
        features[.objects] = count(.object, .embed)
        features[.templates] = count(.template)
        features[.noscripts] = count(.noscript)
        features[.customElements] = count(.other)
    }

    private func forms(_ features: inout PageFeatures) {
        features[.forms] = features.forms.count
        features[.looseFields] = features.looseFields.count
        var kinds: Set<PageField.Meaning> = []
        for form in features.forms {
            features[.fields] += form.fields.count
            if form.method == "post" { features[.postForms] += 1 }
            if form.fields.isEmpty { features[.formsEmpty] += 1 }
            if form.action.isEmpty { features[.formsWithoutAction] += 1 }
            if Bytes(form.action.utf8.prefix(7)).hasPrefix("mailto:") { features[.formsToMail] += 1 }
            if let host = form.action.withView({ ReferenceHost($0) }) {
                features[.formsAbsolute] += 1
                if host.isNumber { features[.formsToAddress] += 1 }
            }
        }
        for field in features.forms.flatMap(\.fields) + features.looseFields {
            if let measure = Self.measure(of: field.meaning) { features[measure] += 1 }
            if Self.secrets.contains(field.meaning) { kinds.insert(field.meaning) }
        }
        features[.secretKinds] = kinds.count
    }

    private static let secrets: Set<PageField.Meaning> = [
        .password, .cardNumber, .cardCode, .cardExpiry, .oneTimeCode, .nationalID, .identityUpload, .paymentPassword,
        .recoveryPhrase,
    ]

    private static func measure(of meaning: PageField.Meaning) -> PageMeasure? {
        switch meaning {
        case .account: .accountFields
        case .password: .passwordFields
        case .cardNumber: .cardFields
        case .cardExpiry: .cardExpiryFields
        case .cardCode: .cardCodeFields
        case .oneTimeCode: .oneTimeCodeFields
        case .nationalID: .nationalIDFields
        case .phone: .phoneFields
        case .email: .emailFields
        case .personName: .nameFields
        case .address: .addressFields
        case .identityUpload: .uploadFields
        case .recoveryPhrase: .recoveryPhraseFields
        case .paymentPassword: .paymentPasswordFields
        case .inviteCode: .inviteCodeFields
        case .amount: .amountFields
        case .other, .search: nil
        }
    }

    private func identity(_ features: inout PageFeatures) {
        let identity = features.identity
        features[.metas] = identity.metas.count
        features[.hasDescription] = identity.metas.contains { $0.name == "description" } ? 1 : 0
        features[.hasOpenGraph] = identity.metas.contains { $0.name.hasPrefix("og:") } ? 1 : 0
        features[.hasCanonical] = identity.canonical.isEmpty ? 0 : 1
        features[.hasIcon] = identity.icons.isEmpty && features.fingerprints.inlineIcon == nil ? 0 : 1
        features[.iconAbsolute] = identity.icons.contains { $0.withView { ReferenceHost($0) } != nil } ? 1 : 0
        features[.hasManifest] = identity.manifest.isEmpty ? 0 : 1
        features[.structuredNames] = identity.structuredNames.count
        features[.companies] = identity.companies.count
        features[.hasCopyright] = identity.copyright.isEmpty ? 0 : 1
        features[.scriptAddresses] = features.scriptFindings.addresses.count
        features[.scriptRedirects] = features.scriptFindings.redirects.count
        features[.scriptCalls] = features.scriptFindings.calls.count
        features[.unpackedPayloads] = features.scriptFindings.unpacked
        features[.downloads] = features.downloads.count
        features[.chatWidgets] = features.contacts.count { $0.kind == .chatWidget }
    }

    private func count(_ entity: PageEntity, _ features: inout PageFeatures) {
        switch entity.kind {
        case .chineseMobile, .chineseLandline, .serviceNumber, .internationalPhone: features[.phones] += 1
        case .bankCard, .iban: features[.bankCards] += 1
        case .bitcoin, .ethereum, .tron: features[.wallets] += 1
        case .telegram, .whatsapp, .wechat, .qq, .line, .skype: features[.messengers] += 1
        case .email: features[.emails] += 1
        case .appLink: features[.appLinks] += 1
        case .chatWidget: features[.chatWidgets] += 1
        case .analytics: features[.analytics] += 1
        case .icpNumber, .policeNumber: features[.icpNumbers] += 1
        case .inviteCode, .paymentCode, .licenceNumber, .tokenContract: break
        }
    }
}
