/*
 * arrangements.csv: what an agreement lays down by a rule.
 */
#include "load/load_in.h"

#include <string.h>

static bool has_road(const DzDataset *set, const char *name)
{
    const GArray *roads = set->layers[DZ_LAYER_ROADS].features;
    for (guint i = 0; i < roads->len; i++)
        if (strcmp(dz_text_in(&g_array_index(roads, DzFeature, i).name, DZ_LANG_EN), name) == 0)
            return true;
    return false;
}

/* What the rule measures from: "front:ZONE" for `inside`, "road:NAME" for `beside`. */
static bool take_line(DzSheet *sheet, DzLoader *loader, DzProvision *provision)
{
    const char *text = dz_sheet_text(sheet, "line");
    if (provision->rule == DZ_RULE_INSIDE && g_str_has_prefix(text, "front:")) {
        provision->zone =
            (int)GPOINTER_TO_UINT(g_hash_table_lookup(loader->zones, text + strlen("front:"))) - 1;
        if (provision->zone >= 0)
            return true;
    }
    if (provision->rule == DZ_RULE_BESIDE && g_str_has_prefix(text, "road:")) {
        g_free(provision->road);
        provision->road = g_strdup(text + strlen("road:"));
        if (has_road(loader->set, provision->road))
            return true;
    }
    dz_sheet_fault(
        sheet, "unknown-line",
        "line '%s' is neither front:ZONE with rule inside nor road:NAME with rule beside, of a zone "
        "or road that is there",
        text);
    return false;
}

/* Two settlements separated by ;, or nothing. */
static bool take_ends(DzSheet *sheet, DzLoader *loader, int ends[2])
{
    const char *text = dz_sheet_text(sheet, "ends");
    g_auto(GStrv) ids = g_strsplit(text, ";", -1);
    ends[0] = ends[1] = -1;
    if (!*text)
        return true;
    for (guint i = 0; i < 2 && g_strv_length(ids) == 2; i++)
        ends[i] = (int)GPOINTER_TO_UINT(g_hash_table_lookup(loader->settlements, ids[i])) - 1;
    if (ends[0] >= 0 && ends[1] >= 0)
        return true;
    dz_sheet_fault(sheet, "unknown-settlement",
                   "expected two settlement ids in column 'ends', separated by ;, not '%s'", text);
    return false;
}

static bool take_provision(DzSheet *sheet, DzLoader *loader, DzProvision *provision)
{
    static const char *const rules[] = {"inside", "beside", NULL};
    int rule = 0;
    *provision = (DzProvision){.zone = -1, .road = g_strdup("")};
    bool ok = dz_take_string(sheet, "id", &provision->id);
    ok = dz_take_word(sheet, "rule", "unknown-word", rules, &rule) && ok;
    provision->rule = (DzRule)rule;
    ok = ok && take_line(sheet, loader, provision);
    ok = take_ends(sheet, loader, provision->ends) && ok;
    ok = dz_take_number(sheet, "distance_km", 0.01, 500, &provision->distance_km) && ok;
    ok = dz_take_day(sheet, "from", &provision->from) && ok;
    ok = dz_take_day_or(sheet, "to", DZ_DAY_OPEN, &provision->to) && ok;
    ok = dz_take_sources(sheet, &provision->source) && ok;
    dz_take_text(sheet, "name", &provision->name);
    if (ok && provision->to <= provision->from) {
        dz_sheet_fault(sheet, "backward-date", "to is not after from");
        ok = false;
    }
    return ok;
}

void dz_load_provisions(DzLoader *loader)
{
    static const char *const columns[] = {"id",   "name", "rule",   "line", "distance_km",
                                          "from", "to",   "source", NULL};
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (dz_load_failed(loader, "zones") || dz_load_failed(loader, "settlements"))
        return;
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "arrangements", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        DzProvision provision;
        if (take_provision(sheet, loader, &provision))
            dz_load_register(sheet, ids, provision.id, loader->set->provisions->len);
        g_array_append_val(loader->set->provisions, provision);
    }
}
