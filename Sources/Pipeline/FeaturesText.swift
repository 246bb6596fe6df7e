import PageRecord
import Vocabulary

/// Page features as JSON, for `inspect`.
enum FeaturesText {
    static func json(_ features: PageFeatures) -> JSONValue {
        .object([
            ("version", .int(Int(PageFeatures.version))), ("title", .string(features.title)),
            ("meta", .strings(features.metaTexts)), ("labels", .strings(features.labels)),
            ("declared_language", .string(features.declaredLanguage)), ("guessed_language", .string(features.guessedLanguage)),
            ("encoding", .string(features.encoding)), ("base", .string(features.base)),
            ("forms", .array(features.forms.map(form))), ("loose_fields", .array(features.looseFields.map(field))),
            (
                "links",
                .array(features.links.map { .object([("target", .string($0.target)), ("text", .string($0.text))]) })
            ),
            ("scripts", .strings(features.scripts)), ("frames", .strings(features.frames)), ("images", .strings(features.images)),
            (
                "refresh",
                features.refresh.map { .object([("seconds", .int($0.seconds)), ("target", .string($0.target))]) } ?? .null
            ),
            ("downloads", .strings(features.downloads)), ("inline_script_bytes", .int(features.inlineScriptBytes)),
            ("elements", .int(features.elements)), ("depth", .int(features.depth)), ("bytes", .int(features.bytes)),
            (
                "contacts",
                .array(
                    features.contacts.map {
                        .object([("kind", .string($0.kind.englishName)), ("value", .string($0.value))])
                    })
            ),
            ("styles", .strings(features.styles)), ("hidden_text", .string(features.hiddenText)),
            ("identity", identity(features.identity)), ("script_findings", scripts(features.scriptFindings)),
            ("measures", .object(PageMeasure.allCases.map { ("\($0)", .int(features[$0])) })),
        ])
    }

    /// What links pages to people: cards and accounts are shown in part only.
    static func entities(_ features: PageFeatures) -> JSONValue {
        .array(
            features.entities.map { entity in
                .object([
                    ("kind", .string(entity.kind.label)), ("value", .string(entity.shown)),
                    ("place", .string(entity.place.label)),
                ])
            })
    }

    static func fingerprints(_ prints: PageFingerprints) -> JSONValue {
        .object([
            ("dom_hash", .string(prints.domHash)), ("structure", .string(hexadecimal(prints.structure))),
            ("text_minhash", .array(prints.text.map { .int(Int($0)) })), ("script_sha256", .strings(prints.scripts)),
            ("asset_paths_sha256", .string(prints.assetPaths)),
            ("inline_icon_mmh3", prints.inlineIcon.map { .int(Int($0)) } ?? .null),
        ])
    }

    /// Sixteen digits, so that two prints can be compared by eye.
    static func hexadecimal(_ print: UInt64) -> String {
        let digits = String(print, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func identity(_ identity: PageIdentity) -> JSONValue {
        .object([
            ("claimed_name", .string(identity.claimedName)), ("companies", .strings(identity.companies)),
            ("structured_names", .strings(identity.structuredNames)), ("copyright", .string(identity.copyright)),
            (
                "metas",
                .array(identity.metas.map { .object([("name", .string($0.name)), ("content", .string($0.content))]) })
            ),
            ("canonical", .string(identity.canonical)), ("icons", .strings(identity.icons)),
            ("manifest", .string(identity.manifest)), ("generator", .string(identity.generator)),
        ])
    }

    private static func scripts(_ scripts: PageScripts) -> JSONValue {
        .object([
            ("addresses", .strings(scripts.addresses)), ("redirects", .strings(scripts.redirects)),
            ("calls", .strings(scripts.calls)), ("frameworks", .strings(scripts.frameworks)),
            ("unpacked", .int(scripts.unpacked)), ("unseen", .strings(scripts.unseen.map(\.label).sorted())),
        ])
    }

    private static func form(_ form: PageForm) -> JSONValue {
        .object([
            ("action", .string(form.action)), ("method", .string(form.method)), ("fields", .array(form.fields.map(field))),
        ])
    }

    private static func field(_ field: PageField) -> JSONValue {
        .object([
            ("asks_for", .string(field.meaning.englishName)), ("type", .string(field.type)), ("name", .string(field.name)),
        ])
    }
}
