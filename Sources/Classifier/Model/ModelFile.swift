/// The one file of a trained model, in bytes.
///
/// Integers are little-endian; a float is its 32 bits; a text is its length (32 bits) and its UTF-8:
/// ```
/// "ZHMODEL1"                   magic and the form of the file
/// u16 u16                      versions of AddressTokens and PageTokens
/// text                         origin
/// f32 f32                      slope and intercept of the address scaling
/// thresholds                   u8 count, then f32 rate and f32 score each
/// hashes hashes                platforms and brand words: u32 count, then u64 each, ascending
/// weights weights              of addresses, of their suffixes
/// f32 f32 thresholds weights   the same of content
/// u64                          FNV-1a of all bytes before it
/// ```
/// Weights are u8 bits, u32 count of weights other than nought, and for each the distance from the one before (7 bits a byte, the high
/// bit says that more follow) and the step (one byte).
package enum ModelFile {
    /// The largest file that is written or read.
    package static let bytes = 1 << 20
    static let magic = Array("ZHMODEL1".utf8)
    /// What a text, the thresholds and the hashes may take of it.
    static let originBytes = 16 * 1024
    static let hashes = 8_192
    static let thresholds = 16

    /// - Throws: `ModelFileError.tooLarge`; a trainer keeps no more weights than fit.
    package static func encode(_ model: ScoringModel) throws(ModelFileError) -> [UInt8] {
        var writer = ModelWriter()
        writer.output += magic
        writer.add(UInt16(AddressTokens.version))
        writer.add(UInt16(PageTokens.version))
        let origin = Array(model.origin.utf8.prefix(originBytes))
        writer.add(UInt32(origin.count))
        writer.output += origin
        writer.add(model.address.scaling)
        writer.add(model.address.thresholds)
        writer.add(model.address.tokens.platforms.set)
        writer.add(model.address.tokens.brandWords)
        writer.add(model.address.table)
        writer.add(model.address.suffixes)
        writer.add(model.content.scaling)
        writer.add(model.content.thresholds)
        writer.add(model.content.table)
        writer.add(ModelFile.checksum(writer.output[...]))
        guard writer.output.count <= bytes else { throw .tooLarge(writer.output.count) }
        return writer.output
    }

    /// - Throws: `ModelFileError` for a file that is none, is damaged, or was made by another extractor.
    package static func decode(_ bytes: [UInt8]) throws(ModelFileError) -> ScoringModel {
        guard bytes.count <= ModelFile.bytes else { throw .tooLarge(bytes.count) }
        guard bytes.count > magic.count + 12, bytes.starts(with: magic) else { throw .notAModel }
        var reader = ModelReader(bytes.dropFirst(magic.count).dropLast(8))
        let (addressVersion, pageVersion) = (try reader.u16(), try reader.u16())
        guard addressVersion == AddressTokens.version, pageVersion == PageTokens.version else {
            throw .otherExtractor(
                found: "\(addressVersion).\(pageVersion)", expected: "\(AddressTokens.version).\(PageTokens.version)")
        }
        var tail = ModelReader(bytes.suffix(8))
        guard try tail.u64() == checksum(bytes.dropLast(8)) else { throw .damaged("the checksum is wrong") }
        let origin = try reader.text(limit: originBytes)
        let addressScaling = try reader.scaling()
        let addressThresholds = try reader.thresholds()
        let platforms = PlatformSuffixes(set: try reader.hashes())
        let brandWords = try reader.hashes()
        let table = try reader.weights(bits: AddressModel.bits)
        let suffixes = try reader.weights(bits: AddressModel.suffixBits)
        let contentScaling = try reader.scaling()
        let contentThresholds = try reader.thresholds()
        let content = try reader.weights(bits: ContentModel.bits)
        guard reader.isAtEnd else { throw .damaged("bytes are left over") }
        return ScoringModel(
            address: AddressModel(
                tokens: AddressTokens(platforms: platforms, brandWords: brandWords), table: table, suffixes: suffixes,
                scaling: addressScaling, thresholds: addressThresholds),
            content: ContentModel(table: content, scaling: contentScaling, thresholds: contentThresholds), origin: origin)
    }

    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
    }
}
