/// Where in a page the reading is.
struct ReadingPlace {
    /// The markup stands in a script or a packed text, not in the page itself.
    var isHidden = false
    /// Open SVG elements: a `<title>` in one is no title of the page.
    var svg = 0
}
