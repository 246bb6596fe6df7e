/// An encoding that pages are written in, by the names of the WHATWG encoding standard.
struct Charset: Hashable, Sendable {
    /// The standard's name, lower case: `gbk`, `windows-1252`.
    let name: String
    /// What iconv calls the decoder that the standard prescribes, or `nil` for UTF-8 and UTF-16, which are decoded here.
    let converter: String?

    /// Whether bytes below 0x80 mean ASCII. ISO-2022-JP hides letters behind escapes, UTF-16 has two bytes.
    var isASCIICompatible: Bool {
        self != .utf16Little && self != .utf16Big && name != "iso-2022-jp"
    }

    static let utf8 = Charset(name: "utf-8", converter: nil)
    static let utf16Little = Charset(name: "utf-16le", converter: nil)
    static let utf16Big = Charset(name: "utf-16be", converter: nil)
    static let gbk = Charset(name: "gbk", converter: "GB18030")
    static let gb18030 = Charset(name: "gb18030", converter: "GB18030")
    static let big5 = Charset(name: "big5", converter: "BIG5-HKSCS")
    static let shiftJIS = Charset(name: "shift_jis", converter: "CP932")
    static let eucJP = Charset(name: "euc-jp", converter: "EUC-JP-MS")
    static let eucKR = Charset(name: "euc-kr", converter: "CP949")
    static let windows1251 = Charset(name: "windows-1251", converter: "CP1251")
    static let windows1252 = Charset(name: "windows-1252", converter: "CP1252")
    static let koi8R = Charset(name: "koi8-r", converter: "KOI8-R")

    /// Every encoding with the labels that pages use for it (WHATWG encoding standard §4.2, without labels nobody writes).
    /// UTF-7 is not among them: a browser never decodes it, and neither do we.
    static let table: [(charset: Charset, labels: [String])] = [
        (utf8, ["utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8"]),
        (gbk, ["gbk", "gb2312", "gb_2312", "gb_2312-80", "gb2312-80", "chinese", "csgb2312", "iso-ir-58", "x-gbk", "cp936"]),
        (gb18030, ["gb18030"]),
        (big5, ["big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5"]),
        (shiftJIS, ["shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "ms932", "windows-31j", "csshiftjis"]),
        (eucJP, ["euc-jp", "x-euc-jp", "cseucpkdfmtjapanese"]),
        (Charset(name: "iso-2022-jp", converter: "ISO-2022-JP"), ["iso-2022-jp", "csiso2022jp"]),
        (eucKR, ["euc-kr", "ks_c_5601-1987", "ks_c_5601-1989", "ksc5601", "ksc_5601", "korean", "windows-949", "cseuckr"]),
        (windows1251, ["windows-1251", "cp1251", "x-cp1251"]),
        (
            windows1252,
            ["windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "ascii", "us-ascii"]
        ),
        (koi8R, ["koi8-r", "koi8", "koi", "koi8_r", "cskoi8r"]),
        (Charset(name: "koi8-u", converter: "KOI8-U"), ["koi8-u", "koi8-ru"]),
        (Charset(name: "ibm866", converter: "IBM866"), ["ibm866", "cp866", "866"]),
        (Charset(name: "windows-874", converter: "CP874"), ["windows-874", "dos-874", "tis-620", "iso-8859-11", "iso8859-11"]),
        (Charset(name: "windows-1250", converter: "CP1250"), ["windows-1250", "cp1250", "x-cp1250"]),
        (Charset(name: "windows-1253", converter: "CP1253"), ["windows-1253", "cp1253", "x-cp1253"]),
        (Charset(name: "windows-1254", converter: "CP1254"), ["windows-1254", "cp1254", "iso-8859-9", "iso8859-9", "latin5"]),
        (Charset(name: "windows-1255", converter: "CP1255"), ["windows-1255", "cp1255", "x-cp1255"]),
        (Charset(name: "windows-1256", converter: "CP1256"), ["windows-1256", "cp1256", "x-cp1256"]),
        (Charset(name: "windows-1257", converter: "CP1257"), ["windows-1257", "cp1257", "x-cp1257"]),
        (Charset(name: "windows-1258", converter: "CP1258"), ["windows-1258", "cp1258", "x-cp1258"]),
        (Charset(name: "iso-8859-2", converter: "ISO-8859-2"), ["iso-8859-2", "iso8859-2", "latin2", "l2"]),
        (Charset(name: "iso-8859-5", converter: "ISO-8859-5"), ["iso-8859-5", "iso8859-5", "cyrillic"]),
        (Charset(name: "iso-8859-6", converter: "ISO-8859-6"), ["iso-8859-6", "iso8859-6", "arabic"]),
        (Charset(name: "iso-8859-7", converter: "ISO-8859-7"), ["iso-8859-7", "iso8859-7", "greek"]),
        (Charset(name: "iso-8859-8", converter: "ISO-8859-8"), ["iso-8859-8", "iso8859-8", "iso-8859-8-i", "hebrew"]),
        (Charset(name: "iso-8859-15", converter: "ISO-8859-15"), ["iso-8859-15", "iso8859-15", "latin9", "l9"]),
        (utf16Little, ["utf-16", "utf-16le", "unicode", "ucs-2", "csunicode"]),
        (utf16Big, ["utf-16be", "unicodefffe"]),
    ]

    private static let byLabel: [String: Charset] = {
        var map: [String: Charset] = [:]
        for (charset, labels) in table {
            for label in labels { map[label] = charset }
        }
        return map
    }()

    /// The encoding of a label as pages write it, or `nil` for an unknown one.
    static func labelled(_ label: some Sequence<UInt8>) -> Charset? {
        var name = ""
        for byte in label.lazy.map(ASCII.lowered) where byte > 0x20 && byte < 0x7F && name.utf8.count < 40 {
            name.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return byLabel[name]
    }
}
