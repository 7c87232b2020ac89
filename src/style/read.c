/*
 * The document of a style: its root, its sources, its layers. Every member is known or a fault: nothing that
 * a style says is passed over in silence. One fault a value: what is wrong inside of it is told once.
 */
#include "style/style_in.h"

#include <string.h>

bool dz_style_fault(DzStyleReader *reader, const char *rule, const DzNode *node, const char *property,
                    const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *layer = reader->layer ? g_strdup_printf("layer '%s': ", reader->layer) : g_strdup("");
    dz_findings_add(reader->findings, rule, DZ_SEVERITY_ERROR, reader->path, node->line, "%s%s%s%s", layer,
                    property ? property : "", property ? ": " : "", text);
    return false;
}

void dz_style_expect_keys(DzStyleReader *reader, const DzNode *object, const char *what,
                          const char *const *names)
{
    const DzNode *member = object + 1;
    for (guint i = 0; object->kind == DZ_JSON_OBJECT && i < object->count;
         i++, member = dz_json_next(member)) {
        if (g_strv_contains(names, member->key))
            continue;
        g_autofree char *list = g_strjoinv(", ", (char **)(void *)names);
        dz_style_fault(reader, "style-key", member, NULL, "there is no '%s' in %s; expected %s", member->key,
                       what, list);
    }
}

/* Whether the member is of that kind; a fault if it is not, or if it is `needed` and not there. */
static const DzNode *expect(DzStyleReader *reader, const DzNode *object, const char *key, DzJsonKind kind,
                            bool needed)
{
    const DzNode *member = dz_json_member(object, key), wanted = {.kind = kind};
    if (!member && needed)
        dz_style_fault(reader, "style-key", object, NULL, "'%s' is missing", key);
    if (!member || member->kind == kind)
        return member;
    dz_style_fault(reader, "style-value", member, key, "expected %s, found %s", dz_json_kind_word(&wanted),
                   dz_json_kind_word(member));
    return NULL;
}

/* ---- a layer ---- */

/* The members of metadata that are ours begin with dezmap:, those of editors do not. */
static void expect_metadata(DzStyleReader *reader, const DzNode *metadata, const char *own)
{
    const DzNode *member = metadata ? metadata + 1 : NULL;
    for (guint i = 0; metadata && i < metadata->count; i++, member = dz_json_next(member)) {
        if (g_str_has_prefix(member->key, "dezmap:") && strcmp(member->key, own) != 0)
            dz_style_fault(reader, "style-key", member, NULL,
                           "there is no '%s' in this metadata; expected %s", member->key, own);
    }
}

static void read_section(DzStyleReader *reader, DzStyleLayer *layer, const DzNode *object, DzSection section)
{
    const DzNode *member = object ? object + 1 : NULL;
    for (guint i = 0; object && i < object->count; i++, member = dz_json_next(member)) {
        DzProperty property = 0;
        DzSection other = section == DZ_SECTION_PAINT ? DZ_SECTION_LAYOUT : DZ_SECTION_PAINT;
        if (dz_property_find(layer->kind, section, member->key, &property))
            dz_style_read_value(reader, layer, property, member);
        else if (dz_property_find(layer->kind, other, member->key, &property))
            dz_style_fault(reader, "style-key", member, member->key, "it belongs into '%s'",
                           other == DZ_SECTION_PAINT ? "paint" : "layout");
        else
            dz_style_fault(reader, "style-key", member, member->key,
                           "a %s layer has no such property in the subset that docs/style.md lists",
                           dz_style_kind_word(layer->kind));
    }
}

static void read_metadata(DzStyleReader *reader, DzStyleLayer *layer, const DzNode *object)
{
    const DzNode *metadata = expect(reader, object, "metadata", DZ_JSON_OBJECT, false);
    if (!metadata)
        return;
    expect_metadata(reader, metadata, "dezmap:hatch");
    const DzNode *hatch = expect(reader, metadata, "dezmap:hatch", DZ_JSON_OBJECT, false);
    if (!hatch)
        return;
    if (layer->kind != DZ_STYLE_FILL) {
        dz_style_fault(reader, "style-key", hatch, "dezmap:hatch", "only a fill layer has a hatch");
        return;
    }
    layer->hatched = true;
    layer->hatch_line = hatch->line;
    read_section(reader, layer, hatch, DZ_SECTION_HATCH);
}

static double read_zoom(DzStyleReader *reader, const DzNode *object, const char *key, double fallback)
{
    const DzNode *zoom = expect(reader, object, key, DZ_JSON_NUMBER, false);
    if (!zoom)
        return fallback;
    if (zoom->number >= 0 && zoom->number <= 24)
        return zoom->number;
    dz_style_fault(reader, "style-value", zoom, key, "expected a number from 0 to 24, found %g",
                   zoom->number);
    return fallback;
}

/* The source, which must be one of the style's, and the source layer. */
static void read_source(DzStyleReader *reader, DzStyleLayer *layer, const DzNode *object,
                        const DzNode *sources)
{
    bool background = layer->kind == DZ_STYLE_BACKGROUND;
    const DzNode *source = expect(reader, object, "source", DZ_JSON_STRING, !background);
    const DzNode *name = expect(reader, object, "source-layer", DZ_JSON_STRING, !background);
    if (background && (source || name)) {
        dz_style_fault(reader, "style-key", source ? source : name, NULL, "a background has no source");
        return;
    }
    if (source && sources && !dz_json_member(sources, source->text))
        dz_style_fault(reader, "style-value", source, "source", "'%s' is none of the style's sources",
                       source->text);
    layer->source = name ? dz_source_layer_find(name->text) : NULL;
    if (!name || layer->source)
        return;
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < dz_source_layer_count(); i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", dz_source_layer_at(i)->name);
    dz_style_fault(reader, "style-value", name, "source-layer", "'%s' is none of %s", name->text, list->str);
}

static bool read_kind(DzStyleReader *reader, const DzNode *object, DzStyleKind *kind)
{
    const DzNode *type = expect(reader, object, "type", DZ_JSON_STRING, true);
    for (guint i = 0; type && i < DZ_STYLE_KIND_COUNT; i++) {
        *kind = (DzStyleKind)i;
        if (strcmp(dz_style_kind_word(*kind), type->text) == 0)
            return true;
    }
    return type && dz_style_fault(reader, "style-value", type, "type",
                                  "'%s' is none of background, fill, line, circle, symbol", type->text);
}

static bool is_blank(const char *text)
{
    while (*text && g_unichar_isspace(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return !*text;
}

/* Messages and lists name a layer by its id. NULL if it has none that can do that. */
static const char *read_id(DzStyleReader *reader, const DzNode *object, GHashTable *ids)
{
    const DzNode *node = expect(reader, object, "id", DZ_JSON_STRING, true);
    const char *why = NULL;
    if (!node)
        return NULL;
    if (!*node->text)
        why = ", found an empty string";
    else if (is_blank(node->text))
        why = ", found nothing but blanks";
    else if (dz_text_has_controls(node->text) || strpbrk(node->text, "\t\n\r"))
        why = " without control characters";
    if (why) {
        dz_style_fault(reader, "style-value", node, "id", "expected a name%s", why);
        return NULL;
    }
    reader->layer = g_string_chunk_insert_const(reader->style->arena->texts, node->text);
    if (!g_hash_table_add(ids, (gpointer)reader->layer))
        dz_style_fault(reader, "style-value", node, "id", "another layer has it");
    return reader->layer;
}

/* Whether a symbol layer may put what it says there upon others. */
static bool overlaps(const DzStyleLayer *layer, DzProperty property)
{
    const DzExpression *value = layer->kind == DZ_STYLE_SYMBOL ? layer->values[property] : NULL;
    return value && (value->op != DZ_OP_LITERAL || value->value.number != 0);
}

/* Counts the layer towards a limit. The first one beyond is a fault, at `line`. */
static void count(DzStyleReader *reader, DzLimit limit, const char *property, guint line)
{
    const DzNode place = {.line = line};
    if (++reader->counts[limit] == dz_limit(limit) + 1)
        dz_style_fault(reader, "style-limit", &place, property, "there are more than %u %s", dz_limit(limit),
                       dz_limit_meaning(limit));
}

static void count_layer(DzStyleReader *reader, const DzStyleLayer *layer)
{
    DzProperty overlap =
        overlaps(layer, DZ_TEXT_ALLOW_OVERLAP) ? DZ_TEXT_ALLOW_OVERLAP : DZ_ICON_ALLOW_OVERLAP;
    count(reader, DZ_LIMIT_LAYERS, NULL, layer->line);
    if (layer->kind == DZ_STYLE_CIRCLE || layer->kind == DZ_STYLE_SYMBOL)
        count(reader, DZ_LIMIT_POINT_LAYERS, NULL, layer->line);
    if (overlaps(layer, overlap))
        count(reader, DZ_LIMIT_OVERLAPPING, dz_property_row(overlap)->name, layer->lines[overlap]);
    if (layer->hatched)
        count(reader, DZ_LIMIT_HATCHED, "dezmap:hatch", layer->hatch_line);
}

static void read_layer(DzStyleReader *reader, const DzNode *object, const DzNode *sources, GHashTable *ids)
{
    static const char *const keys[] = {"id",           "type",    "metadata", "source",
                                       "source-layer", "minzoom", "maxzoom",  "filter",
                                       "layout",       "paint",   NULL};
    if (object->kind != DZ_JSON_OBJECT) {
        dz_style_fault(reader, "style-value", object, "layers", "expected an object, found %s",
                       dz_json_kind_word(object));
        return;
    }
    const char *id = read_id(reader, object, ids);
    DzStyleLayer *layer = dz_arena_take(reader->style->arena, 1, sizeof *layer);
    layer->id = id ? id : "";
    layer->style = reader->style;
    layer->line = object->line;
    dz_style_expect_keys(reader, object, "a layer", keys);
    if (!read_kind(reader, object, &layer->kind))
        return;
    read_source(reader, layer, object, sources);
    layer->minzoom = read_zoom(reader, object, "minzoom", 0);
    layer->maxzoom = read_zoom(reader, object, "maxzoom", 24);
    read_section(reader, layer, expect(reader, object, "layout", DZ_JSON_OBJECT, false), DZ_SECTION_LAYOUT);
    read_section(reader, layer, expect(reader, object, "paint", DZ_JSON_OBJECT, false), DZ_SECTION_PAINT);
    read_metadata(reader, layer, object);
    const DzNode *filter = dz_json_member(object, "filter");
    if (filter)
        dz_style_read_filter(reader, layer, filter);
    g_ptr_array_add(reader->style->layers, layer);
    count_layer(reader, layer);
}

/* ---- the root ---- */

/* Where the features come from is no affair of a page; but other renderers need to be told. */
static void read_sources(DzStyleReader *reader, const DzNode *sources)
{
    static const char *const keys[] = {"type", "url", "tiles", "minzoom", "maxzoom", "attribution", NULL};
    const DzNode *source = sources ? sources + 1 : NULL;
    for (guint i = 0; sources && i < sources->count; i++, source = dz_json_next(source)) {
        const DzNode *type = dz_json_member(source, "type");
        dz_style_expect_keys(reader, source, "a source", keys);
        if (!type || type->kind != DZ_JSON_STRING || strcmp(type->text, "vector") != 0)
            dz_style_fault(reader, "style-value", type ? type : source, "sources",
                           "expected a source of type vector");
    }
}

static void read_head(DzStyleReader *reader, const DzNode *root)
{
    static const char *const keys[] = {"version", "name",   "metadata", "sources", "sprite",
                                       "glyphs",  "layers", "id",       "center",  "zoom",
                                       "bearing", "pitch",  NULL};
    dz_style_expect_keys(reader, root, "a style", keys);
    const DzNode *version = expect(reader, root, "version", DZ_JSON_NUMBER, true);
    if (version && version->number != 8)
        dz_style_fault(reader, "style-value", version, "version", "expected 8, found %g", version->number);
    const DzNode *name = expect(reader, root, "name", DZ_JSON_STRING, false);
    if (name) {
        g_free(reader->style->name);
        reader->style->name = g_strdup(name->text);
    }
    expect(reader, root, "glyphs", DZ_JSON_STRING, false);
    expect(reader, root, "sprite", DZ_JSON_STRING, false);
    const DzNode *metadata = expect(reader, root, "metadata", DZ_JSON_OBJECT, false);
    if (!metadata)
        return;
    expect_metadata(reader, metadata, "dezmap:description");
    const DzNode *description = expect(reader, metadata, "dezmap:description", DZ_JSON_STRING, false);
    if (description)
        reader->style->description = g_strdup(description->text);
}

void dz_style_read(DzStyleReader *reader, const DzNode *root)
{
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    if (root->kind != DZ_JSON_OBJECT) {
        dz_style_fault(reader, "style-value", root, NULL, "a style is an object, not %s",
                       dz_json_kind_word(root));
        return;
    }
    read_head(reader, root);
    const DzNode *sources = expect(reader, root, "sources", DZ_JSON_OBJECT, true);
    const DzNode *layers = expect(reader, root, "layers", DZ_JSON_ARRAY, true);
    read_sources(reader, sources);
    const DzNode *layer = layers ? layers + 1 : NULL;
    for (guint i = 0; layers && i < layers->count; i++, layer = dz_json_next(layer)) {
        reader->layer = NULL;
        read_layer(reader, layer, sources, ids);
    }
}
