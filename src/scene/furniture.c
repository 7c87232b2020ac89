/*
 * The page around the map: title, panel with outcome, table of zones and legend, credit. All is laid out as
 * on a left-to-right page and mirrored where the language runs the other way.
 */
#include "scene/panel_in.h"

/* In ems: a line of the title or subtitle, of the credit, the gap between map and panel; and the least width
 * of the panel. */
static const double LINE = 1.42, CREDIT_LINES = 3.6, GAP = 1.8, PANEL = 27;
/* Under the subtitle's baseline; from the title's baseline to it; at least between letters. */
static const double DESCENT = 0.75, SUBTITLE = 1.5, CLEAR = 0.1;
static const double FRAME_LEAST = 0.48; /* of the page's width */
static const double PANEL_BELOW = 0.38; /* of an upright page's height, if the panel lies under the map */

static double em(const DzMap *map, DzPart part, DzPageKey size)
{
    return dz_map_mm(map, dz_page_number(map->style, part, size));
}

/* How tall title and credit are. */
static double title_height(const DzMap *map)
{
    return dz_page_shows(map->style, DZ_PART_TITLE)
               ? LINE * (em(map, DZ_PART_TITLE, DZ_KEY_SIZE) + em(map, DZ_PART_TITLE, DZ_KEY_SMALL)) +
                     GAP / 2 * em(map, DZ_PART_TITLE, DZ_KEY_SMALL)
               : 0;
}

static double credit_height(const DzMap *map)
{
    return dz_page_shows(map->style, DZ_PART_CREDIT)
               ? CREDIT_LINES * LINE * em(map, DZ_PART_CREDIT, DZ_KEY_SIZE)
               : 0;
}

/* The page without its margins, title and credit. */
static DzPageBox body_box(const DzMap *map)
{
    double margin = em(map, DZ_PART_PAGE, DZ_KEY_MARGIN);
    bool title_above = dz_page_place(map->style, DZ_PART_TITLE) != DZ_AT_BOTTOM;
    bool credit_above = dz_page_place(map->style, DZ_PART_CREDIT) == DZ_AT_TOP;
    double top = margin + (title_above ? title_height(map) : 0) + (credit_above ? credit_height(map) : 0);
    double bottom = map->scene->height_mm - margin - (title_above ? 0 : title_height(map)) -
                    (credit_above ? 0 : credit_height(map));
    return (DzPageBox){margin, top, map->scene->width_mm - margin, bottom};
}

static DzLayout layout_beside(const DzMap *map, const DzPageBox *body)
{
    double size = em(map, DZ_PART_PAGE, DZ_KEY_SIZE), gap = GAP * size;
    double panel = em(map, DZ_PART_PAGE, DZ_KEY_PANEL), inner = body->max_x - body->min_x;
    double width = CLAMP(inner - gap - (panel > 0 ? panel : PANEL * size), FRAME_LEAST * inner, inner);
    DzLayout layout = {.frame = *body, .panel = *body, .columns = 1};
    layout.frame.max_x = body->min_x + width;
    layout.panel.min_x = layout.frame.max_x + gap;
    return layout;
}

static DzLayout layout_below(const DzMap *map, const DzPageBox *body)
{
    DzLayout layout = {.frame = *body, .panel = *body, .columns = 2};
    layout.frame.max_y = body->max_y - PANEL_BELOW * (body->max_y - body->min_y);
    layout.panel.min_y = layout.frame.max_y + GAP * em(map, DZ_PART_PAGE, DZ_KEY_SIZE);
    return layout;
}

/* How large the ground is drawn [mm, of its height]. */
static double scale_of(const DzLayout *layout, double aspect)
{
    return MIN((layout->frame.max_x - layout->frame.min_x) / aspect,
               layout->frame.max_y - layout->frame.min_y);
}

DzLayout dz_map_layout(const DzMap *map, double aspect)
{
    DzPageBox body = body_box(map);
    DzLayout whole = {.frame = body, .panel = body}, beside = layout_beside(map, &body);
    if (!dz_map_has_panel(map))
        return whole;
    if (map->scene->width_mm >= map->scene->height_mm)
        return beside;
    DzLayout below = layout_below(map, &body);
    return scale_of(&below, aspect) > scale_of(&beside, aspect) ? below : beside;
}

void dz_map_frame(DzMap *map)
{
    double width = em(map, DZ_PART_PAGE, DZ_KEY_WIDTH);
    dz_map_shape(map, "frame", dz_map_box_path(&map->view.frame), true)->stroke =
        dz_map_stroke(width, dz_page_colour(map->style, DZ_PART_PAGE, DZ_KEY_SOFT));
}

/* "Round 14 · Nur-Sultan, 10-11 December 2019", without the city if there is none, or "Situation on 1 January
 * 2020". */
static char *title_text(const DzMap *map)
{
    if (map->request->when.round < 0) {
        g_autofree char *day = dz_words_day(map->day, map->lang);
        return g_strdup_printf(dz_word(DZ_WORD_SITUATION_ON, map->lang), day);
    }
    const DzRound *round = DZ_ROUND(map->set, map->request->when.round);
    g_autofree char *number = g_strdup_printf(dz_word(DZ_WORD_ROUND, map->lang), round->number);
    g_autofree char *days = dz_words_span(round->start, round->end, map->lang);
    if (!*dz_text_in(&round->city, map->lang))
        return g_strdup_printf("%s · %s", number, days);
    return g_strdup_printf("%s · %s%s %s", number, dz_text_in(&round->city, map->lang),
                           map->lang == DZ_LANG_AR ? "،" : ",", days);
}

/* What the data set is called; on a map of changes, what is compared too. */
static char *subtitle_text(const DzMap *map)
{
    const char *title = dz_text_in(&map->set->title, map->lang);
    if (!map->request->has_compare || map->before == DZ_DAY_NONE)
        return g_strdup(title);
    g_autofree char *change = dz_map_change_text(map);
    return g_strdup_printf("%s · %s", title, change);
}

/* The part's font in a size at which `text` fits into one line of `width`. */
static DzFont fitting_font(const DzMap *map, const char *text, DzPart part, DzPageKey size, bool bold,
                           double width)
{
    DzFont font = dz_map_font(map, part, size, bold);
    double natural = dz_map_measure(map, text, &font, 0).width_mm;
    if (natural > width)
        font.size_mm *= width / natural * 0.995;
    return font;
}

/* Above or below the frame, the subtitle under the title. */
void dz_map_title(DzMap *map, const char *title, const char *subtitle)
{
    double margin = em(map, DZ_PART_PAGE, DZ_KEY_MARGIN), width = map->scene->width_mm - 2 * margin;
    map->scene->heading = g_strdup(title);
    map->scene->title = g_strdup_printf(dz_word(DZ_WORD_LABELLED, map->lang), subtitle, title);
    if (!dz_page_shows(map->style, DZ_PART_TITLE))
        return;
    DzFont large = fitting_font(map, title, DZ_PART_TITLE, DZ_KEY_SIZE, true, width);
    DzFont small = fitting_font(map, subtitle, DZ_PART_TITLE, DZ_KEY_SMALL, false, width);
    /* by their baselines: scripts differ in how tall their lines are */
    bool below_map = dz_page_place(map->style, DZ_PART_TITLE) == DZ_AT_BOTTOM;
    double subtitle_y = below_map ? map->view.frame.max_y + GAP * small.size_mm + large.size_mm
                                  : map->view.frame.min_y - DESCENT * small.size_mm;
    DzTextSize above = dz_map_measure(map, title, &large, 0),
               below = dz_map_measure(map, subtitle, &small, 0);
    double subtitle_top = subtitle_y - below.baseline_mm;
    double clear = subtitle_top + below.ink_top_mm - small.size_mm * CLEAR - above.ink_bottom_mm;
    double title_top = MIN(subtitle_y - SUBTITLE * small.size_mm - above.baseline_mm, clear);
    dz_map_text(map, "title", title, (DzPage){margin, title_top}, 0, large,
                dz_page_colour(map->style, DZ_PART_TITLE, DZ_KEY_COLOUR), 0);
    dz_map_text(map, "title", subtitle, (DzPage){margin, subtitle_top}, 0, small,
                dz_page_colour(map->style, DZ_PART_TITLE, DZ_KEY_SOFT), 0);
}

static void add_title(DzMap *map)
{
    g_autofree char *own_title = dz_map_page_text(map, DZ_PART_TITLE, DZ_KEY_TEXT);
    g_autofree char *own_subtitle = dz_map_page_text(map, DZ_PART_TITLE, DZ_KEY_SUBTITLE);
    g_autofree char *title = own_title ? g_steal_pointer(&own_title) : title_text(map);
    g_autofree char *subtitle = own_subtitle ? g_steal_pointer(&own_subtitle) : subtitle_text(map);
    dz_map_title(map, title, subtitle);
}

/* "Lines of the base map are good to 3 km", with what sets it apart; "" if the base map does not say. g_free
 * it. */
static char *precision_text(const DzMap *map)
{
    double worst_km = dz_map_base_precision_km(map);
    if (worst_km <= 0)
        return g_strdup("");
    g_autofree char *km = dz_words_number(worst_km, worst_km < 1 ? 1 : 0, false, map->lang);
    g_autofree char *text = g_strdup_printf(dz_word(DZ_WORD_BASE_PRECISION, map->lang), km);
    return g_strdup_printf("%s · ", text);
}

/* What the style says first, then the data set's disclaimer, credit and licence, and how good the base map
 * is. */
static char *credit_text(const DzMap *map)
{
    g_autofree char *licence = g_strdup_printf(dz_word(DZ_WORD_LICENCE, map->lang), map->set->licence);
    g_autofree char *own = dz_map_page_text(map, DZ_PART_CREDIT, DZ_KEY_TEXT);
    g_autofree char *precision = precision_text(map);
    return g_strdup_printf("%s%s%s\n%s · %s%s · dezmap %s %s", own ? own : "", own ? "\n" : "",
                           dz_text_in(&map->set->disclaimer, map->lang), map->scene->credit, precision,
                           licence, map->set->id, map->set->version);
}

void dz_map_credit(DzMap *map)
{
    map->scene->credit =
        g_strdup_printf(dz_word(DZ_WORD_DATA, map->lang), dz_text_in(&map->set->credit, map->lang));
    map->scene->licence = g_strdup(map->set->licence);
    map->scene->date = map->set->date;
    if (!dz_page_shows(map->style, DZ_PART_CREDIT))
        return;
    double margin = em(map, DZ_PART_PAGE, DZ_KEY_MARGIN), width = map->scene->width_mm - 2 * margin;
    g_autofree char *text = credit_text(map);
    DzFont font = dz_map_font(map, DZ_PART_CREDIT, DZ_KEY_SIZE, false);
    bool above_map = dz_page_place(map->style, DZ_PART_CREDIT) == DZ_AT_TOP;
    double room = credit_height(map) - font.size_mm;
    for (guint i = 0; i < 20 && dz_map_measure(map, text, &font, width).height_mm > room; i++)
        font.size_mm *= 0.95;
    double y = above_map ? margin : map->scene->height_mm - margin - credit_height(map) + font.size_mm;
    dz_map_text(map, "credit", text, (DzPage){margin, y}, 0, font,
                dz_page_colour(map->style, DZ_PART_CREDIT, DZ_KEY_COLOUR), width);
}

void dz_map_furniture(DzMap *map)
{
    DzLayout layout = dz_map_layout(map, map->aspect);
    dz_map_frame(map);
    add_title(map);
    dz_map_credit(map);
    dz_map_parts_upon(map);
    if (dz_page_shows(map->style, DZ_PART_SCALEBAR))
        dz_map_scalebar(map);
    if (dz_page_shows(map->style, DZ_PART_NORTH))
        dz_map_north(map);
    if (dz_page_place(map->style, DZ_PART_INSET) != DZ_AT_PANEL)
        dz_map_corner_inset(map);
    if (dz_map_has_panel(map))
        dz_map_panel(map, &layout);
    dz_map_about(map);
}
