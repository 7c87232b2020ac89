/*
 * The page around the map: title, panel with outcome, table of zones and legend, credit. All is laid out as
 * on a left-to-right page and mirrored where the language runs the other way.
 */
#include "scene/scene_in.h"

#include <math.h>

static const double MARGIN_MM = 6, TITLE_MM = 16, CREDIT_MM = 11, GAP_MM = 5;

DzLayout dz_map_layout(const DzMap *map, double aspect)
{
    double margin = dz_map_mm(map, MARGIN_MM), width = map->scene->width_mm, height = map->scene->height_mm;
    DzLayout layout = {.margin = margin, .title_y = margin};
    double top = margin + dz_map_mm(map, TITLE_MM), bottom = height - margin - dz_map_mm(map, CREDIT_MM);
    double inner = width - 2 * margin;
    double frame_width = CLAMP((bottom - top) * aspect, 0.48 * inner, inner - dz_map_mm(map, GAP_MM + 74));
    frame_width = MAX(frame_width, 0.48 * inner);
    layout.frame = (DzPageBox){margin, top, margin + frame_width, bottom};
    layout.panel = (DzPageBox){layout.frame.max_x + dz_map_mm(map, GAP_MM), top, width - margin, bottom};
    layout.credit_y = bottom + dz_map_mm(map, 2);
    return layout;
}

/* The layout as it was when the frame was fixed, left to right. */
static DzLayout layout_of(const DzMap *map)
{
    double margin = dz_map_mm(map, MARGIN_MM), width = map->scene->width_mm;
    double frame_width = map->view.frame.max_x - map->view.frame.min_x;
    DzLayout layout = {.margin = margin, .title_y = margin};
    layout.frame = (DzPageBox){margin, map->view.frame.min_y, margin + frame_width, map->view.frame.max_y};
    layout.panel = (DzPageBox){layout.frame.max_x + dz_map_mm(map, GAP_MM), layout.frame.min_y,
                               width - margin, layout.frame.max_y};
    layout.credit_y = layout.frame.max_y + dz_map_mm(map, 2);
    return layout;
}

static void add_frame(DzMap *map)
{
    const DzPageBox *frame = &map->view.frame;
    DzPath *path = dz_path_new();
    DzPage corners[] = {{frame->min_x, frame->min_y},
                        {frame->max_x, frame->min_y},
                        {frame->max_x, frame->max_y},
                        {frame->min_x, frame->max_y}};
    for (guint i = 0; i < 4; i++)
        dz_path_add(path, corners[i]);
    dz_path_end(path);
    DzMark *mark = dz_scene_add_shape(map->scene, "frame", path, true);
    mark->stroke = (DzStroke){dz_map_mm(map, 0.3), map->look->ink_soft, {0, 0}};
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

/* A size at which `text` fits into one line of `width`: the look's, or smaller. */
static DzFont fitting_font(const DzMap *map, const char *text, double size_mm, bool bold, double width)
{
    DzFont font = {.size_mm = dz_map_mm(map, size_mm), .bold = bold};
    double natural = dz_map_measure(map, text, &font, 0).width_mm;
    if (natural > width)
        font.size_mm *= width / natural * 0.995;
    return font;
}

static void add_title(DzMap *map, const DzLayout *layout)
{
    double width = map->scene->width_mm - 2 * layout->margin;
    g_autofree char *title = title_text(map);
    const char *subtitle = dz_text_in(&map->set->title, map->lang);
    DzFont large = fitting_font(map, title, map->look->title_mm, true, width);
    DzFont small = fitting_font(map, subtitle, map->look->subtitle_mm, false, width);
    double bottom = layout->frame.min_y - dz_map_mm(map, 1.6),
           line = dz_map_measure(map, subtitle, &small, 0).height_mm;
    double above = dz_map_measure(map, title, &large, 0).height_mm;
    dz_map_text(map, "title", title, (DzPage){layout->margin, bottom - line - above + dz_map_mm(map, 0.6)}, 0,
                large, map->look->ink, 0);
    dz_map_text(map, "title", subtitle, (DzPage){layout->margin, bottom - line}, 0, small,
                map->look->ink_soft, 0);
    map->scene->title = g_strdup_printf("%s: %s", subtitle, title);
}

static void add_credit(DzMap *map, const DzLayout *layout)
{
    double width = map->scene->width_mm - 2 * layout->margin;
    g_autofree char *licence = g_strdup_printf(dz_word(DZ_WORD_LICENCE, map->lang), map->set->licence);
    g_autofree char *data =
        g_strdup_printf(dz_word(DZ_WORD_DATA, map->lang), dz_text_in(&map->set->credit, map->lang));
    g_autofree char *version = g_strdup_printf("%s %s", map->set->id, map->set->version);
    g_autofree char *text = g_strdup_printf(
        "%s\n%s · %s · dezmap %s", dz_text_in(&map->set->disclaimer, map->lang), data, licence, version);
    DzFont font = {.size_mm = dz_map_mm(map, map->look->small_mm)};
    double room = map->scene->height_mm - layout->margin * 0.6 - layout->credit_y;
    for (guint i = 0; i < 20 && dz_map_measure(map, text, &font, width).height_mm > room; i++)
        font.size_mm *= 0.95;
    dz_map_text(map, "credit", text, (DzPage){layout->margin, layout->credit_y}, 0, font, map->look->ink_soft,
                width);
    map->scene->credit = g_strdup(data);
    map->scene->licence = g_strdup(map->set->licence);
    map->scene->date = map->set->date;
}

/* The picture in words, for those who cannot see it. */
static char *describe(const DzMap *map)
{
    GString *text = g_string_new(map->scene->title);
    g_string_append_c(text, '.');
    for (guint z = 0; z < map->set->zones->len; z++) {
        const DzZoneStatus *status = &map->statuses[z];
        g_string_append_printf(text, " %s: %s", dz_text_in(&DZ_ZONE(map->set, z)->name, map->lang),
                               dz_word(DZ_WORD_NO_RECORD + status->status, map->lang));
        if (status->has_figures) {
            g_autofree char *held = dz_words_number(status->held_km2, 0, false, map->lang);
            g_autofree char *agreed = dz_words_number(status->agreed_km2, 0, false, map->lang);
            g_string_append_printf(text, ", %s / %s %s", held, agreed, dz_word(DZ_WORD_KM2, map->lang));
        }
        g_string_append_c(text, '.');
    }
    return g_string_free(text, FALSE);
}

void dz_map_furniture(DzMap *map)
{
    DzLayout layout = layout_of(map);
    add_frame(map);
    add_title(map, &layout);
    dz_map_panel(map, layout.panel);
    add_credit(map, &layout);
    map->scene->description = describe(map);
}
