import PageRecord
import Testing

@Suite struct `Records cross to the parent unchanged` {
    @Test func `A page with something in every field`() throws {
        #expect(try RecordDecoder.decode(RecordEncoder.encode(SampleFeatures.full)) == SampleFeatures.full)
    }

    @Test func `An empty page`() throws {
        #expect(try RecordDecoder.decode(RecordEncoder.encode(PageFeatures())) == PageFeatures())
    }

    @Test func `A page that exceeds every limit is cut to them`() throws {
        var features = PageFeatures()
        features.title = String(repeating: "题", count: 5_000)
        features.text = String(repeating: "文", count: 200_000)
        features.base = String(repeating: "é", count: 5_000)
        features.labels = Array(repeating: "x", count: 5_000)
        features.links = Array(repeating: PageLink(target: "a", text: "b"), count: 5_000)
        features.forms = Array(repeating: PageForm(), count: 500)
        features.looseFields = Array(repeating: PageField(meaning: .other), count: 500)
        let read = try RecordDecoder.decode(RecordEncoder.encode(features))
        #expect(read.title.unicodeScalars.count == RecordLimits.titleScalars)
        #expect(read.text.utf8.count == RecordLimits.textBytes / 3 * 3)
        #expect(read.base.utf8.count == RecordLimits.stringBytes)
        #expect(read.labels.count == RecordLimits.labels)
        #expect(read.links.count == RecordLimits.links)
        #expect(read.forms.count == RecordLimits.forms)
        #expect(read.looseFields.count == RecordLimits.fields)
    }

    @Test func `A record that would outgrow the pipe loses its last lists and says so`() throws {
        var features = PageFeatures()
        let long = String(repeating: "a", count: RecordLimits.stringBytes)
        var form = PageForm()
        form.fields = Array(repeating: PageField(meaning: .password, type: long, name: long), count: RecordLimits.fields)
        features.forms = Array(repeating: form, count: RecordLimits.forms)
        features.links = Array(repeating: PageLink(target: long, text: long), count: RecordLimits.links)
        let record = RecordEncoder.encode(features)
        #expect(record.count <= RecordLimits.recordBytes)
        let read = try RecordDecoder.decode(record)
        #expect(read.limitsHit.contains(.bytes))
        #expect(!read.forms.isEmpty)
    }
}
