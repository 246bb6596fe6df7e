import Foundation
import Pipeline
import Store
import Testing
import Vocabulary

@Suite struct MetricsTests {
    @Test func `an empty store gives well-formed text with a head for every family`() throws {
        let test = try TestInstallation()
        let text = PrometheusText(try test.installation.metrics(store: test.store).text)
        #expect(text.faults == [])
        #expect(text.value("zhalan_info", ["version": Installation.version]) == 1)
        #expect(text.value("zhalan_leads", ["state": "listed"]) == 0)
        #expect(text.value("zhalan_release_serial") == nil)
        #expect(text.types["zhalan_intake_reports_total"] == "counter")
    }

    @Test func `the figures of the runs are there under the words of their summaries, and add up`() throws {
        let test = try TestInstallation()
        _ = try test.installation.intakeRun(store: test.store, source: "desk").take(
            arguments: ["http://a.example/", "http://a.example/", "ftp://b.example/"]
        ) { _ in }
        _ = try test.report("http://c.example/")
        try test.list(["pay.example", "loan.example"])
        _ = try test.publish()
        _ = try test.publish()
        let text = PrometheusText(try test.installation.metrics(store: test.store).text)
        #expect(text.faults == [])
        #expect(text.value("zhalan_intake_reports_total", ["fate": "accepted"]) == 4)
        #expect(text.value("zhalan_intake_reports_total", ["fate": "duplicate"]) == 1)
        #expect(text.value("zhalan_intake_reports_total", ["fate": "refused"]) == 1)
        #expect(text.value("zhalan_publish_runs_total", ["outcome": "published"]) == 1)
        #expect(text.value("zhalan_publish_runs_total", ["outcome": "unchanged"]) == 1)
        #expect(text.value("zhalan_publish_added_total") == 2)
        #expect(text.value("zhalan_stage_runs_total", ["stage": "publish"]) == 2)
        #expect(text.value("zhalan_stage_last_run_timestamp_seconds", ["stage": "publish"]) == 1_795_000_000)
        #expect(text.value("zhalan_listings") == 2)
        #expect(text.value("zhalan_release_entries", ["format": "domains"]) == 2)
        #expect(text.value("zhalan_compile", ["figure": "names"]) == 2)
        #expect(text.value("zhalan_simulated") == 0)
    }

    @Test func `a label's value may hold anything`() throws {
        let test = try TestInstallation()
        let directory = test.installation.state.root
        let path = directory + "/feed.txt"
        try Data("pay.example\n".utf8).write(to: URL(fileURLWithPath: path))
        let feed = Feed(
            name: #"a"b\c"# + "\nd", location: path, licence: "", meaning: .fraud, format: nil, column: nil,
            hostsMeanSubtree: false, addressesMeanHosts: false, maximumAgeHours: 1, publicKey: nil)
        #expect(try test.store.add(feed: feed, actor: "li", now: TestInstallation.now))
        let text = PrometheusText(try test.installation.metrics(store: test.store).text)
        #expect(text.faults == [])
        #expect(text.value("zhalan_feed_current", ["feed": #"a"b\c"# + "\nd"]) == 0)
    }

    @Test func `the file is switched at once, readable for others, and a failure leaves the old one`() throws {
        let test = try TestInstallation()
        let path = test.installation.state.root + "/zhalan.prom"
        try MetricsFile.write("one\n", to: path)
        try MetricsFile.write("two\n", to: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "two\n")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o644)
        #expect(throws: PipelineError.self) { try MetricsFile.write("x", to: "/nonexistent/zhalan.prom") }
        let left = try FileManager.default.contentsOfDirectory(atPath: test.installation.state.root)
        #expect(left.filter { $0.contains(".prom") } == ["zhalan.prom"])
    }

    @Test func `the dashboard asks for nothing that is not written`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appendingPathComponent("packaging/grafana/zhalan.json"))
        let dashboard = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let panels = try #require(dashboard["panels"] as? [[String: Any]])
        let questions = panels.flatMap { $0["targets"] as? [[String: Any]] ?? [] }.compactMap { $0["expr"] as? String }
        let test = try TestInstallation()
        let known = Set(PrometheusText(try test.installation.metrics(store: test.store).text).types.keys)
        let asked = Set(questions.flatMap { $0.matches(of: /zhalan_[a-z_]+/).map { String($0.output) } })
        #expect(asked.subtracting(known) == [])
        // What is written and never shown would be noise.
        #expect(known.subtracting(asked) == [])
        let ids = panels.compactMap { $0["id"] as? Int }
        #expect(Set(ids).count == panels.count)
    }
}
