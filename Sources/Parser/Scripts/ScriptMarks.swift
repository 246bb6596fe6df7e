/// Words of scripts that say what is done: where addresses, payloads and moves of the browser stand, and what is counted.
enum ScriptMarks {
    enum Meaning: Sendable {
        case address
        /// `http:\/\/`, as JSON writes it.
        case escapedAddress
        case base64, percent, characterCodes
        case location, call
        case eval, write, packer, obfuscator, cipher, assembly
        case contextMenu, clipboard, keys, device, debugger
        case escape
        case click
    }

    static let table: [(word: String, meaning: Meaning)] = [
        ("http://", .address), ("https://", .address), ("http:\\/\\/", .escapedAddress), ("https:\\/\\/", .escapedAddress),
        ("atob(", .base64), ("base64.decode(", .base64), ("base64,", .base64),
        ("unescape(", .percent), ("decodeuricomponent(", .percent), ("decodeuri(", .percent),
        ("fromcharcode(", .characterCodes), ("fromcharcode.apply(", .characterCodes),
        ("location", .location),
        ("fetch(", .call), (".post(", .call), (".get(", .call), ("axios(", .call), ("url:", .call), (".open(", .call),
        ("baseurl", .call),
        ("eval(", .eval), ("new function(", .eval), ("document.write", .write), ("innerhtml", .write),
        ("insertadjacenthtml", .write),
        ("function(p,a,c,k,e,", .packer), ("_0x", .obfuscator),
        ("cryptojs", .cipher), (".decrypt(", .cipher), ("jsencrypt", .cipher),
        ("webassembly", .assembly), (".wasm", .assembly),
        ("contextmenu", .contextMenu), ("onselectstart", .contextMenu), ("clipboard", .clipboard), ("execcommand(", .clipboard),
        ("keydown", .keys), ("keycode", .keys), ("keypress", .keys),
        ("useragent", .device), ("micromessenger", .device), ("navigator.platform", .device), ("iphone", .device),
        ("webdriver", .device),
        ("debugger", .debugger), ("\\x", .escape), ("\\u", .escape), ("click", .click),
    ]
}
