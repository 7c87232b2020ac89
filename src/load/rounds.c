#include "load/load_in.h"

static gint compare_rounds(gconstpointer a, gconstpointer b)
{
    return ((const DzRound *)a)->number - ((const DzRound *)b)->number;
}

/* Days that must not run backwards; a finding if they do. */
static bool in_order(DzSheet *sheet, const char *earlier, DzDay from, const char *later, DzDay to)
{
    if (from <= to)
        return true;
    dz_sheet_fault(sheet, "backward-date", "%s is before %s", later, earlier);
    return false;
}

static bool take_round(DzSheet *sheet, DzRound *round)
{
    bool ok = dz_take_integer(sheet, "id", 1, 1000000, &round->number);
    ok = dz_take_day(sheet, "start", &round->start) && ok;
    ok = dz_take_day(sheet, "end", &round->end) && ok;
    ok = dz_take_day_or(sheet, "as_of", round->end, &round->as_of) && ok;
    ok = dz_take_sources(sheet, &round->source) && ok;
    dz_take_text(sheet, "city", &round->city);
    dz_take_text(sheet, "country", &round->country);
    dz_take_text(sheet, "outcome", &round->outcome);
    return ok && in_order(sheet, "start", round->start, "end", round->end) &&
           in_order(sheet, "start", round->start, "as_of", round->as_of);
}

/* Numbers and as-of days must rise together, or "the round before" would mean two things. */
static void check_sequence(DzLoader *loader)
{
    GArray *rounds = loader->set->rounds;
    for (guint i = 1; i < rounds->len; i++) {
        const DzRound *before = DZ_ROUND(loader->set, i - 1), *round = DZ_ROUND(loader->set, i);
        if (round->as_of <= before->as_of)
            dz_load_fault(loader, "backward-date", "rounds.csv", round->line,
                          "round %d is not later than round %d", round->number, before->number);
    }
}

void dz_load_rounds(DzLoader *loader)
{
    static const char *const columns[] = {"id", "start", "end", "city", "country", "outcome", "source", NULL};
    GArray *rounds = loader->set->rounds;
    g_autoptr(DzSheet) sheet =
        dz_sheet_open(loader, "rounds", columns, !dz_load_has_form(loader, DZ_FORM_POLYGONS));
    while (sheet && dz_sheet_next(sheet)) {
        DzRound round = {0};
        bool ok = take_round(sheet, &round);
        round.line = dz_sheet_line(sheet);
        g_autofree char *id = g_strdup_printf("%d", round.number);
        if (ok)
            dz_load_register(sheet, loader->rounds, id, rounds->len);
        g_array_append_val(rounds, round);
    }
    g_array_sort(rounds, compare_rounds);
    g_hash_table_remove_all(loader->rounds);
    for (guint i = 0; i < rounds->len; i++)
        g_hash_table_insert(loader->rounds, g_strdup_printf("%d", DZ_ROUND(loader->set, i)->number),
                            GUINT_TO_POINTER(i + 1));
    check_sequence(loader);
}

static void load_notes(DzLoader *loader)
{
    static const char *const columns[] = {"zone", "round", "text", "source", NULL};
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "zone_notes", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        DzZoneNote note = {0};
        g_autofree char *source = NULL;
        bool ok = dz_take_reference(sheet, "zone", "unknown-zone", loader->zones, &note.zone);
        ok = dz_take_reference(sheet, "round", "unknown-round", loader->rounds, &note.round) && ok;
        ok = dz_take_sources(sheet, &source) && ok;
        if (!ok)
            continue;
        dz_take_text(sheet, "text", &note.text);
        g_array_append_val(loader->set->zone_notes, note);
    }
}

static bool take_zone(DzSheet *sheet, DzLoader *loader, DzZone *zone)
{
    bool ok = dz_take_string(sheet, "id", &zone->id);
    ok = dz_take_reference(sheet, "party", "unknown-party", loader->parties, &zone->party) && ok;
    ok = dz_take_day(sheet, "agreed", &zone->agreed) && ok;
    ok = dz_take_day_or(sheet, "in_force", DZ_DAY_OPEN, &zone->in_force) && ok;
    ok = dz_take_day_or(sheet, "ended", DZ_DAY_OPEN, &zone->ended) && ok;
    ok = dz_take_sources(sheet, &zone->source) && ok;
    dz_take_text(sheet, "name", &zone->name);
    dz_take_text(sheet, "note", &zone->note);
    return ok && in_order(sheet, "agreed", zone->agreed, "in_force", zone->in_force) &&
           in_order(sheet, "agreed", zone->agreed, "ended", zone->ended);
}

void dz_load_zones(DzLoader *loader)
{
    static const char *const columns[] = {"id",       "name",  "party",  "agreed",
                                          "in_force", "ended", "source", NULL};
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "zones", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        DzZone zone = {0};
        if (take_zone(sheet, loader, &zone))
            dz_load_register(sheet, loader->zones, zone.id, loader->set->zones->len);
        g_array_append_val(loader->set->zones, zone);
    }
    if (!dz_load_failed(loader, "zones") && !dz_load_failed(loader, "rounds"))
        load_notes(loader);
}
