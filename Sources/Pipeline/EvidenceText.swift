import Vocabulary

/// The evidence of a fetch as the JSON that the store keeps.
enum EvidenceText {
    static func json(_ evidence: FetchEvidence) -> String {
        var members: [(String, JSONValue)] = [
            (
                "milliseconds",
                .object([
                    ("connected", .int(evidence.timing.connected)), ("encrypted", .int(evidence.timing.encrypted)),
                    ("first_byte", .int(evidence.timing.firstByte)), ("total", .int(evidence.timing.total)),
                ])
            )
        ]
        if !evidence.certificates.isEmpty { members.append(("certificates", .array(evidence.certificates.map(json)))) }
        if let download = evidence.download {
            members.append(
                (
                    "download",
                    .object([
                        ("kind", .string(download.kind.rawValue)), ("header_sha256", .string(download.headerSHA256)),
                        ("header_bytes", .int(download.headerBytes)),
                    ])
                ))
        }
        if !evidence.assets.isEmpty { members.append(("assets", .array(evidence.assets.map(json)))) }
        if let place = evidence.place {
            members.append(("kept", .object([("file", .string(place.file)), ("record", .string(place.record))])))
        }
        return JSONValue.object(members).text
    }

    private static func json(_ asset: FetchEvidence.Asset) -> JSONValue {
        .object([
            ("kind", .string(asset.kind.rawValue)), ("url", .string(asset.address)), ("bytes", .int(asset.bytes)),
            ("sha256", .string(asset.sha256)), ("icon_mmh3", .optional(asset.iconHash.map { Int($0) })),
        ])
    }

    private static func json(_ certificate: FetchEvidence.Certificate) -> JSONValue {
        .object([
            ("subject", .string(certificate.subject)), ("issuer", .string(certificate.issuer)),
            ("names", .strings(certificate.names)), ("valid_from", .string(certificate.validFrom)),
            ("valid_until", .string(certificate.validUntil)), ("key_sha256", .optional(certificate.keySHA256)),
        ])
    }
}
