#include "style/look.h"

#include <math.h>

static void looks_are_found_by_name(void)
{
    const DzLook *look = dz_look_find("report");
    g_assert_nonnull(look);
    g_assert_cmpstr(look->name, ==, "report");
    static const char *const wrong[] = {"", "Report", "report ", "reports", "poster"};
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
        g_assert_null(dz_look_find(wrong[i]));
}

/* Relative luminance and contrast as WCAG 2.1 defines them (section "Relative luminance"). */
static double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(DzColour colour)
{
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

static double contrast(DzColour a, DzColour b)
{
    double high = MAX(luminance(a), luminance(b)), low = MIN(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

static void texts_can_be_read(void)
{
    const DzLook *look = dz_look_find("report");
    DzColour texts[] = {look->ink, look->ink_soft, look->change, look->exchange};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_assert_cmpfloat(contrast(texts[i], look->paper), >=, 4.5);
    for (guint i = 0; i < 6; i++)
        if (look->zone_line[i].a > 0)
            g_assert_cmpfloat(contrast(look->zone_line[i], look->paper), >=, 4.5);
}

/* A status that has an outline must differ from every other in colour or in dash. */
static void statuses_can_be_told_apart(void)
{
    const DzLook *look = dz_look_find("report");
    for (guint i = 0; i < 6; i++) {
        for (guint k = 0; k < i; k++) {
            const DzColour *a = &look->zone_line[i], *b = &look->zone_line[k];
            bool drawn = a->a > 0 && b->a > 0;
            bool other = fabs(a->r - b->r) + fabs(a->g - b->g) + fabs(a->b - b->b) > 0.1 ||
                         fabs(look->zone_dash_mm[i] - look->zone_dash_mm[k]) > 0.4;
            g_assert_true(!drawn || other);
        }
    }
}

static void lengths_are_positive(void)
{
    const DzLook *look = dz_look_find("report");
    double lengths[] = {look->coast_mm,
                        look->border_mm,
                        look->river_mm,
                        look->governorate_mm,
                        look->zone_line_mm,
                        look->change_mm,
                        look->change_distance_mm,
                        look->front_mm,
                        look->front_dash_mm,
                        look->symbol_mm,
                        look->title_mm,
                        look->subtitle_mm,
                        look->body_mm,
                        look->small_mm,
                        look->halo_mm,
                        look->zone_label_mm,
                        look->town_mm,
                        look->pattern_mm,
                        look->pattern_distance_mm};
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
        g_assert_true(lengths[i] > 0 && lengths[i] < 20);
    for (guint i = 0; i < G_N_ELEMENTS(look->label_mm); i++)
        g_assert_true(look->label_mm[i] > 1 && (i == 0 || look->label_mm[i] <= look->label_mm[i - 1]));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/look/a look is found by its name", looks_are_found_by_name);
    g_test_add_func("/style/look/texts stand out from paper by WCAG's 4.5 to 1", texts_can_be_read);
    g_test_add_func("/style/look/no two statuses have the same outline", statuses_can_be_told_apart);
    g_test_add_func("/style/look/lengths are lengths, and lesser places have no larger labels",
                    lengths_are_positive);
    return g_test_run();
}
