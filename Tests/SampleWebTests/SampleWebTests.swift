import Foundation
import SampleWeb
import Testing

struct SampleWebTests {
    /// Platforms whose names both casts may use.
    static let platforms: Set<String> = ["sites.google.com", "docs.google.com"]

    @Test("there are at least fourteen fraud sites of eight types and thirteen honest ones", arguments: SampleCast.allCases)
    func counts(cast: SampleCast) {
        let sites = SampleWeb.sites(cast: cast)
        #expect(sites.count { $0.isFraud } >= 14)
        #expect(sites.count { !$0.isFraud } >= 13)
        #expect(Set(sites.compactMap(\.expectedType)).count >= 8)
        #expect(Set(sites.map(\.id)).count == sites.count)
        #expect(Set(sites.map(\.url)).count == sites.count)
    }

    @Test("both casts play the same parts")
    func sameParts() {
        let pairs = zip(SampleWeb.sites(cast: .first), SampleWeb.sites(cast: .second))
        for (one, other) in pairs {
            #expect(one.id == other.id)
            #expect(one.expectedType == other.expectedType)
            #expect(one.alsoTypes == other.alsoTypes)
            #expect(one.facts == other.facts, "\(one.id)")
        }
    }

    @Test("the casts share no host but platforms'")
    func noSharedHost() {
        func hosts(_ cast: SampleCast) -> Set<String> {
            Set(SampleWeb.sites(cast: cast).flatMap { site in [site.host] + site.resources().map(\.host) })
        }
        #expect(hosts(.first).intersection(hosts(.second)).subtracting(Self.platforms) == [])
    }

    @Test("the casts share no sentence of twelve characters or more, with or without their facts")
    func noSharedSentence() {
        func sentences(_ cast: SampleCast) -> Set<String> {
            Set(
                SampleWeb.sites(cast: cast).flatMap {
                    Self.sentences($0.page()) + Self.sentences($0.page(without: Set($0.facts)))
                })
        }
        #expect(sentences(.first).intersection(sentences(.second)) == [])
    }

    @Test("every page is a whole one: head, navigation, footer, at least forty lines", arguments: SampleCast.allCases)
    func wholePages(cast: SampleCast) {
        for site in SampleWeb.sites(cast: cast) {
            let page = site.page()
            #expect(page.hasPrefix("<!DOCTYPE html>"), "\(site.id)")
            #expect(page.hasSuffix("</html>\n"), "\(site.id)")
            #expect(page.split(separator: "\n").count >= 40, "\(site.id)")
            #expect(page.contains("<a href="), "\(site.id)")
            #expect(site.resources().allSatisfy { $0.status != 200 || !$0.body.isEmpty }, "\(site.id)")
        }
    }

    @Test("names of fraud sites can be nobody's", arguments: SampleCast.allCases)
    func hostsOfNobody(cast: SampleCast) {
        for site in SampleWeb.sites(cast: cast) where site.isFraud {
            for host in Set([site.host] + site.resources().map(\.host)) {
                let labels = host.split(separator: ".")
                let isReserved = labels.count == 2 && labels[1] == "example"
                #expect(isReserved || host.hasSuffix(".github.io") && host.contains("--") || site.isSharedHost, "\(host)")
            }
        }
    }

    /// The texts between tags, cut at the ends of sentences, those of twelve characters or more.
    private static func sentences(_ page: String) -> [String] {
        var text = ""
        var inTag = false
        var rest = page[...]
        for tag in ["style", "script"] {
            while let start = rest.range(of: "<\(tag)"), let end = rest[start.upperBound...].range(of: "</\(tag)>") {
                rest = (rest[..<start.lowerBound] + rest[end.upperBound...])[...]
            }
        }
        for character in rest {
            if character == "<" { inTag = true }
            if !inTag { text.append(character) }
            if character == ">" {
                inTag = false
                text.append("\n")
            }
        }
        let ends: Set<Character> = ["\n", ".", "。", "!", "!", "?", "?", ";", ";", ",", ","]
        return text.split { ends.contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.count >= 12 }
    }
}
