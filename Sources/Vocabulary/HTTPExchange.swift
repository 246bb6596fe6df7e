import DomainNames

/// One request and its answer as they went over the wire, without the body: what a fetch can prove of a hop.
package struct HTTPExchange: Hashable, Sendable {
    package let address: WebAddress
    /// The IP address that was connected to, or `nil`.
    package let peer: String?
    /// Request line and header fields as they were sent, up to and with the empty line.
    package let request: [UInt8]
    /// Status line and header fields as they came, up to and with the empty line; empty when no answer came.
    package let response: [UInt8]

    package init(address: WebAddress, peer: String?, request: [UInt8], response: [UInt8]) {
        self.address = address
        self.peer = peer
        self.request = request
        self.response = response
    }
}
