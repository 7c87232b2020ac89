/*
 * What stands at a point: crossings and their statuses, exchanges with what each side released, posts.
 */
#include "load/load_in.h"

/* How well the day in a neighbouring column is known: `column`, which may be empty or not there. */
static bool take_precision(DzSheet *sheet, const char *column, DzPrecision *out)
{
    static const char *const words[] = {"day", "month", "year", NULL};
    int precision = DZ_PRECISION_DAY;
    bool ok =
        !*dz_sheet_text(sheet, column) || dz_take_word(sheet, column, "unknown-word", words, &precision);
    *out = (DzPrecision)precision;
    return ok;
}

static bool take_between(DzSheet *sheet, DzLoader *loader, int between[2])
{
    g_auto(GStrv) ids = g_strsplit(dz_sheet_text(sheet, "between"), ";", -1);
    if (g_strv_length(ids) != 2) {
        dz_sheet_fault(sheet, "unknown-party", "expected two party ids in column 'between', separated by ;");
        return false;
    }
    for (guint i = 0; i < 2; i++) {
        guint found = GPOINTER_TO_UINT(g_hash_table_lookup(loader->parties, ids[i]));
        between[i] = (int)found - 1;
        if (!found) {
            dz_sheet_fault(sheet, "unknown-party", "there is no party '%s'", ids[i]);
            return false;
        }
    }
    return true;
}

static void load_crossings(DzLoader *loader)
{
    static const char *const columns[] = {"id", "name", "precision_km", "between", "source", NULL};
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "crossings", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        DzCrossing crossing = {0};
        bool ok = dz_take_string(sheet, "id", &crossing.id);
        ok = dz_take_position(sheet, &crossing.at) && ok;
        ok = dz_take_number(sheet, "precision_km", 0, 1000, &crossing.precision_km) && ok;
        ok = take_between(sheet, loader, crossing.between) && ok;
        ok = dz_take_sources(sheet, &crossing.source) && ok;
        dz_take_text(sheet, "name", &crossing.name);
        if (ok)
            dz_load_register(sheet, loader->crossings, crossing.id, loader->set->crossings->len);
        g_array_append_val(loader->set->crossings, crossing);
    }
}

static void load_statuses(DzLoader *loader)
{
    static const char *const columns[] = {"crossing", "from", "status", "source", NULL};
    static const char *const states[] = {"open", "closed", "exchanges only", NULL};
    g_autoptr(GHashTable) days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "crossing_status", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        DzCrossingStatus status = {0};
        int state = 0;
        g_autofree char *source = NULL;
        bool ok =
            dz_take_reference(sheet, "crossing", "unknown-crossing", loader->crossings, &status.crossing);
        ok = dz_take_day(sheet, "from", &status.from) && ok;
        ok = take_precision(sheet, "precision", &status.precision) && ok;
        ok = dz_take_word(sheet, "status", "unknown-word", states, &state) && ok;
        ok = dz_take_sources(sheet, &source) && ok;
        status.state = (DzCrossingState)state;
        if (ok && !g_hash_table_add(days, g_strdup_printf("%d %d", status.crossing, status.from)))
            dz_sheet_fault(sheet, "overlapping-episodes", "the crossing has two statuses from the same day");
        if (ok)
            g_array_append_val(loader->set->crossing_statuses, status);
    }
}

static void load_exchanges(DzLoader *loader)
{
    static const char *const columns[] = {"id", "date", "crossing", "working_group", "source", NULL};
    static const char *const yes_no[] = {"no", "yes", NULL};
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "exchanges", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        DzExchange exchange = {0};
        int working_group = 0;
        bool ok = dz_take_string(sheet, "id", &exchange.id);
        ok = dz_take_day(sheet, "date", &exchange.date) && ok;
        ok = take_precision(sheet, "precision", &exchange.precision) && ok;
        ok =
            dz_take_reference(sheet, "crossing", "unknown-crossing", loader->crossings, &exchange.crossing) &&
            ok;
        ok = dz_take_word(sheet, "working_group", "unknown-word", yes_no, &working_group) && ok;
        ok = dz_take_sources(sheet, &exchange.source) && ok;
        exchange.working_group = working_group == 1;
        if (ok)
            dz_load_register(sheet, loader->exchanges, exchange.id, loader->set->exchanges->len);
        g_array_append_val(loader->set->exchanges, exchange);
    }
}

static void load_releases(DzLoader *loader)
{
    static const char *const columns[] = {"exchange", "party", "released", NULL};
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "releases", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        DzRelease release = {0};
        bool ok =
            dz_take_reference(sheet, "exchange", "unknown-exchange", loader->exchanges, &release.exchange);
        ok = dz_take_reference(sheet, "party", "unknown-party", loader->parties, &release.party) && ok;
        ok = dz_take_integer(sheet, "released", 0, 1000000, &release.released) && ok;
        if (ok)
            g_array_append_val(loader->set->releases, release);
    }
}

/* When a post was set up, encircled and left, and how well each day is known. */
static bool take_post_days(DzSheet *sheet, DzPost *post)
{
    bool ok = dz_take_day(sheet, "from", &post->from);
    ok = dz_take_day_or(sheet, "encircled", DZ_DAY_NONE, &post->encircled) && ok;
    ok = dz_take_day_or(sheet, "to", DZ_DAY_OPEN, &post->to) && ok;
    ok = take_precision(sheet, "from_precision", &post->from_precision) && ok;
    ok = take_precision(sheet, "encircled_precision", &post->encircled_precision) && ok;
    ok = take_precision(sheet, "to_precision", &post->to_precision) && ok;
    if (ok && post->to < post->from)
        dz_sheet_fault(sheet, "backward-date", "to is before from");
    if (ok && post->encircled != DZ_DAY_NONE && (post->encircled < post->from || post->encircled > post->to))
        dz_sheet_fault(sheet, "backward-date", "encircled is not between from and to");
    return ok;
}

static void load_posts(DzLoader *loader)
{
    static const char *const columns[] = {"id", "name",         "kind",   "party", "from",
                                          "to", "precision_km", "source", NULL};
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "posts", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        DzPost post = {0};
        bool ok = dz_take_string(sheet, "id", &post.id);
        ok = dz_take_position(sheet, &post.at) && ok;
        ok = dz_take_string(sheet, "kind", &post.kind) && ok;
        ok = dz_take_reference(sheet, "party", "unknown-party", loader->parties, &post.party) && ok;
        ok = take_post_days(sheet, &post) && ok;
        ok = dz_take_number(sheet, "precision_km", 0, 1000, &post.precision_km) && ok;
        ok = dz_take_sources(sheet, &post.source) && ok;
        dz_take_text(sheet, "name", &post.name);
        if (ok)
            dz_load_register(sheet, ids, post.id, loader->set->posts->len);
        g_array_append_val(loader->set->posts, post);
    }
}

void dz_load_crossings(DzLoader *loader)
{
    load_posts(loader);
    load_crossings(loader);
    if (dz_load_failed(loader, "crossings"))
        return;
    load_statuses(loader);
    load_exchanges(loader);
    if (!dz_load_failed(loader, "exchanges"))
        load_releases(loader);
}
