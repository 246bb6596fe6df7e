import Exporter
import Testing
import Vocabulary

@Suite struct ManifestTests {
    @Test func `the manifest has the documented keys in the documented order`() throws {
        let place = try TemporaryDirectory()
        var draft = Drafts.draft(1_795_480_002, names: ["a.example"])
        draft.counts = ["names": 1, "allowed": 4]
        draft.warnings = ["test_permit is on: 127.0.0.2:8480"]
        draft.simulated = true
        _ = try Drafts.writer(DiskFileSystem(), place.path + "/p").publish(draft)
        let text = try place.text("p/1795480002/manifest.json")
        let start =
            #"{"version":1,"serial":1795480002,"generated":"2026-11-24T00:26:42Z","valid_until":"2026-11-25T00:26:42Z","#
            + #""generator":"zhalan 0.1.0","previous":null,"previous_sha256":null,"rollback_of":null,"#
            + #""simulated":true,"origin":null,"feeds":[],"warnings":["test_permit is on: 127.0.0.2:8480"],"counts":{"allowed":4,"names":1},"#
            + #""delta":{"added":1,"removed":0},"checks":[],"files":[{"name":"hosts.txt","format":"hosts","sha256":""#
        #expect(text.hasPrefix(start), "\(text)")
        #expect(text.hasSuffix("}\n"))
        #expect(text.contains(#""bytes":10,"entries":1,"refused":{"too-long":1},"widened":2,"narrowed":3,"pruned":4}"#))
    }

    @Test func `what was written is read back as it was`() throws {
        let disk = try Drafts.disk()
        _ = try Drafts.writer(disk).publish(Drafts.draft(1000))
        var draft = Drafts.draft(2000, names: ["名.example", "\u{202E}x"])
        draft.counts = ["names": 2]
        draft.warnings = ["line\nbreak \u{7}"]
        let release = try Drafts.writer(disk).publish(draft)
        #expect(try Drafts.archive(disk).manifest(of: ReleaseSerial(2000)) == release.manifest)
        #expect(release.manifest.previous == ReleaseSerial(1000))
    }

    @Test(arguments: [
        "", "{}", "[1]", "{\"serial\":1001}", "\u{0}",
        // Another release's manifest, and one whose file name leads elsewhere.
        #"{"serial":1,"generated":"2026-11-24T00:00:00Z","generator":"x","simulated":false,"warnings":[],"counts":{},"delta":{"added":0,"removed":0},"checks":[],"files":[]}"#,
        #"{"serial":1000,"generated":"2026-11-24T00:00:00Z","generator":"x","simulated":false,"warnings":[],"counts":{},"delta":{"added":0,"removed":0},"checks":[],"files":[{"name":"../../x","format":"x","sha256":"","bytes":0,"entries":0,"refused":{},"widened":0,"narrowed":0,"pruned":0}]}"#,
        #"{"serial":1000,"generated":"today","generator":"x","simulated":false,"warnings":[],"counts":{},"delta":{"added":0,"removed":0},"checks":[],"files":[]}"#,
    ])
    func `a manifest that is not ours is unreadable, and says so`(_ text: String) throws {
        let place = try TemporaryDirectory()
        try DiskFileSystem().makeDirectory(place.path + "/1000")
        _ = try place.write("1000/manifest.json", text)
        let error = #expect(throws: ExporterError.self) {
            try Drafts.archive(DiskFileSystem(), place.path).manifest(of: ReleaseSerial(1000))
        }
        #expect(error?.label == "manifest")
    }

    @Test func `a manifest above its limit is not read`() throws {
        let place = try TemporaryDirectory()
        try DiskFileSystem().makeDirectory(place.path + "/1000")
        _ = try place.write("1000/manifest.json", String(repeating: " ", count: ReleaseLimits.manifestBytes + 1))
        #expect(throws: ExporterError.self) {
            try Drafts.archive(DiskFileSystem(), place.path).manifest(of: ReleaseSerial(1000))
        }
    }
}
