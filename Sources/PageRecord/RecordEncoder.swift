/// Writes a page's features as the bounded binary record.
///
/// Integers are little-endian, 32 bits unless said otherwise; a text is its length in bytes and its UTF-8; a list is its count
/// and its members:
/// ```
/// "ZPR1" version            magic and the set of features
/// bytes elements depth inlineScriptBytes
/// title declaredLanguage guessedLanguage encoding base text
/// refresh                   byte 0, or byte 1, seconds and target
/// forms                     action method fields; a field is meaning (byte), type, name
/// looseFields contacts      a contact is kind (byte), value
/// downloads metaTexts
/// links                     target text
/// scripts frames images labels
/// limitsHit                 bit n stands for the limit with raw value n
/// ```
/// Nothing longer than `RecordLimits` is written: texts and lists are cut there, and lists stop where the record would outgrow
/// `recordBytes`, with `.bytes` set in `limitsHit`.
package struct RecordEncoder {
    static let magic: [UInt8] = Array("ZPR1".utf8)
    /// Kept free for what follows a list that stops: the counts of the lists behind it and `limitsHit`.
    private static let reserve = 1_024

    private var output: [UInt8] = []
    private var limitsHit: Set<ParseLimit>

    private init(_ features: PageFeatures) {
        limitsHit = features.limitsHit
    }

    /// The record of these features, at most `RecordLimits.recordBytes` long.
    package static func encode(_ features: PageFeatures) -> [UInt8] {
        var encoder = RecordEncoder(features)
        encoder.write(features)
        return encoder.output
    }

    private mutating func write(_ features: PageFeatures) {
        output += Self.magic
        write(Int(PageFeatures.version))
        write(features.bytes)
        write(features.elements)
        write(features.depth)
        write(features.inlineScriptBytes)
        write(TextCut.scalars(features.title, RecordLimits.titleScalars), limit: RecordLimits.titleScalars * 4)
        write(features.declaredLanguage)
        write(features.guessedLanguage)
        write(features.encoding)
        write(features.base)
        write(features.text, limit: RecordLimits.textBytes)
        if let refresh = features.refresh {
            output.append(1)
            write(refresh.seconds)
            write(refresh.target)
        } else {
            output.append(0)
        }
        write(features.forms, limit: RecordLimits.forms) { encoder, form in
            encoder.write(form.action)
            encoder.write(form.method)
            encoder.write(fields: form.fields)
        }
        write(fields: features.looseFields)
        write(features.contacts, limit: RecordLimits.contacts) { encoder, contact in
            encoder.output.append(contact.kind.rawValue)
            encoder.write(contact.value)
        }
        write(features.downloads, limit: RecordLimits.downloads) { $0.write($1) }
        write(features.metaTexts, limit: RecordLimits.metaTexts) { $0.write($1) }
        write(features.links, limit: RecordLimits.links) { encoder, link in
            encoder.write(link.target)
            encoder.write(link.text)
        }
        write(features.scripts, limit: RecordLimits.resources) { $0.write($1) }
        write(features.frames, limit: RecordLimits.resources) { $0.write($1) }
        write(features.images, limit: RecordLimits.resources) { $0.write($1) }
        write(features.labels, limit: RecordLimits.labels) { $0.write($1) }
        write(limitsHit.reduce(0) { $0 | 1 << Int($1.rawValue) })
    }

    private mutating func write(fields: [PageField]) {
        write(fields, limit: RecordLimits.fields) { encoder, field in
            encoder.output.append(field.meaning.rawValue)
            encoder.write(field.type)
            encoder.write(field.name)
        }
    }

    private mutating func write<Member>(
        _ members: [Member], limit: Int, _ member: (inout RecordEncoder, Member) -> Void
    ) {
        let start = output.count
        write(0)
        var count = 0
        for value in members.prefix(limit) {
            let before = output.count
            member(&self, value)
            if output.count > RecordLimits.recordBytes - Self.reserve {
                output.removeLast(output.count - before)
                limitsHit.insert(.bytes)
                break
            }
            count += 1
        }
        for byte in 0..<4 { output[start + byte] = UInt8(truncatingIfNeeded: count >> (8 * byte)) }
    }

    private mutating func write(_ text: String, limit: Int = RecordLimits.stringBytes) {
        let bytes = TextCut.bytes(text, limit)
        write(bytes.count)
        output += bytes
    }

    private mutating func write(_ number: Int) {
        let value = UInt32(clamping: number)
        for byte in 0..<4 { output.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
    }
}
