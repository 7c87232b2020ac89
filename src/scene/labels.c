/*
 * Texts on the map: read from the style, measured, written.
 */
#include "scene/symbols_in.h"

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

bool dz_label_read(DzMap *map, guint order, const DzThing *thing, DzLabel *out)
{
    const DzStyleLayer *layer = dz_style_layer_at(map->style, order);
    const DzStyleFeature *feature = &thing->feature;
    double zoom = map->zoom;
    g_autofree char *plain = dz_style_text(layer, DZ_TEXT_FIELD, feature, zoom);
    double size = dz_map_px(map, dz_style_number(layer, DZ_TEXT_SIZE, feature, zoom));
    if (!*plain || size <= 0 || !dz_style_layer_admits(layer, feature, zoom))
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
    out->size = dz_map_measure(map, out->text, &out->font, 0);
    double widest = size * dz_style_number(layer, DZ_TEXT_MAX_WIDTH, feature, zoom);
    if (widest > 0 && out->size.width_mm > widest) {
        out->size = dz_map_measure(map, out->text, &out->font, widest);
        out->wrap_mm = widest;
    }
    return true;
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

void dz_label_add(DzMap *map, const DzLabel *label, DzPageBox ink)
{
    DzPage at = {(ink.min_x + ink.max_x) / 2, ink.min_y - label->size.ink_top_mm};
    DzMark *mark = dz_scene_add_text(map->scene, label->source, label->text, at, label->font, label->colour);
    mark->order = label->order;
    mark->in_frame = true;
    mark->anchor = 0.5;
    mark->wrap_mm = label->wrap_mm;
    mark->halo = label->halo;
    mark->halo_mm = label->halo_mm;
    dz_map_take(map, ink, true);
}
