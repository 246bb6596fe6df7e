import Glibc

/// Reads the bounded binary record of `RecordEncoder` as hostile input: a page may have taken the reader over, so every count,
/// length, text and number is checked against `RecordLimits` before anything is kept, and memory is bounded by the record.
package struct RecordDecoder {
    private let input: ArraySlice<UInt8>
    private var index: Int

    private init(_ input: ArraySlice<UInt8>) {
        self.input = input
        index = input.startIndex
    }

    /// The features of a record. Throws where the record is not exactly what `RecordEncoder` writes.
    package static func decode(_ record: [UInt8]) throws(RecordError) -> PageFeatures {
        try decode(record[...])
    }

    package static func decode(_ record: ArraySlice<UInt8>) throws(RecordError) -> PageFeatures {
        guard record.count <= RecordLimits.recordBytes else {
            throw .tooLong(field: "record", found: record.count, allowed: RecordLimits.recordBytes)
        }
        var decoder = RecordDecoder(record)
        let features = try decoder.features()
        guard decoder.index == record.endIndex else { throw .trailingBytes(record.endIndex - decoder.index) }
        return features
    }

    private mutating func features() throws(RecordError) -> PageFeatures {
        for byte in RecordEncoder.magic where try self.byte() != byte { throw .wrongVersion }
        guard try number() == Int(PageFeatures.version) else { throw .wrongVersion }
        var features = PageFeatures()
        features.bytes = try number()
        features.elements = try number()
        features.depth = try number()
        features.inlineScriptBytes = try number()
        features.title = try text("title", limit: RecordLimits.titleScalars * 4)
        let scalars = features.title.unicodeScalars.count
        guard scalars <= RecordLimits.titleScalars else {
            throw .tooLong(field: "title", found: scalars, allowed: RecordLimits.titleScalars)
        }
        features.declaredLanguage = try text("declared language")
        features.guessedLanguage = try text("guessed language")
        features.encoding = try text("encoding")
        features.base = try text("base")
        features.text = try text("text", limit: RecordLimits.textBytes)
        features.refresh = try refresh()
        features.forms = try list("forms", limit: RecordLimits.forms) { decoder throws(RecordError) in
            var form = PageForm()
            form.action = try decoder.text("form action")
            form.method = try decoder.text("form method")
            form.fields = try decoder.fields()
            return form
        }
        features.looseFields = try fields()
        features.contacts = try list("contacts", limit: RecordLimits.contacts) { decoder throws(RecordError) in
            let raw = try decoder.byte()
            guard let kind = PageContact.Kind(rawValue: raw) else { throw .outOfRange(field: "contact kind", found: Int(raw)) }
            return PageContact(kind: kind, value: try decoder.text("contact"))
        }
        features.downloads = try texts("downloads", limit: RecordLimits.downloads)
        features.metaTexts = try texts("meta texts", limit: RecordLimits.metaTexts)
        features.links = try list("links", limit: RecordLimits.links) { decoder throws(RecordError) in
            PageLink(target: try decoder.text("link target"), text: try decoder.text("link text"))
        }
        features.scripts = try texts("scripts", limit: RecordLimits.resources)
        features.frames = try texts("frames", limit: RecordLimits.resources)
        features.images = try texts("images", limit: RecordLimits.resources)
        features.labels = try texts("labels", limit: RecordLimits.labels)
        features.entities = try list("entities", limit: RecordLimits.entities) { decoder throws(RecordError) in
            let rawKind = try decoder.byte()
            guard let kind = PageEntity.Kind(rawValue: rawKind) else {
                throw .outOfRange(field: "entity kind", found: Int(rawKind))
            }
            let rawPlace = try decoder.byte()
            guard let place = PageEntity.Place(rawValue: rawPlace) else {
                throw .outOfRange(field: "entity place", found: Int(rawPlace))
            }
            return PageEntity(kind, try decoder.text("entity"), in: place)
        }
        features.fingerprints = try fingerprints()
        features.identity = try identity()
        features.scriptFindings = try scripts()
        features.hiddenText = try text("hidden text", limit: RecordLimits.hiddenTextBytes)
        features.styles = try texts("styles", limit: RecordLimits.resources)
        for measure in PageMeasure.allCases { features[measure] = try number() }
        features.limitsHit = try limits()
        return features
    }

    private mutating func fingerprints() throws(RecordError) -> PageFingerprints {
        var prints = PageFingerprints()
        prints.domHash = try text("dom hash", limit: RecordLimits.hashBytes)
        prints.structure = UInt64(try number())
        prints.structure |= UInt64(try number()) << 32
        prints.text = try list("minhash", limit: PageFingerprints.minhashValues) { decoder throws(RecordError) in
            UInt32(try decoder.number())
        }
        prints.scripts = try list("script hashes", limit: RecordLimits.scriptHashes) { decoder throws(RecordError) in
            try decoder.text("script hash", limit: RecordLimits.hashBytes)
        }
        prints.assetPaths = try text("asset paths", limit: RecordLimits.hashBytes)
        switch try byte() {
        case 0: break
        case 1: prints.inlineIcon = Int32(bitPattern: UInt32(try number()))
        case let other: throw .outOfRange(field: "inline icon", found: Int(other))
        }
        return prints
    }

    private mutating func identity() throws(RecordError) -> PageIdentity {
        var identity = PageIdentity()
        identity.metas = try list("metas", limit: RecordLimits.metas) { decoder throws(RecordError) in
            PageMeta(name: try decoder.text("meta name"), content: try decoder.text("meta content"))
        }
        identity.structuredNames = try texts("structured names", limit: RecordLimits.names)
        identity.copyright = try text("copyright")
        identity.companies = try texts("companies", limit: RecordLimits.names)
        identity.claimedName = try text("claimed name")
        identity.canonical = try text("canonical")
        identity.icons = try texts("icons", limit: RecordLimits.names)
        identity.manifest = try text("manifest")
        identity.generator = try text("generator")
        return identity
    }

    private mutating func scripts() throws(RecordError) -> PageScripts {
        var scripts = PageScripts()
        scripts.addresses = try texts("script addresses", limit: RecordLimits.scriptAddresses)
        scripts.redirects = try texts("script redirects", limit: RecordLimits.scriptRedirects)
        scripts.calls = try texts("script calls", limit: RecordLimits.scriptAddresses)
        scripts.frameworks = try texts("frameworks", limit: RecordLimits.names)
        scripts.unpacked = try number()
        let bits = try number()
        for unseen in PageScripts.Unseen.allCases where bits & 1 << Int(unseen.rawValue) != 0 { scripts.unseen.insert(unseen) }
        guard scripts.unseen.reduce(0, { $0 | 1 << Int($1.rawValue) }) == bits else {
            throw .outOfRange(field: "unseen", found: bits)
        }
        return scripts
    }

    private mutating func refresh() throws(RecordError) -> PageRefresh? {
        switch try byte() {
        case 0: nil
        case 1: PageRefresh(seconds: try number(), target: try text("refresh target"))
        case let other: throw .outOfRange(field: "refresh", found: Int(other))
        }
    }

    private mutating func fields() throws(RecordError) -> [PageField] {
        try list("fields", limit: RecordLimits.fields) { decoder throws(RecordError) in
            let raw = try decoder.byte()
            guard let meaning = PageField.Meaning(rawValue: raw) else {
                throw .outOfRange(field: "field meaning", found: Int(raw))
            }
            return PageField(meaning: meaning, type: try decoder.text("field type"), name: try decoder.text("field name"))
        }
    }

    private mutating func limits() throws(RecordError) -> Set<ParseLimit> {
        let bits = try number()
        var limits: Set<ParseLimit> = []
        for limit in ParseLimit.allCases where bits & 1 << Int(limit.rawValue) != 0 { limits.insert(limit) }
        guard limits.reduce(0, { $0 | 1 << Int($1.rawValue) }) == bits else {
            throw .outOfRange(field: "limits", found: bits)
        }
        return limits
    }

    private mutating func texts(_ field: String, limit: Int) throws(RecordError) -> [String] {
        try list(field, limit: limit) { decoder throws(RecordError) in try decoder.text(field) }
    }

    private mutating func list<Member>(
        _ field: String, limit: Int, _ member: (inout RecordDecoder) throws(RecordError) -> Member
    ) throws(RecordError) -> [Member] {
        let count = try number()
        guard count <= limit else { throw .tooLong(field: field, found: count, allowed: limit) }
        var members: [Member] = []
        // No memory is reserved by the count: it may lie.
        for _ in 0..<count { members.append(try member(&self)) }
        return members
    }

    private mutating func text(_ field: String, limit: Int = RecordLimits.stringBytes) throws(RecordError) -> String {
        let count = try number()
        guard count <= limit else { throw .tooLong(field: field, found: count, allowed: limit) }
        guard count <= input.endIndex - index else { throw truncated }
        let bytes = input[index..<index + count]
        let text = String(decoding: bytes, as: UTF8.self)
        // What is no UTF-8 was replaced, so it is not the same any more: a comparison costs less than a look at each byte.
        guard Self.isSame(text, bytes) else { throw .notUTF8(field: field) }
        index += count
        return text
    }

    private static func isSame(_ text: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBytes { bytes in
            text.utf8.withContiguousStorageIfAvailable { text in
                guard text.count == bytes.count, let first = text.baseAddress, let second = bytes.baseAddress else {
                    return text.isEmpty && bytes.isEmpty
                }
                return memcmp(first, second, bytes.count) == 0
            } ?? text.utf8.elementsEqual(bytes)
        }
    }

    private mutating func number() throws(RecordError) -> Int {
        guard input.endIndex - index >= 4 else { throw truncated }
        var value = 0
        for place in 0..<4 { value |= Int(input[index + place]) << (8 * place) }
        index += 4
        return value
    }

    private var truncated: RecordError { .truncated(at: index - input.startIndex) }

    private mutating func byte() throws(RecordError) -> UInt8 {
        guard index < input.endIndex else { throw truncated }
        defer { index += 1 }
        return input[index]
    }
}
