// What libcurl says of a transfer that ended.
import CCurl
import Vocabulary

extension CurlHandle {
    func end(_ code: CURLcode) -> TransferEnd {
        // Most end well and need no text.
        if code == CURLE_OK { return .complete }
        let written = String(cString: errorText)
        let text = written.isEmpty ? String(cString: curl_easy_strerror(code)) : written
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .noSuchName
        case CURLE_COULDNT_CONNECT: .cannotConnect
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ISSUER_ERROR: .certificate(text)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CLIENTCERT:
            .tls(text)
        case CURLE_PARTIAL_FILE: .partial
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_BAD_CONTENT_ENCODING,
            CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_FILESIZE_EXCEEDED:
            .garbage(text)
        case CURLE_GOT_NOTHING: .noAnswer
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR: .lost(text)
        case CURLE_WRITE_ERROR, CURLE_ABORTED_BY_CALLBACK: .stopped
        default: .other(text)
        }
    }

    var timing: FetchEvidence.Timing {
        func milliseconds(_ info: CURLINFO) -> Int { max(Int(ccurl_get_offset(easy, info)), 0) / 1000 }
        var timing = FetchEvidence.Timing()
        timing.connected = milliseconds(CURLINFO_CONNECT_TIME_T)
        timing.encrypted = milliseconds(CURLINFO_APPCONNECT_TIME_T)
        timing.firstByte = milliseconds(CURLINFO_STARTTRANSFER_TIME_T)
        timing.total = milliseconds(CURLINFO_TOTAL_TIME_T)
        return timing
    }

    /// The chain that the server showed, leaf first.
    var certificates: [FetchEvidence.Certificate] {
        let count = min(Int(ccurl_certificate_count(easy)), CurlHandle.mostCertificates)
        return (0..<max(count, 0)).map { index in
            func field(_ name: String) -> String {
                ccurl_certificate_field(easy, Int32(index), name).map { String(cString: $0) } ?? ""
            }
            return Certificate.evidence(
                subject: field("Subject"), issuer: field("Issuer"), names: field("X509v3 Subject Alternative Name"),
                pem: field("Cert"))
        }
    }

    /// Certificates of a chain that are kept. 4: leaf, two between, root.
    private static let mostCertificates = 4
}
