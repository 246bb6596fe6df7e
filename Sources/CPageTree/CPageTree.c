#include "CPageTree.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

/* Elements that libxml2 adds by itself; those of the page among them have their number as the value of an attribute. */
static int is_added(const xmlChar *name) {
    switch (name[0]) {
    case 'b': return strcmp((const char *)name, "body") == 0;
    case 'h': return strcmp((const char *)name, "html") == 0 || strcmp((const char *)name, "head") == 0;
    case 'p': return name[1] == 0;
    default: return 0;
    }
}

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes) {
    const page_tree_handler *handler = user;
    long number = page_tree_next;
    if (attributes != NULL && attributes[0] != NULL && attributes[1] != NULL) {
        number = strtol((const char *)attributes[1], NULL, 10);
    } else if (is_added(name)) {
        number = name[0] == 'b' ? page_tree_added_body : name[0] == 'p' ? page_tree_added_p
            : name[1] == 't' ? page_tree_added_html : page_tree_added_head;
    }
    handler->start(handler->context, number);
}

static void on_end(void *user, const xmlChar *name) {
    const page_tree_handler *handler = user;
    (void)name;
    handler->end(handler->context);
}

static void on_text(void *user, const xmlChar *bytes, int length) {
    const page_tree_handler *handler = user;
    if (length > 0) handler->text(handler->context, (const char *)bytes, (size_t)length);
}

static void on_instruction(void *user, const xmlChar *name, const xmlChar *data) {
    const page_tree_handler *handler = user;
    (void)name;
    if (data != NULL) {
        handler->mark(handler->context, strtol((const char *)data, NULL, 10));
        return;
    }
    /* One without a number is an element without content. */
    handler->start(handler->context, page_tree_next);
    handler->end(handler->context);
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

const char *page_tree_entity(unsigned int scalar) {
    const htmlEntityDesc *entity = htmlEntityValueLookup(scalar);
    return entity == NULL ? NULL : entity->name;
}
