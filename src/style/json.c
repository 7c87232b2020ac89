/*
 * jansson tells the line of what is not JSON, but not where a value stands in what is. Values come in the
 * same order in its tree (which keeps the order of members) as in the text, so a scan that finds where values
 * begin, of which it need not understand more than quotes and brackets, numbers them.
 */
#include "style/json_in.h"

#include <jansson.h>
#include <string.h>

static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

void dz_json_free(DzJson *json)
{
    if (!json)
        return;
    g_array_unref(json->nodes);
    g_string_chunk_free(json->texts);
    g_free(json);
}

const DzNode *dz_json_root(const DzJson *json)
{
    return &g_array_index(json->nodes, DzNode, 0);
}

const DzNode *dz_json_member(const DzNode *node, const char *key)
{
    const DzNode *child = node + 1;
    for (guint i = 0; node->kind == DZ_JSON_OBJECT && i < node->count; i++, child = dz_json_next(child))
        if (strcmp(child->key, key) == 0)
            return child;
    return NULL;
}

const DzNode *dz_json_next(const DzNode *node)
{
    return node + node->size;
}

const DzNode *dz_json_child(const DzNode *node, guint index)
{
    const DzNode *child = node + 1;
    g_assert(index < node->count);
    for (guint i = 0; i < index; i++)
        child = dz_json_next(child);
    return child;
}

const char *dz_json_kind_word(const DzNode *node)
{
    static const char *const words[] = {"null", "a boolean", "a number", "a string", "an array", "an object"};
    return words[node->kind];
}

/* ---- where values begin ---- */

typedef struct Scan {
    const char *at, *end;
    guint line, depth, deepest_line;
    guint nul_line; /* of the first \u0000 in a string; 0: none */
    bool too_deep;
    GArray *lines; /* of guint: of each value, in the order of the text */
} Scan;

static void skip_string(Scan *scan)
{
    for (scan->at++; scan->at < scan->end && *scan->at != '"'; scan->at++) {
        if (*scan->at == '\\' && scan->at + 1 < scan->end) {
            bool nul = scan->end - scan->at >= 6 && memcmp(scan->at, "\\u0000", 6) == 0;
            scan->nul_line = nul && !scan->nul_line ? scan->line : scan->nul_line;
            scan->at++;
        }
        scan->line += *scan->at == '\n';
    }
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether the string that ends at `at` is a key. */
static bool is_key(const Scan *scan)
{
    const char *next = scan->at + 1;
    while (next < scan->end && blank(*next))
        next++;
    return next < scan->end && *next == ':';
}

/* Takes what begins at `at`: a bracket, a string, or a word (a number, true, false, null). */
static void take(Scan *scan)
{
    guint line = scan->line;
    char c = *scan->at;
    bool value = true;
    if (c == '"') {
        skip_string(scan);
        value = !is_key(scan);
    } else if (c == '{' || c == '[') {
        if (++scan->depth > dz_limit(DZ_LIMIT_DEPTH) && !scan->too_deep) {
            scan->too_deep = true;
            scan->deepest_line = line;
        }
    } else if (c == '}' || c == ']') {
        scan->depth -= scan->depth > 0;
        value = false;
    } else if (c == ',' || c == ':' || blank(c)) {
        scan->line += c == '\n';
        value = false;
    } else {
        while (scan->at + 1 < scan->end && !blank(scan->at[1]) && !strchr(",:[]{}\"", scan->at[1]))
            scan->at++;
    }
    scan->at++;
    if (value)
        g_array_append_val(scan->lines, line);
}

/* ---- the tree, laid out ---- */

typedef struct Open {
    guint node;
    json_t *value;
    size_t next;    /* of an array's items */
    void *iterator; /* of an object's members */
} Open;

static void add_node(DzJson *json, const char *key, const json_t *value, guint line)
{
    DzNode node = {.line = line, .size = 1};
    node.key = key ? g_string_chunk_insert_const(json->texts, key) : NULL;
    if (json_is_object(value)) {
        node.kind = DZ_JSON_OBJECT;
        node.count = (guint)json_object_size(value);
    } else if (json_is_array(value)) {
        node.kind = DZ_JSON_ARRAY;
        node.count = (guint)json_array_size(value);
    } else if (json_is_string(value)) {
        node.kind = DZ_JSON_STRING;
        node.text = g_string_chunk_insert_const(json->texts, json_string_value(value));
    } else if (json_is_number(value)) {
        node.kind = DZ_JSON_NUMBER;
        node.number = json_number_value(value);
    } else if (json_is_boolean(value)) {
        node.kind = DZ_JSON_BOOLEAN;
        node.number = json_is_true(value);
    }
    g_array_append_val(json->nodes, node);
}

/* The next value in `open`; NULL at its end. */
static json_t *next_of(Open *open, const char **key)
{
    *key = NULL;
    if (json_is_array(open->value))
        return json_array_get(open->value, open->next++);
    void *at =
        open->next++ ? json_object_iter_next(open->value, open->iterator) : json_object_iter(open->value);
    open->iterator = at;
    if (!at)
        return NULL;
    *key = json_object_iter_key(at);
    return json_object_iter_value(at);
}

static void lay_out(DzJson *json, json_t *root, const GArray *lines)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(Open));
    Open first = {0, root, 0, NULL};
    add_node(json, NULL, root, g_array_index(lines, guint, 0));
    g_array_append_val(stack, first);
    while (stack->len > 0) {
        Open *open = &g_array_index(stack, Open, stack->len - 1);
        const char *key = NULL;
        json_t *value = next_of(open, &key);
        guint index = json->nodes->len;
        if (value) {
            add_node(json, key, value, g_array_index(lines, guint, index));
            Open more = {index, value, 0, NULL};
            if (json_is_array(value) || json_is_object(value))
                g_array_append_val(stack, more);
            continue;
        }
        g_array_index(json->nodes, DzNode, open->node).size = index - open->node;
        g_array_set_size(stack, stack->len - 1);
    }
}

static DzJson *fail(guint *line, guint where, GError **error, const char *text)
{
    *line = where;
    g_set_error_literal(error, DZ_ERROR, DZ_ERROR_DATA, text);
    return NULL;
}

DzJson *dz_json_parse(const char *text, gsize length, guint *line, GError **error)
{
    if (length > dz_limit(DZ_LIMIT_BYTES))
        return fail(line, 0, error, "expected JSON of at most 1 MiB");
    if (g_strstr_len(text, (gssize)MIN(length, 3), BYTE_ORDER_MARK)) {
        text += strlen(BYTE_ORDER_MARK);
        length -= strlen(BYTE_ORDER_MARK);
    }
    if (memchr(text, 0, length)) /* jansson would read no further, and say nothing */
        return fail(line, 0, error, "expected JSON, found a NUL");
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
    Scan scan = {.at = text, .end = text + length, .line = 1, .lines = lines};
    while (scan.at < scan.end)
        take(&scan);
    if (scan.too_deep)
        return fail(line, scan.deepest_line, error, "nested more than 48 deep");
    guint most = dz_limit(DZ_LIMIT_VALUES);
    if (lines->len > most) {
        g_autofree char *why = g_strdup_printf("more than %u values", most);
        return fail(line, g_array_index(lines, guint, most), error, why);
    }
    if (scan.nul_line)
        return fail(line, scan.nul_line, error, "expected strings without \\u0000");
    json_error_t trouble;
    json_t *root = json_loadb(text, length,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &trouble);
    if (!root) {
        g_autofree char *clean = g_utf8_make_valid(trouble.text, -1);
        for (char *c = clean; *c; c++)
            *c = *c == '\n' ? ' ' : *c;
        return fail(line, (guint)MAX(trouble.line, 0), error, clean);
    }
    g_autoptr(DzJson) json = g_new0(DzJson, 1);
    json->nodes = g_array_new(FALSE, FALSE, sizeof(DzNode));
    json->texts = g_string_chunk_new(1024);
    lay_out(json, root, lines);
    json_decref(root);
    g_assert(json->nodes->len == lines->len);
    return g_steal_pointer(&json);
}
