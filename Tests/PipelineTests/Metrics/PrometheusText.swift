/// A strict reader of Prometheus' text exposition format 0.0.4, for tests: whatever a collector could trip over is a fault.
struct PrometheusText {
    struct Series: Hashable {
        let name: String
        let labels: [String: String]
    }

    private(set) var types: [String: String] = [:]
    private(set) var values: [Series: Double] = [:]
    private(set) var faults: [String] = []
    private var helps: Set<String> = []
    private var ended: Set<String> = []
    private var current: String?

    init(_ text: String) {
        if !text.hasSuffix("\n") { faults.append("the last line does not end") }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() { read(String(line)) }
        for name in types.keys where !helps.contains(name) { faults.append("\(name): no HELP") }
    }

    /// The value of one series; `nil` when it is not there.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? { values[Series(name: name, labels: labels)] }

    private mutating func read(_ line: String) {
        let words = line.split(separator: " ", maxSplits: 3).map(String.init)
        if line.hasPrefix("# HELP "), words.count == 4 {
            enter(words[2])
            if !helps.insert(words[2]).inserted { faults.append("\(words[2]): HELP twice") }
        } else if line.hasPrefix("# TYPE "), words.count == 4 {
            enter(words[2])
            if types.updateValue(words[3], forKey: words[2]) != nil { faults.append("\(words[2]): TYPE twice") }
            if !["counter", "gauge"].contains(words[3]) { faults.append("\(words[2]): type \(words[3])") }
            if (words[3] == "counter") != words[2].hasSuffix("_total") { faults.append("\(words[2]): \(words[3]) by this name") }
        } else {
            sample(Array(line))
        }
    }

    private mutating func enter(_ name: String) {
        guard name != current else { return }
        if let current { ended.insert(current) }
        if ended.contains(name) { faults.append("\(name): its lines are not together") }
        if name.isEmpty || !name.allSatisfy({ ("a"..."z").contains($0) || $0 == "_" }) { faults.append("\(name): no name") }
        current = name
    }

    private mutating func sample(_ line: [Character]) {
        let text = String(line)
        var index = 0
        func token(while isPart: (Character) -> Bool) -> String {
            let start = index
            while index < line.count, isPart(line[index]) { index += 1 }
            return String(line[start..<index])
        }
        func isNamePart(_ character: Character) -> Bool { character.isASCII && (character.isLetter || character == "_") }
        let name = token(while: isNamePart)
        if types[name] == nil { faults.append("\(text): a sample before its TYPE") }
        enter(name)
        var labels: [String: String] = [:]
        if index < line.count, line[index] == "{" {
            index += 1
            while index < line.count, line[index] != "}" {
                let label = token(while: isNamePart)
                guard !label.isEmpty, index + 1 < line.count, line[index] == "=", line[index + 1] == "\"" else {
                    faults.append("\(text): labels")
                    return
                }
                index += 2
                guard let value = PrometheusText.quoted(line, &index) else {
                    faults.append("\(text): a label's value")
                    return
                }
                if labels.updateValue(value, forKey: label) != nil { faults.append("\(text): label \(label) twice") }
                if index < line.count, line[index] == "," { index += 1 }
            }
            index += 1
        }
        guard index < line.count, line[index] == " ", let value = Double(String(line[(index + 1)...])) else {
            faults.append("\(text): no value")
            return
        }
        if values.updateValue(value, forKey: Series(name: name, labels: labels)) != nil { faults.append("\(text): twice") }
    }

    /// Reads up to the closing quotation mark; `nil` for an escape that the format does not know.
    private static func quoted(_ line: [Character], _ index: inout Int) -> String? {
        var value = ""
        while index < line.count {
            let character = line[index]
            index += 1
            switch character {
            case "\"": return value
            case "\\":
                guard index < line.count, let plain = ["\\": "\\", "n": "\n", "\"": "\""][line[index]] else { return nil }
                value += plain
                index += 1
            default: value.append(character)
            }
        }
        return nil
    }
}
