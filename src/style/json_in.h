/*
 * JSON with lines: jansson reads, and a scan of the text tells where each value stands. The document is an
 * array of nodes in the order of the text: the first child of a node is the next one, the next sibling is
 * `size` further, so that nothing needs to recurse.
 *
 *     const DzNode *child = node + 1;
 *     for (guint i = 0; i < node->count; i++, child = dz_json_next(child))
 */
#ifndef DZ_STYLE_JSON_IN_H
#define DZ_STYLE_JSON_IN_H

#include "model/model.h"
#include "style/limits.h"

typedef enum {
    DZ_JSON_NULL,
    DZ_JSON_BOOLEAN,
    DZ_JSON_NUMBER,
    DZ_JSON_STRING,
    DZ_JSON_ARRAY,
    DZ_JSON_OBJECT
} DzJsonKind;

typedef struct DzNode {
    DzJsonKind kind;
    const char *key;  /* of a member of an object; else NULL */
    const char *text; /* of a string */
    double number;    /* of a number; a boolean is 0 or 1 */
    guint count;      /* of children */
    guint size;       /* of the node with all that is in it */
    guint line;       /* from 1 */
} DzNode;

typedef struct DzJson {
    GArray *nodes; /* of DzNode; the first one is the root */
    GStringChunk *texts;
} DzJson;

/*
 * Reads a text within the limits of bytes, depth and values, in which no key of an
 * object comes twice and no string has a NUL; a byte order mark before it is passed over. NULL with an error
 * "line N: ..." if it is not so. The caller owns it.
 */
DzJson *dz_json_parse(const char *text, gsize length, guint *line, GError **error);
void dz_json_free(DzJson *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzJson, dz_json_free)

const DzNode *dz_json_root(const DzJson *json);

/* The member of an object; NULL if there is none, or if `node` is no object. */
const DzNode *dz_json_member(const DzNode *node, const char *key);

/* The next sibling of a node that is not the last one; and the index-th child, which there must be, at the
 * cost of the siblings before it. */
const DzNode *dz_json_next(const DzNode *node);
const DzNode *dz_json_child(const DzNode *node, guint index);

/* "a number", "an array" and so on. Static. */
const char *dz_json_kind_word(const DzNode *node);

#endif
