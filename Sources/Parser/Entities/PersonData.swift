import CSystem
import PageRecord

/// Takes identity numbers and persons' names out of texts before anything is kept: the project stores no data of persons.
struct PersonData {
    private(set) var numbers = 0
    private(set) var names = 0

    static let numberMask = "[identity number]"
    static let nameMask = "[name]"

    /// Words that a person's name follows. Pages that deceive with notices and deeds print them.
    private static let marks = WordFinder([
        "姓名", "收款人", "户名", "戶名", "持卡人", "联系人", "聯絡人", "开户人", "收件人", "收货人", "当事人", "嫌疑人", "被告人", "身份证姓名",
        "法定代表人", "法人代表", "负责人", "beneficiary name", "account name", "account holder", "full name", "cardholder",
    ])
    /// The hundred commonest family names: what follows a mark and begins with none is a word, 姓名：请输入.
    private static let families = Set(
        """
        王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾\
        夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳馬鄭謝許韓鄧馮蔣葉蘇魏呂盧鍾譚陸
        """.unicodeScalars)

    /// Takes such data out of every text of a page that may be stored or shown.
    static func remove(from features: inout PageFeatures) {
        var data = PersonData()
        features.title = data.removed(from: features.title)
        features.text = data.removed(from: features.text)
        features.hiddenText = data.removed(from: features.hiddenText)
        features.metaTexts = features.metaTexts.map { data.removed(from: $0) }
        features.labels = features.labels.map { data.removed(from: $0) }
        features.links = features.links.map {
            PageLink(target: data.removed(fromReference: $0.target), text: data.removed(from: $0.text))
        }
        features.identity.metas = features.identity.metas.map { PageMeta(name: $0.name, content: data.removed(from: $0.content)) }
        features.scriptFindings.addresses = features.scriptFindings.addresses.map { data.removed(fromReference: $0) }
        features.identity.claimedName = data.removed(from: features.identity.claimedName)
        features.identity.copyright = data.removed(from: features.identity.copyright)
        features.identity.structuredNames = features.identity.structuredNames.map { data.removed(from: $0) }
        features.scriptFindings.redirects = features.scriptFindings.redirects.map { data.removed(fromReference: $0) }
        features.scriptFindings.calls = features.scriptFindings.calls.map { data.removed(fromReference: $0) }
        features.downloads = features.downloads.map { data.removed(fromReference: $0) }
        features.images = features.images.map { data.removed(fromReference: $0) }
        features.frames = features.frames.map { data.removed(fromReference: $0) }
        for index in features.forms.indices {
            features.forms[index].action = data.removed(fromReference: features.forms[index].action)
        }
        features[.redactedNumbers] = data.numbers
        features[.redactedNames] = data.names
    }

    /// The text without such data.
    mutating func removed(from text: String) -> String {
        var text = text
        let (hasNumber, hasName) = text.withUTF8 { (Self.mayHoldNumber($0), Self.hasColon($0)) }
        return hasNumber || hasName ? removed(from: text, numbers: hasNumber, names: hasName) : text
    }

    /// The reference without identity numbers: names of persons stand in no address that could be told from other words.
    mutating func removed(fromReference text: String) -> String {
        var text = text
        return text.withUTF8(Self.mayHoldNumber) ? removed(from: text, numbers: true, names: false) : text
    }

    private mutating func removed(from text: String, numbers hasNumber: Bool, names hasName: Bool) -> String {
        var bytes = Array(text.utf8)
        let before = (numbers, names)
        if hasNumber { removeNumbers(from: &bytes) }
        if hasName { removeNames(from: &bytes) }
        return before == (numbers, names) ? text : String(decoding: bytes, as: UTF8.self)
    }

    // MARK: numbers

    /// Whether seventeen digits stand in a text, with not more than one other character between each two: most texts have none, and
    /// are not looked at closely.
    private static func mayHoldNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // So many digits fill at least seventeen bytes, no two neighbours of which are others: one look at every sixteenth pair finds them.
        var index = 0
        while index + 1 < bytes.count {
            if isOfNumber(bytes[index]) || isOfNumber(bytes[index + 1]) {
                guard let end = end(ofDigitsFrom: max(0, index - 15), behind: index + 1, bytes) else { return true }
                index = end
            } else {
                index += 16
            }
        }
        return false
    }

    /// Full-width digits end with 90 to 99, behind EF BC.
    private static func isOfNumber(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte) || (byte >= 0x90 && byte <= 0x99) || byte == 0xEF || byte == 0xBC
    }

    /// Where, behind a place, the digits end that are read from a start; `nil` when there are seventeen of them.
    private static func end(ofDigitsFrom start: Int, behind place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var digits = 0
        var others = 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if ASCII.isDigit(byte) || (byte >= 0x90 && byte <= 0x99) {
                digits += 1
                others = 0
                if digits == 17 { return nil }
            } else if byte != 0xEF && byte != 0xBC {
                others += 1
                if others > 1 {
                    digits = 0
                    if index > place { return index }
                }
            }
            index += 1
        }
        return index
    }

    /// Whether a colon stands in a text, without which no name is told.
    private static func hasColon(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes_find_byte(bytes.baseAddress, bytes.count, UInt8(ascii: ":")) >= 0
            || bytes_find_byte(bytes.baseAddress, bytes.count, 0x9A) >= 0
    }

    private mutating func removeNumbers(from bytes: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            guard Self.digit(bytes, index) != nil else {
                index += 1
                continue
            }
            let end = Self.number(bytes, at: index)
            if let end {
                bytes.replaceSubrange(index..<end, with: Self.numberMask.utf8)
                numbers += 1
                index += Self.numberMask.utf8.count
            } else {
                while let (_, width) = Self.digit(bytes, index) { index += width }
            }
        }
    }

    /// Where the identity number that begins at a place ends. Single separators and full width hide no number.
    private static func number(_ bytes: [UInt8], at start: Int) -> Int? {
        var places: [UInt8] = []
        var index = start
        while places.count < 19, index < bytes.count {
            if let (value, width) = digit(bytes, index) {
                places.append(value)
                index += width
            } else if places.count == 17, ASCII.lowered(bytes[index]) == UInt8(ascii: "x") {
                places.append(UInt8(ascii: "X"))
                index += 1
                break
            } else if !places.isEmpty, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-"), digit(bytes, index + 1) != nil {
                index += 1
            } else {
                break
            }
        }
        // A longer run is another number.
        return places.count == 18 && IdentityNumber.isValid(places[...]) ? index : nil
    }

    /// The ASCII digit at a place and its bytes: a full-width one (EF BC 90–99) has three.
    private static func digit(_ bytes: [UInt8], _ index: Int) -> (value: UInt8, width: Int)? {
        guard index < bytes.count else { return nil }
        if ASCII.isDigit(bytes[index]) { return (bytes[index], 1) }
        guard bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC, (0x90...0x99).contains(bytes[index + 2])
        else {
            return nil
        }
        return (bytes[index + 2] - 0x60, 3)
    }

    // MARK: names

    private mutating func removeNames(from bytes: inout [UInt8]) {
        var ranges: [Range<Int>] = []
        Self.marks.matches(in: bytes, 0..<bytes.count) { match in
            if let range = Self.name(after: match.end, in: bytes), ranges.last.map({ $0.upperBound <= range.lowerBound }) ?? true
            {
                ranges.append(range)
            }
        }
        for range in ranges.reversed() { bytes.replaceSubrange(range, with: Self.nameMask.utf8) }
        names += ranges.count
    }

    /// Where a name stands behind a mark that ends at a place: behind a colon, two to four Han characters or two or three
    /// capitalised words.
    private static func name(after start: Int, in bytes: [UInt8]) -> Range<Int>? {
        var index = start
        var hasColon = false
        while index < bytes.count, index < start + 8 {
            if bytes[index] == UInt8(ascii: ":") {
                hasColon = true
                index += 1
            } else if bytes[index...].starts(with: [0xEF, 0xBC, 0x9A]) {
                hasColon = true
                index += 3
            } else if bytes[index] == 0x20 {
                index += 1
            } else {
                break
            }
        }
        guard hasColon, index < bytes.count else { return nil }
        return hanName(at: index, in: bytes) ?? latinName(at: index, in: bytes)
    }

    private static func hanName(at start: Int, in bytes: [UInt8]) -> Range<Int>? {
        var end = start
        var count = 0
        // Han characters of three bytes: E4 to E9.
        while end + 2 < bytes.count, (0xE4...0xE9).contains(bytes[end]), count < 5 {
            end += 3
            count += 1
        }
        guard (2...4).contains(count),
            let family = String(decoding: bytes[start..<start + 3], as: UTF8.self).unicodeScalars.first, families.contains(family)
        else { return nil }
        return start..<end
    }

    private static func latinName(at start: Int, in bytes: [UInt8]) -> Range<Int>? {
        var end = start
        var words = 0
        while words < 3, end < bytes.count, bytes[end] >= 0x41, bytes[end] <= 0x5A {
            var next = end + 1
            while next < bytes.count, ASCII.isLetter(bytes[next]) || bytes[next] == UInt8(ascii: "'") { next += 1 }
            guard next - end >= 2, next - end <= 20 else { break }
            words += 1
            end = next
            guard next < bytes.count, bytes[next] == 0x20 else { break }
            if words < 3, next + 1 < bytes.count, bytes[next + 1] >= 0x41, bytes[next + 1] <= 0x5A {
                end = next + 1
            } else {
                break
            }
        }
        return words >= 2 ? start..<end : nil
    }
}
