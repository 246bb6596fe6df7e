import Foundation
import Pipeline
import Testing

@Suite struct ModelFactsTests {
    @Test("the shipped model is told by its card, which names its digest; a card of another model is not")
    func card() throws {
        let test = try TestInstallation()
        let shipped = test.installation.listsPath + "/model/zhalan"
        #expect(try test.installation.modelFacts(file: nil).lines.first == "# Model card")

        let copy = test.installation.state.root + "/copy"
        try FileManager.default.copyItem(atPath: shipped + ".model", toPath: copy + ".model")
        #expect(try test.installation.modelFacts(file: copy + ".model").lines.first == copy + ".model")
        let digest = try ModelFileReader.read(shipped + ".model").digest
        let card = try String(contentsOfFile: shipped + ".md", encoding: .utf8)
        try card.write(toFile: copy + ".md", atomically: true, encoding: .utf8)
        #expect(try test.installation.modelFacts(file: copy + ".model").lines.first == "# Model card")
        let other = card.replacingOccurrences(of: digest, with: String(digest.reversed()))
        try other.write(toFile: copy + ".md", atomically: true, encoding: .utf8)
        #expect(try test.installation.modelFacts(file: copy + ".model").lines.first == copy + ".model")
    }
}
