/*
 * dataset.ini: what the data set is called, its limits, its parties. Every key is known; a misspelt one is an
 * error, because what it should have said would otherwise be missing in silence.
 */
#include "base/number.h"
#include "geo/project.h"
#include "load/load_in.h"

#include <string.h>

static void fault(DzLoader *loader, const char *group, const char *key, const char *text)
{
    guint line = dz_ini_line(loader->ini, group, key);
    if (!line)
        line = dz_ini_line(loader->ini, group, NULL);
    dz_load_fault(loader, "bad-setting", "dataset.ini", line, "[%s] %s: %s", group, key, text);
}

/* A text that must be there. */
static char *need(DzLoader *loader, const char *group, const char *key)
{
    char *text = dz_ini_text(loader->ini, group, key);
    if (!text || !*text)
        fault(loader, group, key, "is missing or empty");
    return text ? text : g_strdup("");
}

static DzDay need_day(DzLoader *loader, const char *group, const char *key)
{
    g_autofree char *text = need(loader, group, key);
    DzDay day = DZ_DAY_NONE;
    if (*text && !dz_day_parse(text, &day))
        fault(loader, group, key, "expected a date like 2018-05-15");
    return day;
}

/* A number in [min, max]; `otherwise` if the key is not there. */
static double number(DzLoader *loader, const char *group, const char *key, double min, double max,
                     double otherwise)
{
    g_autofree char *text = dz_ini_text(loader->ini, group, key);
    double value = otherwise;
    if (text && (!dz_number_parse(text, &value) || value < min || value > max)) {
        g_autofree char *expected = g_strdup_printf("'%s' is no number from %g to %g", text, min, max);
        fault(loader, group, key, expected);
    }
    return value;
}

static bool parse_box(const char *text, DzBox *box)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    double *sides[] = {&box->west, &box->south, &box->east, &box->north};
    if (g_strv_length(parts) != 4)
        return false;
    for (guint i = 0; i < 4; i++)
        if (!dz_number_parse(g_strstrip(parts[i]), sides[i]))
            return false;
    return box->west >= -180 && box->west < box->east && box->east <= 180 && box->south >= -90 &&
           box->south < box->north && box->north <= 90;
}

static DzBox need_box(DzLoader *loader, const char *group, const char *key)
{
    DzBox box = {-180, -90, 180, 90};
    g_autofree char *text = need(loader, group, key);
    if (*text && !parse_box(text, &box))
        fault(loader, group, key, "expected west,south,east,north in degrees, such as 35.4,32.2,38.4,37");
    return box;
}

static bool parse_colour(const char *text, DzColour *colour)
{
    if (strlen(text) != 7 || text[0] != '#')
        return false;
    guint value = 0;
    for (guint i = 1; i < 7; i++) {
        if (!g_ascii_isxdigit(text[i]))
            return false;
        value = value * 16 + (guint)g_ascii_xdigit_value(text[i]);
    }
    *colour = (DzColour){(value >> 16) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0, 1};
    return true;
}

/* The word's place in `words`, or 0 and a finding. */
static guint word(DzLoader *loader, const char *group, const char *key, const char *const *words)
{
    g_autofree char *text = dz_ini_text(loader->ini, group, key);
    for (guint i = 0; text && words[i]; i++)
        if (strcmp(text, words[i]) == 0)
            return i;
    if (text) {
        g_autofree char *all = g_strjoinv(", ", (char **)(gpointer)words);
        g_autofree char *message = g_strdup_printf("'%s' is none of %s", text, all);
        fault(loader, group, key, message);
    }
    return 0;
}

static void load_party(DzLoader *loader, const char *group)
{
    static const char *const patterns[] = {"none", "lines", "dots", "crosses", NULL};
    static const char *const yes_no[] = {"yes", "no", NULL};
    DzParty party = {.id = g_strdup(group + strlen("party ")), .colour = {.8, .8, .8, 1}};
    dz_load_ini_text(loader, group, "name", &party.name);
    if (!party.name.in[DZ_LANG_EN])
        fault(loader, group, "name", "is missing or empty");
    party.holds = word(loader, group, "holds", yes_no) == 0;
    party.pattern = (DzPattern)word(loader, group, "pattern", patterns);
    g_autofree char *colour = dz_ini_text(loader->ini, group, "colour");
    if ((colour || party.holds) && !parse_colour(colour ? colour : "", &party.colour))
        fault(loader, group, "colour", "expected one like #e2b8a2");
    g_hash_table_insert(loader->parties, g_strdup(party.id), GUINT_TO_POINTER(loader->set->parties->len + 1));
    g_array_append_val(loader->set->parties, party);
}

/* The groups of dataset.ini and their keys; NULL stands for "any key" (a table's keys are its own columns).
 */
static const struct {
    const char *group;
    bool prefix; /* the group's name goes on: [party sdf] */
    const char *keys[16];
} KNOWN[] = {
    {"dataset",
     false,
     {"format", "id", "title", "version", "date", "licence", "credit", "disclaimer", "note", "grid_deg",
      "tolerance_m"}},
    {"record", false, {"from", "to"}},
    {"status", false, {"in_force", "ended"}},
    {"map", false, {"crs", "extent"}},
    {"zones",
     false,
     {"from", "source", "layer", "crs", "field_zone", "zone", "field_party", "party", "field_from",
      "field_to", "field_round", "field_date", "field_source"}},
    {"control",
     false,
     {"from", "reach_km", "coverage", "source", "layer", "crs", "field_party", "party", "field_from",
      "field_to", "field_round", "field_date", "field_source"}},
    {"party ", true, {"name", "colour", "pattern", "holds"}},
    {"layer ", true, {"file", "layer", "precision_km", "licence", "credit"}},
    {"table ", true, {NULL}},
};

static bool is_known_key(guint known, const char *key)
{
    if (!KNOWN[known].keys[0])
        return true;
    g_autofree char *plain = g_strndup(key, strcspn(key, "["));
    for (guint i = 0; i < G_N_ELEMENTS(KNOWN[known].keys) && KNOWN[known].keys[i]; i++)
        if (strcmp(KNOWN[known].keys[i], plain) == 0)
            return true;
    return false;
}

static void check_group(DzLoader *loader, const char *group)
{
    if (g_str_has_prefix(group, "table "))
        dz_check_table_group(loader, group);
    for (guint i = 0; i < G_N_ELEMENTS(KNOWN); i++) {
        bool match =
            KNOWN[i].prefix ? g_str_has_prefix(group, KNOWN[i].group) : strcmp(group, KNOWN[i].group) == 0;
        if (!match)
            continue;
        g_auto(GStrv) keys = dz_ini_keys(loader->ini, group);
        for (guint k = 0; keys[k]; k++)
            if (!is_known_key(i, keys[k]))
                fault(loader, group, keys[k], "there is no such setting");
        return;
    }
    dz_load_fault(loader, "bad-setting", "dataset.ini", dz_ini_line(loader->ini, group, NULL),
                  "there is no group [%s]", group);
}

/* Asked here and not first by whoever draws a map: a CRS that cannot be drawn in is a fault of the data set.
 */
static void check_crs(DzLoader *loader)
{
    GError *error = NULL;
    if (*loader->set->crs && !loader->lean)
        dz_projection_free(dz_projection_new(loader->set->crs, &error));
    if (!error)
        return;
    fault(loader, "map", "crs", error->message);
    g_error_free(error);
}

/* A day that must be there unless polygons can tell it. */
static DzDay limit(DzLoader *loader, const char *key)
{
    if (dz_load_has_form(loader, DZ_FORM_POLYGONS) && !dz_ini_line(loader->ini, "record", key))
        return DZ_DAY_NONE;
    return need_day(loader, "record", key);
}

static void load_limits(DzLoader *loader)
{
    DzDataset *set = loader->set;
    set->record_from = limit(loader, "from");
    set->record_to = limit(loader, "to");
    if (set->record_to != DZ_DAY_NONE && set->record_to < set->record_from)
        fault(loader, "record", "to", "is before [record] from");
    set->in_force_share = number(loader, "status", "in_force", 0, 1, 0.95);
    set->ended_share = number(loader, "status", "ended", 0, 1, 0.05);
    if (set->ended_share >= set->in_force_share)
        fault(loader, "status", "ended", "must be below [status] in_force");
}

/* The themes: how each is given, or that there is none. */
static void load_themes(DzLoader *loader)
{
    static const char *const forms[] = {"none", "settlements", "polygons", NULL}; /* as DzForm */
    static const char *const groups[DZ_THEME_COUNT] = {"zones", "control"};
    DzDataset *set = loader->set;
    for (guint t = 0; t < DZ_THEME_COUNT; t++)
        set->themes[t].form = (DzForm)word(loader, groups[t], "from", forms);
    if (!dz_load_has_form(loader, DZ_FORM_SETTLEMENTS) && !dz_load_has_form(loader, DZ_FORM_POLYGONS))
        dz_load_fault(loader, "bad-setting", "dataset.ini", 0,
                      "neither [zones] nor [control] says from=settlements or from=polygons");
    set->reach_km = number(loader, "control", "reach_km", 0.1, 500, 10);
    set->coverage = (DzBox){-180, -90, 180, 90};
    if (dz_load_has_form(loader, DZ_FORM_SETTLEMENTS))
        set->coverage = need_box(loader, "control", "coverage");
    set->grid_deg = number(loader, "dataset", "grid_deg", 1e-7, 0.01, 1e-7);
    set->tolerance_m = number(loader, "dataset", "tolerance_m", 0, 100000, 0);
}

void dz_load_head(DzLoader *loader)
{
    static const char *const formats[] = {"1", NULL};
    DzDataset *set = loader->set;
    g_auto(GStrv) groups = dz_ini_groups(loader->ini);
    for (guint i = 0; groups[i]; i++)
        check_group(loader, groups[i]);
    word(loader, "dataset", "format", formats);
    set->id = need(loader, "dataset", "id");
    set->version = need(loader, "dataset", "version");
    set->licence = need(loader, "dataset", "licence");
    set->date = need_day(loader, "dataset", "date");
    g_free(need(loader, "dataset", "title"));
    g_free(need(loader, "dataset", "credit"));
    dz_load_ini_text(loader, "dataset", "title", &set->title);
    dz_load_ini_text(loader, "dataset", "credit", &set->credit);
    dz_load_ini_text(loader, "dataset", "disclaimer", &set->disclaimer);
    dz_load_ini_text(loader, "dataset", "note", &set->note);
    char *crs = dz_ini_text(loader->ini, "map", "crs");
    set->crs = crs ? crs : g_strdup("");
    check_crs(loader);
    load_themes(loader);
    load_limits(loader);
    if (!dz_load_has_form(loader, DZ_FORM_POLYGONS) || dz_ini_line(loader->ini, "map", "extent"))
        set->extent = need_box(loader, "map", "extent");
    for (guint i = 0; groups[i]; i++)
        if (g_str_has_prefix(groups[i], "party "))
            load_party(loader, groups[i]);
}
