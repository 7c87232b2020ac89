/*
 * Texts on the map: read from the style, measured, written.
 */
#include "scene/symbols_in.h"
#include "style/limits.h"

#include <math.h>

/* Do the letters join, so that none may be moved away from the next? */
static bool joins(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(text));
        if (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_SYRIAC ||
            script == G_UNICODE_SCRIPT_MONGOLIAN || script == G_UNICODE_SCRIPT_NKO)
            return true;
    }
    return false;
}

/* GLib's own functions go by the process's locale; the map's language decides here. */
static gunichar transformed(gunichar letter, DzTextTransform transform, DzLang lang)
{
    if (lang == DZ_LANG_TR && transform == DZ_TRANSFORM_UPPERCASE && letter == 'i')
        return 0x130; /* with its dot */
    if (lang == DZ_LANG_TR && transform == DZ_TRANSFORM_LOWERCASE && letter == 'I')
        return 0x131; /* without one */
    return transform == DZ_TRANSFORM_UPPERCASE ? g_unichar_toupper(letter) : g_unichar_tolower(letter);
}

static char *transform_text(const char *text, DzTextTransform transform, DzLang lang)
{
    if (transform == DZ_TRANSFORM_NONE)
        return g_strdup(text);
    GString *out = g_string_new(NULL);
    for (; *text; text = g_utf8_next_char(text))
        g_string_append_unichar(out, transformed(g_utf8_get_char(text), transform, lang));
    return g_string_free(out, FALSE);
}

/* Measures a text of a symbol layer; false if the map has had too many letters. */
static bool measure_label(DzMap *map, const DzStyleLayer *layer, DzLabel *label, double wrap_mm)
{
    guint letters = (guint)g_utf8_strlen(label->text, -1);
    if (map->verbose || letters > dz_limit(DZ_LIMIT_LETTERS) - map->letters) {
        map->verbose = map->verbose ? map->verbose : layer;
        return false;
    }
    map->letters += letters;
    label->size = dz_map_measure(map, label->text, &label->font, wrap_mm);
    return true;
}

bool dz_label_read(DzMap *map, guint order, const DzThing *thing, DzLabel *out)
{
    const DzStyleLayer *layer = dz_style_layer_at(map->style, order);
    const DzStyleFeature *feature = &thing->feature;
    double zoom = map->zoom;
    if (map->verbose) /* the map will not be drawn */
        return false;
    g_autofree char *plain = dz_style_text(layer, DZ_TEXT_FIELD, feature, zoom);
    double size = dz_map_px(map, dz_style_number(layer, DZ_TEXT_SIZE, feature, zoom));
    if (!*plain || size <= 0 || size > map->scene->height_mm || !dz_style_layer_admits(layer, feature, zoom))
        return false;
    DzTextTransform transform = (DzTextTransform)dz_style_choice(layer, DZ_TEXT_TRANSFORM, feature, zoom);
    g_autofree char *text = transform_text(plain, transform, map->lang);
    g_auto(GStrv) fonts = dz_style_texts(layer, DZ_TEXT_FONT, feature, zoom);
    g_autofree char *font = g_strjoinv(", ", fonts);
    double opacity = dz_style_number(layer, DZ_TEXT_OPACITY, feature, zoom);
    *out = (DzLabel){.source = feature->source,
                     .text = dz_scene_keep(map->scene, text),
                     .order = order,
                     .font = {.name = dz_scene_keep(map->scene, font), .size_mm = size},
                     .colour = dz_style_colour(layer, DZ_TEXT_COLOUR, feature, zoom),
                     .halo = dz_style_colour(layer, DZ_TEXT_HALO_COLOUR, feature, zoom)};
    if (!joins(text))
        out->font.spacing_mm = size * dz_style_number(layer, DZ_TEXT_LETTER_SPACING, feature, zoom);
    out->colour.a *= opacity;
    out->halo.a *= opacity;
    out->halo_mm = 2 * dz_map_px(map, dz_style_number(layer, DZ_TEXT_HALO_WIDTH, feature, zoom));
    if (!measure_label(map, layer, out, 0))
        return false;
    double widest = size * dz_style_number(layer, DZ_TEXT_MAX_WIDTH, feature, zoom);
    if (widest <= 0 || out->size.width_mm <= widest)
        return true;
    out->wrap_mm = widest;
    return measure_label(map, layer, out, widest);
}

DzLabel dz_label_scaled(const DzMap *map, const DzLabel *label, double factor)
{
    DzLabel scaled = *label;
    scaled.font.size_mm *= factor;
    scaled.font.spacing_mm *= factor;
    scaled.wrap_mm *= factor;
    scaled.size = dz_map_measure(map, scaled.text, &scaled.font, scaled.wrap_mm);
    return scaled;
}

double dz_label_ink_height(const DzLabel *label)
{
    return label->size.ink_bottom_mm - label->size.ink_top_mm;
}

bool dz_label_fits(const DzMap *map, const DzLabel *label, DzPageBox box)
{
    static const double inset = 0.3, aside = 0.35, above = 0.12; /* ems to the frame, to other things */
    double em = label->font.size_mm;
    DzPageBox room = {box.min_x - aside * em, box.min_y - above * em, box.max_x + aside * em,
                      box.max_y + above * em};
    const DzPageBox *frame = &map->view.frame;
    return box.min_x >= frame->min_x + inset * em && box.max_x <= frame->max_x - inset * em &&
           box.min_y >= frame->min_y + inset * em && box.max_y <= frame->max_y - inset * em &&
           dz_map_is_clear(map, &room, &box);
}

/* The box around a turned one. */
static DzPageBox turned(DzPageBox box, double angle_deg)
{
    double c = fabs(cos(angle_deg * G_PI / 180)), s = fabs(sin(angle_deg * G_PI / 180));
    double x = (box.min_x + box.max_x) / 2, y = (box.min_y + box.max_y) / 2;
    double half_x = (box.max_x - box.min_x) / 2, half_y = (box.max_y - box.min_y) / 2;
    double reach_x = c * half_x + s * half_y, reach_y = s * half_x + c * half_y;
    return (DzPageBox){x - reach_x, y - reach_y, x + reach_x, y + reach_y};
}

void dz_label_add(DzMap *map, const DzLabel *label, DzPageBox ink, double angle_deg)
{
    DzPage at = {(ink.min_x + ink.max_x) / 2, ink.min_y - label->size.ink_top_mm};
    DzMark *mark = dz_scene_add_text(map->scene, label->source, label->text, at, label->font, label->colour);
    mark->order = label->order;
    mark->in_frame = true;
    mark->anchor = 0.5;
    mark->wrap_mm = label->wrap_mm;
    mark->angle_deg = angle_deg;
    mark->halo = label->halo;
    mark->halo_mm = label->halo_mm;
    dz_map_take(map, turned(ink, angle_deg), true);
}

/* A stretch of a line, from one of its points to another. */
typedef struct Stretch {
    const DzPage *points;
    guint first, last;
} Stretch;

/* Does the line keep to its chord, so that letters along that stand along it too? */
static bool is_straight(const Stretch *stretch, double apart_mm)
{
    DzPage a = stretch->points[stretch->first], b = stretch->points[stretch->last];
    double length = hypot(b.x - a.x, b.y - a.y);
    for (guint i = stretch->first + 1; length > 0 && i < stretch->last; i++) {
        DzPage at = stretch->points[i];
        if (fabs((b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x)) / length > apart_mm)
            return false;
    }
    return length > 0;
}

/* Writes the label over the middle of the stretch's chord, if that is neither too steep nor taken. */
static bool place_along(DzMap *map, const Stretch *stretch, const DzLabel *label)
{
    static const double steepest_deg = 30, above = 0.25; /* ems from the line */
    DzPage a = stretch->points[stretch->first], b = stretch->points[stretch->last];
    if (a.x > b.x) { /* letters run to the right */
        DzPage swap = a;
        a = b;
        b = swap;
    }
    double angle = atan2(b.y - a.y, b.x - a.x), em = label->font.size_mm;
    if (fabs(angle) > steepest_deg * G_PI / 180)
        return false;
    double half_x = label->size.width_mm / 2, half_y = dz_label_ink_height(label) / 2;
    double out = half_y + above * em;
    DzPage middle = {(a.x + b.x) / 2 + sin(angle) * out, (a.y + b.y) / 2 - cos(angle) * out};
    DzPageBox ink = {middle.x - half_x, middle.y - half_y, middle.x + half_x, middle.y + half_y};
    if (!dz_label_fits(map, label, turned(ink, angle * 180 / G_PI)))
        return false;
    dz_label_add(map, label, ink, angle * 180 / G_PI);
    return true;
}

void dz_map_label_line(DzMap *map, const DzPath *line, const DzLabel *label)
{
    static const double longer = 1.15, bend = 0.35; /* times the text's width; ems */
    for (guint part = 0; part < dz_path_count(line); part++) {
        guint count = 0;
        Stretch stretch = {.points = dz_path_part(line, part, &count)};
        for (stretch.first = stretch.last = 0; stretch.first < count; stretch.first++) {
            DzPage a = stretch.points[stretch.first];
            stretch.last = MAX(stretch.last, stretch.first);
            while (stretch.last + 1 < count &&
                   hypot(stretch.points[stretch.last].x - a.x, stretch.points[stretch.last].y - a.y) <
                       longer * label->size.width_mm)
                stretch.last++;
            bool long_enough = hypot(stretch.points[stretch.last].x - a.x,
                                     stretch.points[stretch.last].y - a.y) >= longer * label->size.width_mm;
            if (long_enough && is_straight(&stretch, bend * label->font.size_mm) &&
                place_along(map, &stretch, label))
                return;
        }
    }
}
