import PageRecord

/// What the scanner counts as it goes, some of which libxml2 never sees.
struct MarkupCounts {
    var elements = 0
    /// Attributes of start tags, wanted or not.
    var attributes = 0
    var comments = 0
    var commentBytes = 0
    /// Content of `<style>`.
    var styleBytes = 0
    /// End tags of `<html>`.
    var documentEnds = 0
    /// Elements that begin behind the first end of the document.
    var behindEnd = 0

    func write(to features: inout PageFeatures) {
        features[.attributes] = attributes
        features[.comments] = comments
        features[.commentBytes] = commentBytes
        features[.styleBytes] = styleBytes
        features[.documentEnds] = documentEnds
        features[.elementsBehindEnd] = behindEnd
    }
}
