import Classifier
import Foundation
import Testing

@Suite struct ShippedModelTests {
    @Test("the shipped model is one of this extractor, below its bound, with its card beside it")
    func shipped() throws {
        let file = [UInt8](try Data(contentsOf: ShippedLists.root.appending(path: "model/zhalan.model")))
        #expect(file.count < ModelFile.bytes)
        let model = try ModelFile.decode(file)
        #expect(model.content.threshold(0.01) != nil)
        // Terms that forbid commercial use: such rows measure and never ship.
        for source in ["openphish", "citizenlab", "elliotwutingfeng"] {
            #expect(!model.origin.split(separator: "\n").dropLast().joined().contains(source))
        }
        #expect(ShippedLists.text("model/zhalan.md").contains("\(file.count) bytes"))
    }

    @Test("every source in the card has an origin and a licence, or the word that none is stated")
    func sources() throws {
        let origins = try ModelOrigin.all(tsv: ShippedLists.text("model/sources.tsv"), path: "sources.tsv")
        #expect(origins.count > 50)
        #expect(!ShippedLists.text("model/zhalan.md").contains("not recorded"))
    }
}
