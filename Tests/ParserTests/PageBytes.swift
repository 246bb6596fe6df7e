import PageRecord
import Parser

/// Pages as bytes: texts in the encodings of the fixtures, written out, since the tests must not trust the code under test.
enum PageBytes {
    /// 登录 银行 密码 in GBK.
    static let gbk: [UInt8] = [0xB5, 0xC7, 0xC2, 0xBC, 0x20, 0xD2, 0xF8, 0xD0, 0xD0, 0x20, 0xC3, 0xDC, 0xC2, 0xEB]
    /// 登入 銀行 密碼 in Big5.
    static let big5: [UInt8] = [0xB5, 0x6E, 0xA4, 0x4A, 0x20, 0xBB, 0xC8, 0xA6, 0xE6, 0x20, 0xB1, 0x4B, 0xBD, 0x58]
    /// ログイン in Shift_JIS.
    static let shiftJIS: [UInt8] = [0x83, 0x8D, 0x83, 0x4F, 0x83, 0x43, 0x83, 0x93]
    /// 로그인 in EUC-KR.
    static let eucKR: [UInt8] = [0xB7, 0xCE, 0xB1, 0xD7, 0xC0, 0xCE]
    /// Пароль in windows-1251.
    static let windows1251: [UInt8] = [0xCF, 0xE0, 0xF0, 0xEE, 0xEB, 0xFC]

    /// A page with these bytes as title and paragraph.
    static func page(_ bytes: [UInt8], head: String = "") -> [UInt8] {
        Array("<html><head>\(head)<title>".utf8) + bytes + Array("</title></head><body><p>".utf8) + bytes + Array("</p>".utf8)
    }

    static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
        let units: [UInt16] = (mark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? pair : pair.reversed()
        }
    }
}

/// Reads a page written as text.
func read(_ page: String, contentType: String = "text/html; charset=utf-8") -> PageFeatures {
    PageReader.read(Array(page.utf8), contentType: Array(contentType.utf8))
}
