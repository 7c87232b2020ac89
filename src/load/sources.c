#include "load/load_in.h"

#include <string.h>

void dz_load_sources(DzLoader *loader)
{
    static const char *const columns[] = {"id", "title", "publisher", "date", "url", "licence", NULL};
    g_autoptr(DzSheet) sheet =
        dz_sheet_open(loader, "sources", columns, dz_load_has_form(loader, DZ_FORM_SETTLEMENTS));
    while (sheet && dz_sheet_next(sheet)) {
        DzSource source = {0};
        if (!dz_take_string(sheet, "id", &source.id))
            continue;
        source.title = g_strdup(dz_sheet_text(sheet, "title"));
        source.publisher = g_strdup(dz_sheet_text(sheet, "publisher"));
        source.date = g_strdup(dz_sheet_text(sheet, "date"));
        source.url = g_strdup(dz_sheet_text(sheet, "url"));
        source.licence = g_strdup(dz_sheet_text(sheet, "licence"));
        dz_load_register(sheet, loader->sources, source.id, loader->set->sources->len);
        g_array_append_val(loader->set->sources, source);
    }
}

bool dz_take_sources(DzSheet *sheet, char **out)
{
    DzLoader *loader = dz_sheet_loader(sheet);
    const char *text = dz_sheet_text(sheet, "source");
    if (loader->lean) { /* whoever made the package had them checked */
        *out = g_strdup(text);
        return true;
    }
    g_auto(GStrv) ids = g_strsplit(text, ";", -1);
    bool ok = true;
    if (g_hash_table_size(loader->sources) == 0 && !dz_load_has_form(loader, DZ_FORM_SETTLEMENTS)) {
        *out = g_strdup(text); /* there is no sources.csv, which polygons can do without */
        return true;
    }
    for (guint i = 0; ids[i]; i++) {
        if (g_hash_table_contains(loader->sources, ids[i])) {
            g_hash_table_add(loader->source_used, g_strdup(ids[i]));
            continue;
        }
        dz_sheet_fault(sheet, "unlisted-source", "source '%s' is not listed in sources.csv", ids[i]);
        ok = false;
    }
    if (!*text) {
        dz_sheet_fault(sheet, "unlisted-source", "the row names no source");
        ok = false;
    }
    if (ok)
        *out = g_strdup(text);
    return ok;
}

void dz_load_names(DzLoader *loader)
{
    static const char *const columns[] = {"table", "id", "lang", "name", "basis", "source", NULL};
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "names", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        g_autofree char *source = NULL, *name = NULL;
        DzLang lang;
        if (!dz_lang_parse(dz_sheet_text(sheet, "lang"), &lang))
            dz_sheet_fault(sheet, "unknown-word", "lang '%s' is none of en, ar, tr, ru, fr",
                           dz_sheet_text(sheet, "lang"));
        dz_take_string(sheet, "name", &name);
        dz_take_sources(sheet, &source);
    }
}
