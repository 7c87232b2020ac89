#include "style/style_in.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

void dz_style_free(DzStyle *style)
{
    if (!style)
        return;
    dz_page_clear(style);
    g_ptr_array_unref(style->layers);
    dz_arena_free(style->arena);
    g_free(style->description);
    g_free(style->name);
    g_free(style->path);
    g_free(style);
}

static DzStyle *new_style(const char *path)
{
    DzStyle *style = g_new0(DzStyle, 1);
    g_autofree char *stem = g_path_get_basename(path);
    if (g_str_has_suffix(stem, ".json"))
        stem[strlen(stem) - strlen(".json")] = 0;
    style->path = g_strdup(path);
    style->name = g_steal_pointer(&stem);
    style->arena = dz_arena_new();
    style->layers = g_ptr_array_new();
    dz_property_fallbacks(style->arena, style->fallbacks);
    dz_page_begin(style);
    return style;
}

char *dz_page_path(const char *path)
{
    gsize stem = g_str_has_suffix(path, ".json") ? strlen(path) - strlen(".json") : strlen(path);
    return g_strdup_printf("%.*s.ini", (int)stem, path);
}

static DzStyle *read_texts(const char *path, const char *json, gsize length, const char *ini,
                           gsize ini_length, DzFindings *findings)
{
    g_autoptr(DzStyle) style = new_style(path);
    g_autoptr(GError) trouble = NULL;
    guint line = 0;
    g_autoptr(DzJson) document = dz_json_parse(json, length, &line, &trouble);
    if (document) {
        DzStyleReader reader = {.style = style, .findings = findings, .path = path};
        dz_style_read(&reader, dz_json_root(document));
    } else {
        dz_findings_add(findings, "json", DZ_SEVERITY_ERROR, path, line, "%s", trouble->message);
    }
    g_autofree char *beside = dz_page_path(path);
    if (ini)
        dz_page_read(style, findings, beside, ini, ini_length);
    return g_steal_pointer(&style);
}

DzStyle *dz_style_parse(const char *path, const char *json, gsize length, const char *ini, gsize ini_length,
                        GError **error)
{
    g_autoptr(DzFindings) findings = dz_findings_new();
    g_autoptr(DzStyle) style = read_texts(path, json, length, ini, ini_length, findings);
    return dz_findings_pass(findings, error) ? g_steal_pointer(&style) : NULL;
}

/* ---- files ---- */

/* The text of a file, or as much of it as shows that it is too long. */
static char *read_file(const char *path, gsize *length, GError **error)
{
    FILE *file = g_fopen(path, "rb");
    if (!file) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: %s", path,
                    errno == ENOENT ? "there is no such file" : "cannot be read");
        return NULL;
    }
    g_autofree char *text = g_malloc(dz_limit(DZ_LIMIT_BYTES) + 2);
    *length = fread(text, 1, dz_limit(DZ_LIMIT_BYTES) + 1, file);
    text[*length] = 0;
    bool failed = ferror(file) != 0;
    fclose(file);
    if (!failed)
        return g_steal_pointer(&text);
    g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: cannot be read", path);
    return NULL;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *dz_style_names(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = folder ? g_dir_open(folder, 0, NULL) : NULL;
    for (const char *entry = dir ? g_dir_read_name(dir) : NULL; entry; entry = g_dir_read_name(dir))
        if (g_str_has_suffix(entry, ".json"))
            g_ptr_array_add(names, g_strndup(entry, strlen(entry) - strlen(".json")));
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* Where the style is; NULL and an error if it is the name of none. */
static char *find_style(const char *name, const char *folder, GError **error)
{
    if (strchr(name, '/') || g_str_has_suffix(name, ".json"))
        return g_strdup(name);
    g_autoptr(GPtrArray) names = dz_style_names(folder);
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        if (strcmp(g_ptr_array_index(names, i), name) == 0)
            return g_strdup_printf("%s/%s.json", folder, name);
        g_string_append_printf(list, "%s%s", i ? ", " : "; there are ", (char *)g_ptr_array_index(names, i));
    }
    g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "there is no style '%s'%s", name, list->str);
    return NULL;
}

DzStyle *dz_style_examine(const char *name, const char *folder, DzFindings *findings, GError **error)
{
    gsize length = 0, ini_length = 0;
    g_autofree char *path = find_style(name, folder, error);
    g_autofree char *json = path ? read_file(path, &length, error) : NULL;
    if (!json)
        return NULL;
    g_autofree char *beside = dz_page_path(path);
    bool paged = g_file_test(beside, G_FILE_TEST_EXISTS);
    g_autofree char *ini = paged ? read_file(beside, &ini_length, error) : NULL;
    if (paged && !ini)
        return NULL;
    return read_texts(path, json, length, ini, ini_length, findings);
}

DzStyle *dz_style_open(const char *name, const char *folder, GError **error)
{
    g_autoptr(DzFindings) findings = dz_findings_new();
    g_autoptr(DzStyle) style = dz_style_examine(name, folder, findings, error);
    return style && dz_findings_pass(findings, error) ? g_steal_pointer(&style) : NULL;
}

/* ---- what is in it ---- */

const char *dz_style_name(const DzStyle *style)
{
    return style->name;
}

const char *dz_style_description(const DzStyle *style)
{
    return style->description ? style->description : "";
}

guint dz_style_layer_count(const DzStyle *style)
{
    return style->layers->len;
}

const DzStyleLayer *dz_style_layer_at(const DzStyle *style, guint index)
{
    g_assert(index < style->layers->len);
    return g_ptr_array_index(style->layers, index);
}

const char *dz_style_layer_id(const DzStyleLayer *layer)
{
    return layer->id;
}

const char *dz_style_layer_source(const DzStyleLayer *layer)
{
    return layer->source ? layer->source->name : NULL;
}

DzStyleKind dz_style_layer_kind(const DzStyleLayer *layer)
{
    return layer->kind;
}

double dz_style_layer_minzoom(const DzStyleLayer *layer)
{
    return layer->minzoom;
}

double dz_style_layer_maxzoom(const DzStyleLayer *layer)
{
    return layer->maxzoom;
}
