import Classifier
import Testing

@Suite struct ModelFileTests {
    private static let file = (try? ModelFile.encode(SampleModel.model)) ?? []

    @Test("a model comes back from its file as it was")
    func roundTrip() throws {
        let read = try ModelFile.decode(Self.file)
        #expect(read == SampleModel.model)
        #expect(Self.file.count < ModelFile.bytes)
    }

    @Test("a model of another extractor is refused, with both versions named")
    func otherExtractor() {
        // The versions stand behind the magic, two bytes each.
        for place in [8, 10] {
            var other = Self.file
            other[place] ^= 0x40
            let error = #expect(throws: ModelFileError.self) { try ModelFile.decode(other) }
            #expect(error?.label == "other-extractor")
        }
    }

    @Test("one changed byte anywhere is noticed")
    func damage() {
        for place in stride(from: 0, to: Self.file.count, by: max(1, Self.file.count / 97)) {
            var damaged = Self.file
            damaged[place] ^= 0x01
            #expect(throws: ModelFileError.self) { try ModelFile.decode(damaged) }
        }
    }

    @Test("a file that is too long, too short, or something else is refused")
    func shapes() {
        #expect(throws: ModelFileError.notAModel) { try ModelFile.decode([]) }
        #expect(throws: ModelFileError.notAModel) { try ModelFile.decode(Array("<html>".utf8) + Array(repeating: 0, count: 64)) }
        let long = [UInt8](repeating: 0, count: ModelFile.bytes + 1)
        #expect(throws: ModelFileError.tooLarge(long.count)) { try ModelFile.decode(long) }
        for length in stride(from: 1, to: Self.file.count, by: max(1, Self.file.count / 61)) {
            #expect(throws: ModelFileError.self) { try ModelFile.decode(Array(Self.file.prefix(length))) }
        }
    }
}
