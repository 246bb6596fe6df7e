/* The peers' side of scripts/bench-parser.
 *
 *   parser-peer frame FILE...   writes the pages as requests to zhalan-parser, as its parent would
 *   parser-peer count           reads such requests and passes each page through libxml2's SAX parser, counting only:
 *                               the least that a reader built on libxml2 can cost
 */
#include <libxml/HTMLparser.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { longest = 2 * 1024 * 1024 };
static unsigned char page[longest];
static long elements, attributes, letters;

static void on_start(void *user, const xmlChar *name, const xmlChar **list) {
    (void)user;
    (void)name;
    elements++;
    for (int i = 0; list != NULL && list[i] != NULL; i += 2) attributes++;
}

static void on_text(void *user, const xmlChar *bytes, int length) {
    (void)user;
    (void)bytes;
    letters += length;
}

static void on_message(void *user, const char *message, ...) {
    (void)user;
    (void)message;
}

static void on_error(void *user, xmlErrorPtr error) {
    (void)user;
    (void)error;
}

static void put(uint32_t number) {
    for (int i = 0; i < 4; i++) putchar((int)(number >> (8 * i) & 255));
}

static int frame(int count, char **names) {
    static const char type[] = "text/html";
    for (int i = 0; i < count; i++) {
        FILE *file = fopen(names[i], "rb");
        if (file == NULL) {
            perror(names[i]);
            return 1;
        }
        size_t length = fread(page, 1, longest, file);
        fclose(file);
        fputs("ZRQ1", stdout);
        put(0);
        put(sizeof type - 1);
        put((uint32_t)length);
        fputs(type, stdout);
        fwrite(page, 1, length, stdout);
    }
    return 0;
}

static uint32_t number(const unsigned char *bytes) {
    return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static int count(void) {
    unsigned char header[16];
    long pages = 0;
    xmlInitParser();
    while (fread(header, 1, sizeof header, stdin) == sizeof header) {
        uint32_t type = number(header + 8), body = number(header + 12);
        if (type > longest || body > longest || fread(page, 1, type, stdin) != type || fread(page, 1, body, stdin) != body) return 1;
        htmlParserCtxtPtr parser = htmlNewParserCtxt();
        if (parser == NULL) return 1;
        xmlSAXHandler sax;
        memset(&sax, 0, sizeof sax);
        sax.startElement = on_start;
        sax.characters = on_text;
        sax.cdataBlock = on_text;
        sax.ignorableWhitespace = on_text;
        sax.warning = on_message;
        sax.error = on_message;
        sax.fatalError = on_message;
        sax.serror = on_error;
        *parser->sax = sax;
        int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC
            | XML_PARSE_HUGE;
        htmlDocPtr document = htmlCtxtReadMemory(parser, (const char *)page, (int)body, NULL, "UTF-8", options);
        if (document != NULL) xmlFreeDoc(document);
        htmlFreeParserCtxt(parser);
        pages++;
    }
    printf("%ld pages, %ld elements, %ld attributes, %ld bytes of text\n", pages, elements, attributes, letters);
    return 0;
}

int main(int argc, char **argv) {
    if (argc > 2 && strcmp(argv[1], "frame") == 0) return frame(argc - 2, argv + 2);
    if (argc == 2 && strcmp(argv[1], "count") == 0) return count();
    fputs("usage: parser-peer frame FILE... | parser-peer count\n", stderr);
    return 64;
}
