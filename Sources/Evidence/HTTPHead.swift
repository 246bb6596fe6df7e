/// The head of an answer, made to fit the body that is kept with it.
///
/// Bodies are kept as they were read: codings undone, chunks joined. Fields that speak of the body on the wire are kept under
/// another name, as other archives do, so that no reader undoes a coding twice.
enum HTTPHead {
    private static let wireFields: Set<String> = ["content-encoding", "transfer-encoding", "content-length"]

    static func fitting(_ head: [UInt8], bodyBytes: Int) -> [UInt8] {
        var output: [UInt8] = []
        for (index, line) in lines(of: head).enumerated() where !line.isEmpty {
            if index > 0, let colon = line.firstIndex(of: UInt8(ascii: ":")),
                wireFields.contains(String(decoding: line[..<colon], as: UTF8.self).lowercased())
            {
                output += "X-Archive-Orig-".utf8
            }
            output += line + [0x0D, 0x0A]
        }
        return output + Array("Content-Length: \(bodyBytes)\r\n\r\n".utf8)
    }

    /// The value of a field, the last one of several; `nil` when there is none.
    static func value(of name: String, in head: [UInt8]) -> String? {
        var found: String?
        for line in lines(of: head) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                String(decoding: line[..<colon], as: UTF8.self).lowercased() == name
            else { continue }
            found = String(decoding: line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
        }
        return found
    }

    private static func lines(of head: [UInt8]) -> [ArraySlice<UInt8>] {
        head.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.last == 0x0D ? $0.dropLast() : $0 }
    }
}
