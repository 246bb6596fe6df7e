#include "CPageTree.h"

#include <limits.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes) {
    const page_tree_handler *handler = user;
    handler->start(handler->context, (const char *)name, (const char *const *)attributes);
}

static void on_end(void *user, const xmlChar *name) {
    const page_tree_handler *handler = user;
    handler->end(handler->context, (const char *)name);
}

static void on_text(void *user, const xmlChar *bytes, int length) {
    const page_tree_handler *handler = user;
    if (length > 0) handler->text(handler->context, (const char *)bytes, (size_t)length);
}

static void on_instruction(void *user, const xmlChar *name, const xmlChar *data) {
    const page_tree_handler *handler = user;
    handler->instruction(handler->context, (const char *)name, (const char *)data);
}

/* The handlers of messages are variadic, so silence is kept here. */
static void on_message(void *user, const char *message, ...) {
    (void)user;
    (void)message;
}

static void on_error(void *user, xmlErrorPtr error) {
    (void)user;
    (void)error;
}

void page_tree_prepare(void) {
    xmlInitParser();
}

page_tree_outcome page_tree_walk(const char *bytes, size_t length, const page_tree_handler *handler) {
    if (length > INT_MAX) return page_tree_too_long;
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (parser == NULL) return page_tree_no_memory;
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.startElement = on_start;
    sax.endElement = on_end;
    sax.characters = on_text;
    sax.cdataBlock = on_text;
    sax.ignorableWhitespace = on_text;
    sax.processingInstruction = on_instruction;
    sax.warning = on_message;
    sax.error = on_message;
    sax.fatalError = on_message;
    sax.serror = on_error;
    *parser->sax = sax;
    parser->userData = (void *)handler;
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC
        | XML_PARSE_HUGE;
    /* The whole buffer at once: libxml2's push mode is quadratic before 2.11. */
    htmlDocPtr document = htmlCtxtReadMemory(parser, bytes, (int)length, NULL, "UTF-8", options);
    page_tree_outcome outcome = parser->errNo == XML_ERR_NO_MEMORY ? page_tree_no_memory : page_tree_whole;
    if (document != NULL) xmlFreeDoc(document);
    htmlFreeParserCtxt(parser);
    return outcome;
}

size_t page_tree_length(const void *text) {
    return strlen(text);
}
