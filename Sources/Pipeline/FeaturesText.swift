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
        ])
    }

    static func entities(_ features: PageFeatures) -> JSONValue {
        .array(
            features.contacts.map { contact in
                .object([("kind", .string(contact.kind.englishName)), ("value", .string(contact.value))])
            })
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
