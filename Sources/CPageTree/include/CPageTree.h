/* The opaque door to libxml2's HTML parser: no header of libxml2 is seen past this file, since its globals and variadic
   callbacks do not fit Swift 6. */
#ifndef CPAGETREE_H
#define CPAGETREE_H

#include <stddef.h>

/* Which element starts, where it has no number of its own: the next of the page, or one that libxml2 adds. */
enum {
    page_tree_next = -1,
    page_tree_added_html = -2,
    page_tree_added_head = -3,
    page_tree_added_body = -4,
    page_tree_added_p = -5,
};

/* What one walk calls, in document order. Every start has its end. */
typedef struct page_tree_handler {
    void *context;
    void (*start)(void *context, long number);
    void (*end)(void *context);
    /* Pointers are valid during the call only; texts are UTF-8. */
    void (*text)(void *context, const char *bytes, size_t length);
    /* A processing instruction with a number in it. */
    void (*mark)(void *context, long number);
} page_tree_handler;

typedef enum page_tree_outcome {
    page_tree_whole = 0,
    page_tree_no_memory = 1,
    page_tree_too_long = 2,
} page_tree_outcome;

/* Prepares libxml2's tables: once, before the process confines itself. */
void page_tree_prepare(void);

/* Walks a whole UTF-8 document. Nothing is fetched, no entity of the document is expanded, no tree is built. */
page_tree_outcome page_tree_walk(const char *bytes, size_t length, const page_tree_handler *handler);

/* The name of the entity of HTML 4 that stands for a scalar, or NULL. */
const char *page_tree_entity(unsigned int scalar);

#endif
