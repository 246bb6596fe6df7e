/// The bounds within which a page is read: what exceeds one is cut and named in `PageFeatures.limitsHit`.
package enum ParseLimits {
    /// Nesting by our own count. Real pages stay below 100; deeper is a bomb or hides something.
    package static let depth = 4_096
    /// Nesting that is handed to libxml2, whose work per end tag grows with its depth. Containers below are left out, their
    /// texts, links and controls are not: nothing that is extracted depends on how deep it stands.
    package static let libraryDepth = 512
    /// Room above `libraryDepth` for elements that extractors do look at (forms, links, buttons).
    package static let libraryReserve = 128
    /// How far up an end tag looks for its element. Real pages need tens; without a bound it is quadratic.
    package static let endTagReach = 256
    /// Attributes of one tag: libxml2 2.9.14 is quadratic in them.
    package static let attributes = 1_000
    /// Bytes of one tag outside quoted values.
    package static let tagBytes = 64 * 1024
    /// Bytes of one attribute's value that are handed on: twice what a record keeps.
    package static let valueBytes = 4_096
    /// Bytes of an element's name that are handed on.
    package static let nameBytes = 64
    /// Bytes at the start of a page that are searched for `<meta charset>`: browsers look into 1,024, kits put more before.
    package static let metaBytes = 4_096
    /// Bytes that an encoding is guessed from.
    package static let guessBytes = 16 * 1024
    /// Replaced bytes, per thousand bytes beyond ASCII, above which a declared encoding is disbelieved, and the page flagged.
    package static let replacedPerMille = 20
    /// The same for UTF-8: text in another encoding breaks at least every second byte beyond ASCII.
    package static let replacedPerMilleOfUTF8 = 200
    /// Bytes below which a script that moves the browser within a function is taken to do so at once: there is nothing else in it.
    package static let shortScript = 1_500
    /// How deep packed text in packed text is undone. Kits use one layer, obfuscators two or three.
    package static let payloadDepth = 4
    /// Bytes of one payload, of all payloads of a page before they are undone, and of all markup that scripts hold.
    package static let payloadBytes = 512 * 1024
    package static let unpackedBytes = 1_024 * 1_024
    /// Shorter payloads are flags and separators.
    package static let shortestPayload = 12
    /// Bytes from which a literal of base64 alone is undone although nothing beside it says so.
    package static let bareBase64 = 64
    /// Bytes of scripts whose hash is kept: shorter ones are counters and settings, longer ones libraries and data.
    package static let hashedScript = 200...32_768
    /// Parts of markup in scripts that are read: bundles hold thousands of small ones.
    package static let hiddenMarkups = 200
    /// Names like `_0x3fa2` from which a script is called obfuscated.
    package static let obfuscatedNames = 20
    /// CPU seconds per page: a page of 2 MiB takes 0.1 s.
    package static let cpuSeconds: UInt64 = 5
    /// Address space of the worker, in bytes. A page of 2 MiB of the worst kind takes 90 MB.
    package static let addressSpace: UInt64 = 256 * 1024 * 1024
    /// Open files of the worker: three standard ones, and one for loading a converter.
    package static let files: UInt64 = 8
}
