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
/// entities                  kind (byte), place (byte), value
/// fingerprints              domHash structure (8 bytes) text scripts assetPaths, byte 0, or byte 1 and inlineIcon
/// identity                  metas (name content) structuredNames copyright companies claimedName canonical icons manifest generator
/// scriptFindings            addresses redirects calls frameworks unpacked, unseen as bits
/// hiddenText styles
/// measures                  one number for each, in order
/// limitsHit                 bit n stands for the limit with raw value n
/// ```
/// Nothing longer than `RecordLimits` is written: texts and lists are cut there, and lists stop where the record would outgrow
/// `recordBytes`, with `.bytes` set in `limitsHit`.
package struct RecordEncoder {
    static let magic: [UInt8] = Array("ZPR1".utf8)
    /// Kept free for what follows a list that stops: the counts of the lists behind it, single texts, measures and `limitsHit`.
    private static let reserve = 32 * 1_024

    private var output: [UInt8] = []
    private var limitsHit: Set<ParseLimit>

    private init(_ features: PageFeatures) {
        limitsHit = features.limitsHit
        // Half of most records is text.
        output.reserveCapacity(2 * features.text.utf8.count + 16 * 1_024)
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
        write(features.entities, limit: RecordLimits.entities) { encoder, entity in
            encoder.output.append(entity.kind.rawValue)
            encoder.output.append(entity.place.rawValue)
            encoder.write(entity.value)
        }
        write(features.fingerprints)
        write(features.identity)
        write(features.scriptFindings)
        write(features.hiddenText, limit: hasRoom(RecordLimits.hiddenTextBytes) ? RecordLimits.hiddenTextBytes : 0)
        write(features.styles, limit: RecordLimits.resources) { $0.write($1) }
        for measure in PageMeasure.allCases { write(features[measure]) }
        write(limitsHit.reduce(0) { $0 | 1 << Int($1.rawValue) })
    }

    private mutating func write(_ fingerprints: PageFingerprints) {
        write(fingerprints.domHash, limit: RecordLimits.hashBytes)
        write(Int(UInt32(truncatingIfNeeded: fingerprints.structure)))
        write(Int(UInt32(truncatingIfNeeded: fingerprints.structure >> 32)))
        write(fingerprints.text, limit: PageFingerprints.minhashValues) { $0.write(Int($1)) }
        write(fingerprints.scripts, limit: RecordLimits.scriptHashes) { $0.write($1, limit: RecordLimits.hashBytes) }
        write(fingerprints.assetPaths, limit: RecordLimits.hashBytes)
        output.append(fingerprints.inlineIcon == nil ? 0 : 1)
        if let icon = fingerprints.inlineIcon { write(Int(UInt32(bitPattern: icon))) }
    }

    private mutating func write(_ identity: PageIdentity) {
        write(identity.metas, limit: RecordLimits.metas) { encoder, meta in
            encoder.write(meta.name)
            encoder.write(meta.content)
        }
        write(identity.structuredNames, limit: RecordLimits.names) { $0.write($1) }
        write(identity.copyright)
        write(identity.companies, limit: RecordLimits.names) { $0.write($1) }
        write(identity.claimedName)
        write(identity.canonical)
        write(identity.icons, limit: RecordLimits.names) { $0.write($1) }
        write(identity.manifest)
        write(identity.generator)
    }

    private mutating func write(_ scripts: PageScripts) {
        write(scripts.addresses, limit: RecordLimits.scriptAddresses) { $0.write($1) }
        write(scripts.redirects, limit: RecordLimits.scriptRedirects) { $0.write($1) }
        write(scripts.calls, limit: RecordLimits.scriptAddresses) { $0.write($1) }
        write(scripts.frameworks, limit: RecordLimits.names) { $0.write($1) }
        write(scripts.unpacked)
        write(scripts.unseen.reduce(0) { $0 | 1 << Int($1.rawValue) })
    }

    /// Whether so many bytes still fit before what follows a list.
    private func hasRoom(_ bytes: Int) -> Bool {
        output.count + bytes <= RecordLimits.recordBytes - Self.reserve
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
        let count = text.utf8.count
        if count <= limit {
            write(count)
            output.append(contentsOf: text.utf8)
        } else {
            let bytes = TextCut.bytes(text, limit)
            write(bytes.count)
            output += bytes
        }
    }

    private mutating func write(_ number: Int) {
        withUnsafeBytes(of: UInt32(clamping: number).littleEndian) { output.append(contentsOf: $0) }
    }
}
