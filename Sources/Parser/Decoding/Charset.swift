/// An encoding that pages are written in, by the names of the WHATWG encoding standard.
struct Charset: Hashable, Sendable {
    /// The standard's name, lower case: `gbk`, `windows-1252`.
    let name: String
    /// What iconv calls the decoder that the standard prescribes, or `nil` for what is decoded here.
    let converter: String?

    /// Whether bytes below 0x80 mean ASCII. ISO-2022-JP hides letters behind escapes, UTF-16 has two bytes.
    var isASCIICompatible: Bool {
        self != .utf16Little && self != .utf16Big && name != "iso-2022-jp"
    }

    static let utf8 = Charset(name: "utf-8", converter: nil)
    static let utf16Little = Charset(name: "utf-16le", converter: nil)
    static let utf16Big = Charset(name: "utf-16be", converter: nil)
    /// What browsers read no byte of, since its escapes hide markup from filters: ISO-2022-KR, HZ and their kin.
    static let replacement = Charset(name: "replacement", converter: nil)
    /// Bytes beyond ASCII as private characters.
    static let userDefined = Charset(name: "x-user-defined", converter: nil)
    static let gbk = Charset(name: "gbk", converter: "GB18030")
    static let big5 = Charset(name: "big5", converter: "BIG5-HKSCS")
    static let shiftJIS = Charset(name: "shift_jis", converter: "CP932")
    static let eucJP = Charset(name: "euc-jp", converter: "EUC-JP-MS")
    static let eucKR = Charset(name: "euc-kr", converter: "CP949")
    static let windows1251 = Charset(name: "windows-1251", converter: "CP1251")
    static let windows1252 = Charset(name: "windows-1252", converter: "CP1252")
    static let koi8R = Charset(name: "koi8-r", converter: "KOI8-R")
}
