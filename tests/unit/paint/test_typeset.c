#include "paint/paint_in.h"

#include <pango/pangocairo.h>

/* Where the first letter of a text lies on its line, as the layout that is kept of it has it. */
static int first_letter(DzPango *pango, const char *text, DzLang lang)
{
    DzMark mark = {.kind = DZ_MARK_TEXT, .text = (char *)text, .lang = lang};
    mark.font = (DzFont){.name = "Noto Sans", .size_mm = 3};
    double left = 0;
    PangoRectangle place;
    pango_layout_index_to_pos(dz_pango_layout(pango, &mark, &left), 0, &place);
    return place.x;
}

/* Figures that stand before a word in Arabic lie at the line's right end; in English at its left. */
static void texts_keep_the_direction_of_their_language(void)
{
    static const char text[] = "(5) أب 4 km";
    g_autoptr(DzPango) pango = dz_pango_new();
    int arabic = first_letter(pango, text, DZ_LANG_AR);
    int english = first_letter(pango, text, DZ_LANG_EN);
    g_assert_cmpint(english, ==, 0);
    g_assert_cmpint(arabic, >, 0);
    g_assert_cmpint(first_letter(pango, text, DZ_LANG_AR), ==, arabic);
    g_assert_cmpint(first_letter(pango, text, DZ_LANG_EN), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paint/typeset/texts keep the direction of their language, whatever is set between",
                    texts_keep_the_direction_of_their_language);
    return g_test_run();
}
