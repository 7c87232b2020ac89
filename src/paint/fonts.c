/*
 * Whether this machine's fonts have the scripts of a language: pango draws boxes for letters that none has,
 * and says nothing.
 */
#include "paint/paint_in.h"

#include <pango/pangocairo.h>

/* A script, letters of it, and the language whose maps need it; -1: all, for names in Latin letters and
 * numbers stand on each. */
static const struct {
    const char *name, *letters;
    int lang;
} SCRIPTS[] = {
    {"Latin", "Aeéşğ0123–", -1}, {"Arabic", "إدلبحماة،", DZ_LANG_AR}, {"Cyrillic", "Идлибжщ", DZ_LANG_RU}};

static bool has_letters(PangoContext *context, const char *letters)
{
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_text(layout, letters, -1);
    int unknown = pango_layout_get_unknown_glyphs_count(layout);
    g_object_unref(layout);
    return unknown == 0;
}

char *dz_fonts_missing(DzLang lang)
{
    PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    g_autoptr(GString) missing = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(SCRIPTS); i++)
        if ((SCRIPTS[i].lang < 0 || SCRIPTS[i].lang == (int)lang) &&
            !has_letters(context, SCRIPTS[i].letters))
            g_string_append_printf(missing, "%s%s", missing->len ? ", " : "", SCRIPTS[i].name);
    g_object_unref(context);
    return missing->len ? g_strdup(missing->str) : NULL;
}
