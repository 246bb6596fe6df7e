import Classifier
import Compression
import DomainNames
import Foundation

/// A table of addresses whose truth is known: a tab-separated file, packed or not, whose first line names the columns.
///
/// ```
/// label  form  shared  date        source   url_norm
/// 1      path  0       2025-03-01  desk-42  pay-refund.example/login
/// ```
/// `label` is 1 for fraud, 0 for honest; other rows are passed over. `form` (`host`, `path`), `shared` (0 own domain, 1 below a
/// platform's suffix, 2 a shared service) and `date` name strata and may be missing.
package struct AddressTable: Sendable {
    struct Row: Sendable {
        let address: String
        let isFraud: Bool
        let form: String
        let shared: String
        let date: String
        let source: String
    }

    /// More than ten million addresses.
    static let bytes = 1 << 30
    private static let required = ["label", "source", "url_norm"]

    package let path: String
    let rows: [Row]
    /// Rows whose label is neither.
    let passedOver: Int

    /// - Throws: `PipelineError` of kind `.input` for a table that can't be read, lacks a column, or has no row of either label.
    package init(path: String) throws(PipelineError) {
        let bytes = try AddressTable.unpacked(path)
        var columns: [String: Int] = [:]
        var width = 0
        var rows: [Row] = []
        var passedOver = 0
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            let bare = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            let fields = bare.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            if number == 0 {
                width = fields.count
                columns = Dictionary(zip(fields.map { String(decoding: $0, as: UTF8.self) }, fields.indices)) { first, _ in first
                }
                for name in AddressTable.required where columns[name] == nil {
                    throw PipelineError(
                        .input, "\(path) line 1: column \"\(name)\" is missing",
                        hint:
                            "columns are \(AddressTable.required.joined(separator: ", ")), and where known form, shared and date")
                }
                continue
            }
            guard fields.count == width else {
                throw PipelineError(.input, "\(path) line \(number + 1): \(fields.count) fields where the header has \(width)")
            }
            func field(_ name: String) -> String { columns[name].map { String(decoding: fields[$0], as: UTF8.self) } ?? "" }
            guard let label = columns["label"].map({ fields[$0] }), label.elementsEqual([0x30]) || label.elementsEqual([0x31])
            else {
                passedOver += 1
                continue
            }
            rows.append(
                Row(
                    address: field("url_norm"), isFraud: label.elementsEqual([0x31]), form: field("form"),
                    shared: field("shared"),
                    date: field("date"), source: field("source")))
        }
        guard !rows.isEmpty else {
            throw PipelineError(.input, "\(path): no row has the label 0 or 1", hint: "label is 1 for fraud, 0 for honest")
        }
        self.path = path
        self.rows = rows
        self.passedOver = passedOver
    }

    private static func unpacked(_ path: String) throws(PipelineError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PipelineError(
                .input, "\(path): the table can't be read", hint: "name a table of addresses, FILE.tsv or FILE.tsv.gz")
        }
        guard let packing = CompressionFormat.detect(data) else { return [UInt8](data) }
        var output: [UInt8] = []
        do throws(CompressionError) {
            var decompressor = try Decompressor(packing, limit: bytes)
            var fault: CompressionError?
            data.withUnsafeBytes { packed in
                do throws(CompressionError) {
                    try decompressor.unpack(packed) { output.append(contentsOf: $0) }
                    try decompressor.finish()
                } catch { fault = error }
            }
            if let fault { throw fault }
        } catch {
            throw PipelineError(.input, "\(path): \(error)", hint: error.hint)
        }
        return output
    }

    /// What an address is akin to: its registrable domain, or its name on a platform; the host itself when it is neither.
    static func kin(_ address: String) -> (kin: String, platform: String?) {
        let host = String(address.prefix { $0 != "/" && $0 != "?" && $0 != ":" })
        guard let name = try? DomainName(host) else { return (host, nil) }
        let domain = PublicSuffixes.registrableDomain(of: name) ?? name
        return (domain.text, PublicSuffixes.isOnSharedPlatform(name) ? PublicSuffixes.publicSuffix(of: name) : nil)
    }
}
