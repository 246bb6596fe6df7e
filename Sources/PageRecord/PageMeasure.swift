/// The numbers of a page, each by name: what a model weighs and what people compare. All are counts or shares, never negative.
///
/// Raw values are part of the record: new measures go to the end, and `PageFeatures.version` rises with each.
package enum PageMeasure: UInt8, CaseIterable, Sendable {
    // structure
    case elements, attributes, depth, comments, commentBytes, styleBytes, inlineStyles, hiddenElements,
        elementsBehindEnd, documentEnds, divs, tables, headings, paragraphs, listItems, images, svgs, canvases, videos,
        buttons, iframes, hiddenFrames, objects, templates, noscripts, customElements, htmlBytes, scriptBytes,
        replacedBytes
    // forms
    case forms, postForms, fields, looseFields, hiddenFields, passwordFields, accountFields, cardFields,
        cardCodeFields, cardExpiryFields, oneTimeCodeFields, nationalIDFields, phoneFields, emailFields, uploadFields,
        paymentPasswordFields, inviteCodeFields, recoveryPhraseFields, amountFields, nameFields, addressFields,
        secretKinds, formsAbsolute, formsToAddress, formsToMail, formsEmpty, formsWithoutAction
    // links
    case links, linksRelative, linksAbsolute, linksDead, linksScripted, linksToStores, linksToMessengers,
        linksToSocial, linkHosts, linksToAddress, mailLinks, phoneLinks, linksWithoutWords, longestLink
    // resources
    case scripts, scriptsAbsolute, inlineScripts, styles, stylesAbsolute, imagesAbsolute, imagesInline, imageHosts,
        resourceHosts, resourcesAbsolute, mostFromOneHost
    // text
    case textBytes, textLetters, textWords, textDigits, textHan, textLatin, textUpper, textPunctuation, textURLs,
        textPerMarkup, titleLetters, labelBytes, zeroWidth, bidiControls, fullWidth, mixedWords, currencyMarks,
        exclamations
    // identity
    case metas, hasDescription, hasOpenGraph, hasCanonical, hasIcon, iconAbsolute, hasManifest, structuredNames,
        companies, hasCopyright, icpNumbers, copyrightYear
    // scripts, downloads and contacts
    case scriptAddresses, scriptRedirects, scriptCalls, unpackedPayloads, evals, atobs, documentWrites, unescapes,
        charCodes, escapes, longestToken, contextMenuBlocks, clipboardUses, keyHandlers, deviceChecks, debuggerTraps,
        downloads, appLinks, messengers, phones, emails, wallets, bankCards, chatWidgets, analytics, redactedNumbers,
        redactedNames
}

extension PageMeasure {
    /// What is said of a measure in docs/FEATURES.md.
    package struct Description: Sendable {
        package let unit: String
        /// The largest value that can come.
        package let most: String
        package let why: String

        init(_ unit: String, _ most: String, _ why: String) {
            self.unit = unit
            self.most = most
            self.why = why
        }
    }

    /// The heading under which it stands, by the first of each group.
    package static let groups: [(title: String, first: PageMeasure)] = [
        ("Structure", .elements),
        ("Forms", .forms),
        ("Links", .links),
        ("Resources", .scripts),
        ("Text", .textBytes),
        ("Identity", .metas),
        ("Scripts, downloads and contacts", .scriptAddresses),
    ]
}
