import PageRecord

/// What the scanner hands on to libxml2: tags without attributes, a letter for each text, and beside it what they stand for.
extension MarkupScanner {
    mutating func write(text range: Range<Int>) {
        if range.isEmpty { return }
        guard let first = markup[range].firstIndex(where: { $0 > 0x20 }) else {
            output.append(0x20)
            return
        }
        let hasEntities = ByteSearch.index(of: UInt8(ascii: "&"), in: markup, first..<range.upperBound) != nil
        texts.append(PageItem.Text(range: range, hasEntities: hasEntities))
        output.append(PageTree.textLetter)
    }

    mutating func writeTag() {
        let first = attributes.count
        for attribute in tag.attributes {
            attributes.append(PageItem.Attribute(name: attribute.name, value: read(valueAt: attribute.value)))
        }
        if Self.isNumbered(tag.name) {
            output.append(UInt8(ascii: "<"))
            output += markup[tag.spelling]
            output += " z=".utf8
            write(number: elements.count)
            output.append(UInt8(ascii: ">"))
        } else if isInBody, tag.name.traits.contains(.alone) {
            output += "<?v>".utf8
        } else if tag.name != .other {
            output += tag.name.startTag
        } else {
            output.append(UInt8(ascii: "<"))
            output += markup[tag.spelling]
            output.append(UInt8(ascii: ">"))
        }
        elements.append(
            PageItem.Element(
                name: tag.name, spelling: tag.spelling, attributes: first..<attributes.count, present: tag.present,
                texts: texts.count))
    }

    private mutating func write(number: Int) {
        if number >= 10 { write(number: number / 10) }
        output.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// What a value is to extractors: cut, decoded and trimmed.
    private func read(valueAt range: Range<Int>) -> Range<Int> {
        var range = range
        if range.count > ParseLimits.valueBytes {
            var end = range.lowerBound + ParseLimits.valueBytes
            while end > range.lowerBound, markup[end] & 0xC0 == 0x80 { end -= 1 }
            range = range.lowerBound..<end
        }
        if ByteSearch.index(of: UInt8(ascii: "&"), in: markup, range) != nil {
            range = range.lowerBound..<EntityDecoder.shared.decode(page, range, isAttribute: true)
        }
        let value = markup[range].trimmed
        return value.startIndex..<value.endIndex
    }

    mutating func writeEnd(_ name: ElementName, _ spelling: Range<Int>) {
        if name != .other {
            output += name.endTag
            return
        }
        output.append(UInt8(ascii: "<"))
        output.append(UInt8(ascii: "/"))
        output += markup[spelling]
        output.append(UInt8(ascii: ">"))
    }

    /// Writes content that holds no markup for a browser. Simpler readers see tags in it, whose names are handed on beside it.
    mutating func write(textOnly content: Range<Int>, isShown: Bool) {
        let names = HiddenTags.names(in: markup, content)
        if !names.isEmpty {
            hiddenTags.append(names)
            output += "<?m \(hiddenTags.count)>".utf8
        }
        if isShown { write(text: content) }
    }
}
