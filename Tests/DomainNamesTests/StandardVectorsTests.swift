import DomainNames
import Testing

/// The standards' vectors, with every place where we are stricter than a browser named and tied to what is in the row.
@Suite struct StandardVectorsTests {
    /// What we refuse though browsers read it, and the sign in the address that says so.
    private static func isOurRefusal(_ error: WebAddressError, of vector: URLVector) -> Bool {
        switch error {
        case .userinfo: vector.input.contains("@")
        case .backslash: vector.input.contains("\\")
        case .controlCharacter: vector.input.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        case .port: vector.input.contains(":0")
        // No name under which anybody could be reported: local names, and what only browsers take for a host.
        case .host(.singleLabel): vector.hostname?.contains(".") == false
        case .host(.empty), .host(.emptyLabel): vector.hostname?.hasPrefix(".") == true || vector.hostname?.contains("..") == true
        case .host(.forbiddenByte(let byte)):
            vector.hostname?.utf8.contains(byte) == true && !"-_.".utf8.contains(byte)
        case .host(.hyphenAtEdge): vector.hostname.map { ".\($0).".contains(".-") || ".\($0).".contains("-.") } == true
        default: false
        }
    }

    @Test("addresses are read as the URL standard reads them, or refused by a rule of ours")
    func addresses() throws {
        let vectors = try URLVector.all()
        #expect(vectors.count >= 40)
        for vector in vectors {
            do throws(WebAddressError) {
                let address = try WebAddress(vector.input)
                #expect(address.host.description == vector.hostname, "\(vector.input)")
            } catch {
                #expect(
                    vector.hostname == nil || StandardVectorsTests.isOurRefusal(error, of: vector), "\(vector.input): \(error)")
            }
        }
    }

    /// Whether a source can't stand in an address as it is, or is judged in another way since Unicode 15.1, which allows the
    /// negated mathematical signs.
    private static func isNoRow(_ vector: NameVector) -> Bool {
        let ends = vector.source.unicodeScalars.contains { "\r\n\u{2028}\u{2029}/?#@:\\%".unicodeScalars.contains($0) }
        return ends || DomainName(trusted: vector.ascii).displayText.unicodeScalars.contains { "≠≮≯".unicodeScalars.contains($0) }
    }

    /// Hyphens in the third and fourth place (V2) are found in names that are in use; we take them, as browsers do.
    private static let acceptedStatus: Set<String> = ["V2"]

    @Test("names become the A-labels of UTS 46, or are refused where it refuses them")
    func names() throws {
        let vectors = try NameVector.all()
        #expect(vectors.count >= 20)
        for vector in vectors where !StandardVectorsTests.isNoRow(vector) {
            let isValid = vector.status.subtracting(StandardVectorsTests.acceptedStatus).isEmpty
            do throws(WebAddressError) {
                let host = try WebAddress("http://\(vector.source)/").host
                // A number is an address for a browser (URL standard §3.5), and no name.
                guard let name = host.name else { continue }
                #expect(isValid && name.text == vector.ascii.trimmingSuffix("."), "\(vector)")
            } catch .host(.singleLabel), .host(.empty), .address {
                continue
            } catch {
                #expect(!isValid, "\(vector): \(error)")
            }
        }
    }

    @Test("registrable domains are those of the public suffix list")
    func suffixes() throws {
        let vectors = try SuffixVector.all()
        #expect(vectors.count >= 25)
        for vector in vectors {
            let name = try? DomainName(vector.name)
            let expected = try vector.domain.map { try DomainName($0).text }
            #expect(name.flatMap(PublicSuffixes.registrableDomain)?.text == expected, "\(vector)")
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: Character) -> String { last == suffix ? String(dropLast()) : self }
}
