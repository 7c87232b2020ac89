/*
 * A name is looked for among ids, then names of settlements in every language, then those of crossings and
 * posts. What is asked for once a run is not indexed: going through all names costs a few milliseconds.
 */
#include "model/place.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_SUGGESTIONS = 5, MAX_CHOICES = 12, MAX_CHARACTERS = 64 };

/* Letters that decomposition leaves apart and spelling does not. */
static gunichar plain_letter(gunichar letter)
{
    switch (letter) {
    case 0x0131: /* dotless i */
        return 'i';
    case 0x0671: /* alef wasla */
        return 0x0627;
    case 0x0649: /* alef maksura */
        return 0x064a;
    case 0x0629: /* teh marbuta */
        return 0x0647;
    default:
        return letter;
    }
}

/* Signs that some write and others do not. */
static bool is_silent(gunichar letter)
{
    GUnicodeType type = g_unichar_type(letter);
    return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_FORMAT || letter == 0x0640 /* tatweel */ ||
           letter == '\'' || letter == '`' || (letter >= 0x2bb && letter <= 0x2bf) || letter == 0x2018 ||
           letter == 0x2019;
}

/* The same for a name in ASCII, as most are, at a tenth of the cost; NULL if it is not. */
static char *fold_ascii(const char *name)
{
    char *out = g_malloc(strlen(name) + 1);
    gsize length = 0;
    for (const char *at = name; *at; at++) {
        if ((guchar)*at >= 0x80) {
            g_free(out);
            return NULL;
        }
        if (*at == '\'' || *at == '`')
            continue;
        bool blank = g_ascii_isspace(*at) || (g_ascii_ispunct(*at) && g_unichar_ispunct((guchar)*at));
        if (!blank)
            out[length++] = g_ascii_tolower(*at);
        else if (length && out[length - 1] != ' ')
            out[length++] = ' ';
    }
    out[length && out[length - 1] == ' ' ? length - 1 : length] = '\0';
    return out;
}

char *dz_place_fold(const char *name)
{
    char *ascii = fold_ascii(name);
    if (ascii)
        return ascii;
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    g_autofree char *apart = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL);
    g_autofree char *lower = g_utf8_casefold(apart, -1);
    g_autofree char *again = g_utf8_normalize(lower, -1, G_NORMALIZE_ALL);
    GString *out = g_string_new(NULL);
    for (const char *at = again; *at; at = g_utf8_next_char(at)) {
        gunichar letter = plain_letter(g_utf8_get_char(at));
        if (is_silent(letter))
            continue;
        bool blank = g_unichar_isspace(letter) || g_unichar_ispunct(letter);
        if (!blank)
            g_string_append_unichar(out, letter);
        else if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    if (out->len && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

/* One that may be meant, and how many letters its name is off. */
typedef struct Candidate {
    DzPlace place;
    const DzText *text;
    int rank;
    guint off;
} Candidate;

static Candidate settlement_at(const DzDataset *set, guint i)
{
    const DzSettlement *place = DZ_SETTLEMENT(set, i);
    return (Candidate){{place->at, place->id, NULL, place->precision_km}, &place->name, place->rank, 0};
}

static Candidate crossing_at(const DzDataset *set, guint i)
{
    const DzCrossing *place = DZ_CROSSING(set, i);
    return (Candidate){{place->at, place->id, NULL, place->precision_km}, &place->name, 5, 0};
}

static Candidate post_at(const DzDataset *set, guint i)
{
    const DzPost *place = DZ_POST(set, i);
    return (Candidate){{place->at, place->id, NULL, place->precision_km}, &place->name, 5, 0};
}

/* All places there are: settlements first. Of Candidate; g_array_unref it. */
static GArray *all_places(const DzDataset *set)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Candidate));
    Candidate (*const kinds[])(const DzDataset *, guint) = {settlement_at, crossing_at, post_at};
    const guint counts[] = {set->settlements->len, set->crossings->len, set->posts->len};
    for (guint kind = 0; kind < G_N_ELEMENTS(kinds); kind++) {
        for (guint i = 0; i < counts[kind]; i++) {
            Candidate one = kinds[kind](set, i);
            g_array_append_val(all, one);
        }
    }
    return all;
}

/* How many letters must be changed, put in, left out or exchanged with the next to make one text of the
 * other (Damerau 1964, in the form that edits no letter twice); `most` + 1 if more than `most`. */
static guint letters_off(const gunichar *a, guint a_count, const gunichar *b, guint b_count, guint most)
{
    guint rows[3][MAX_CHARACTERS + 1];
    if (a_count > MAX_CHARACTERS || b_count > MAX_CHARACTERS ||
        MAX(a_count, b_count) - MIN(a_count, b_count) > most)
        return most + 1;
    for (guint k = 0; k <= b_count; k++)
        rows[0][k] = k;
    for (guint i = 1; i <= a_count; i++) {
        guint *row = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = i;
        for (guint k = 1; k <= b_count; k++) {
            row[k] = MIN(MIN(last[k], row[k - 1]) + 1, last[k - 1] + (a[i - 1] != b[k - 1]));
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = MIN(row[k], before[k - 2] + 1);
        }
    }
    return MIN(rows[a_count % 3][b_count], most + 1);
}

/* Is it the name without what is added in brackets to tell it from others? */
static bool is_plain_name(const char *name, const char *asked)
{
    const char *bracket = strstr(name, " (");
    g_autofree char *plain = bracket ? g_strndup(name, (gsize)(bracket - name)) : NULL;
    g_autofree char *folded = plain ? dz_place_fold(plain) : NULL;
    return folded && strcmp(folded, asked) == 0;
}

/* How far the nearest of a place's names is from the one asked for; 0 if one is the same. */
static guint names_off(const Candidate *one, const char *asked, const gunichar *letters, guint count,
                       guint most)
{
    guint least = most + 1;
    for (guint lang = 0; lang < DZ_LANG_COUNT && least > 0; lang++) {
        if (!one->text->in[lang])
            continue;
        g_autofree char *folded = dz_place_fold(one->text->in[lang]);
        if (strcmp(folded, asked) == 0 || is_plain_name(one->text->in[lang], asked))
            return 0;
        glong length = 0;
        g_autofree gunichar *name = most ? g_utf8_to_ucs4_fast(folded, -1, &length) : NULL;
        if (name)
            least = MIN(least, letters_off(letters, count, name, (guint)length, most));
        if (most && count > 3 && g_str_has_prefix(folded, asked))
            least = MIN(least, 1);
    }
    return least;
}

static gint compare_candidates(gconstpointer a, gconstpointer b)
{
    const Candidate *left = a, *right = b;
    if (left->off != right->off)
        return left->off < right->off ? -1 : 1;
    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    return strcmp(left->place.id, right->place.id);
}

/* "Saraqib (saraqib), Sarmin (sarmin)", at most so many. g_free it. */
static char *list(const GArray *candidates, DzLang lang, bool positions, guint most)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < MIN(candidates->len, most); i++) {
        const Candidate *one = &g_array_index(candidates, Candidate, i);
        g_string_append_printf(out, "%s%s (%s", i ? ", " : "", dz_text_in(one->text, lang), one->place.id);
        if (positions)
            g_string_append_printf(out, ", at %.7g %.7g", one->place.at.lon, one->place.at.lat);
        g_string_append_c(out, ')');
    }
    if (candidates->len > most)
        g_string_append_printf(out, " and %u more", candidates->len - most);
    return g_string_free(out, FALSE);
}

/* Those of `all` whose name is at most `most` letters off, nearest first. Of Candidate; g_array_unref it. */
static GArray *matches(const GArray *all, const char *asked, guint most)
{
    glong count = 0;
    g_autofree gunichar *letters = g_utf8_to_ucs4_fast(asked, -1, &count);
    GArray *found = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (guint i = 0; i < all->len; i++) {
        Candidate one = g_array_index(all, Candidate, i);
        one.off = names_off(&one, asked, letters, (guint)count, most);
        if (one.off <= most)
            g_array_append_val(found, one);
    }
    g_array_sort(found, compare_candidates);
    return found;
}

static void fail(const GArray *all, const char *name, const char *asked, DzLang lang, GError **error)
{
    guint most = CLAMP((guint)g_utf8_strlen(asked, -1) / 3, 1, 3);
    g_autoptr(GArray) near = matches(all, asked, most);
    g_autofree char *names = list(near, lang, false, MAX_SUGGESTIONS);
    if (near->len)
        g_set_error(error, DZ_ERROR, DZ_ERROR_UNKNOWN,
                    "there is no place '%s' in the data set; did you mean %s?", name, names);
    else
        g_set_error(error, DZ_ERROR, DZ_ERROR_UNKNOWN, "there is no place '%s' in the data set", name);
}

/* Takes the only one there is, or says which there are. */
static bool choose(const GArray *found, guint from, guint count, const char *name, DzLang lang,
                   DzPlace *place, GError **error)
{
    if (count == 1) {
        const Candidate *one = &g_array_index(found, Candidate, from);
        *place = one->place;
        place->name = dz_text_in(one->text, lang);
        return true;
    }
    g_autofree char *names = list(found, lang, true, MAX_CHOICES);
    g_set_error(error, DZ_ERROR, DZ_ERROR_UNKNOWN, "'%s' may be any of %u places; give the id of one: %s",
                name, count, names);
    return false;
}

bool dz_place_find(const DzDataset *set, const char *name, DzLang lang, DzPlace *place, GError **error)
{
    g_autoptr(GArray) all = all_places(set);
    g_autofree char *asked = dz_place_fold(name);
    for (guint i = 0; i < all->len; i++)
        if (strcmp(g_array_index(all, Candidate, i).place.id, name) == 0)
            return choose(all, i, 1, name, lang, place, error);
    guint settlements = set->settlements->len;
    g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(Candidate));
    g_array_append_vals(first, all->data, settlements);
    g_autoptr(GArray) found = matches(first, asked, 0);
    if (found->len == 0) {
        g_array_unref(found);
        found = matches(all, asked, 0);
    }
    if (found->len > 0)
        return choose(found, 0, found->len, name, lang, place, error);
    fail(all, name, asked, lang, error);
    return false;
}
