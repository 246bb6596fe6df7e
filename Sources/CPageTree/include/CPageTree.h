/* The opaque door to libxml2's HTML parser: no header of libxml2 is seen past this file, since its globals and variadic
   callbacks do not fit Swift 6. */
#ifndef CPAGETREE_H
#define CPAGETREE_H

#include <stddef.h>

/* What one walk calls, in document order. Pointers are valid during the call only; texts are UTF-8. */
typedef struct page_tree_handler {
    void *context;
    /* `attributes` is NULL, or name, value, name, value, …, NULL; a value may be NULL. */
    void (*start)(void *context, const char *name, const char *const *attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *bytes, size_t length);
    /* `data` may be NULL. */
    void (*instruction)(void *context, const char *name, const char *data);
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

/* Bytes of a text that ends with a zero byte. */
size_t page_tree_length(const void *text);

#endif
