import Foundation
import PageRecord
import Parser
import Testing

/// What the fuzzer found worth keeping (`make fuzz`), by the part of the reader that it reaches.
@Suite struct `Fuzzing of the page reader` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    @Test(arguments: PageInvariants.Target.allCases) func `The kept corpus holds`(_ target: PageInvariants.Target) throws {
        let folder = Self.folder.appending(path: target.rawValue)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names.count >= 5)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let faults = PageInvariants.faults(of: bytes, as: target)
            #expect(faults.isEmpty, "\(target.rawValue)/\(name): \(faults)")
        }
    }

    @Test func `Records of the corpus are taken, and cut ones refused`() throws {
        var whole = 0
        for target in [PageInvariants.Target.markup, .script] {
            let folder = Self.folder.appending(path: target.rawValue)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
                let record = RecordEncoder.encode(PageReader.read([UInt8](try Data(contentsOf: folder.appending(path: name)))))
                #expect(PageInvariants.faults(of: record, as: .record).isEmpty)
                #expect(throws: RecordError.self) { try RecordDecoder.decode(record.dropLast()) }
                whole += 1
            }
        }
        #expect(whole >= 10)
    }
}
