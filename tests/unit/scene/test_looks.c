/*
 * A copy of a style in which some values are others draws as it says, and nothing else changes.
 */
#include "pages.h"

#include <glib/gstdio.h>

static char *folder;

/* Copies a file of the style `report` into the folder, with what stands in `changes` put in the place of what
 * stands before it. */
static void copy_changed(const char *name, const char *const changes[][2], guint count)
{
    g_autofree char *from = g_build_filename("styles", name, NULL);
    g_autofree char *to = g_build_filename(folder, name, NULL);
    char *text = NULL;
    g_assert_true(g_file_get_contents(from, &text, NULL, NULL));
    for (guint i = 0; i < count; i++) {
        g_auto(GStrv) parts = g_strsplit(text, changes[i][0], -1);
        g_assert_cmpuint(g_strv_length(parts), >, 1); /* else the style has changed, and the test must too */
        g_free(text);
        text = g_strjoinv(changes[i][1], parts);
    }
    g_assert_true(g_file_set_contents(to, text, -1, NULL));
    g_free(text);
}

static DzScene *draw(const char *style, DzLang lang)
{
    GError *error = NULL;
    DzMapRequest request = request_of(8);
    request.style = style;
    request.lang = lang;
    DzScene *scene = dz_scene_build(pages.composite, &request, &pages.typesetter, &error);
    g_assert_no_error(error);
    return scene;
}

static bool is_colour(DzColour colour, guint rgb)
{
    return (guint)lround(colour.r * 255) == (rgb >> 16) &&
           (guint)lround(colour.g * 255) == (rgb >> 8 & 255) && (guint)lround(colour.b * 255) == (rgb & 255);
}

/* How many marks of the layer have that fill or stroke. */
static guint count_colour(const DzScene *scene, const char *layer, guint rgb)
{
    guint count = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        bool filled = mark->fill.a > 0 && is_colour(mark->fill, rgb);
        bool drawn = mark->stroke.width_mm > 0 && is_colour(mark->stroke.colour, rgb);
        count += is_layer(mark, layer) && mark->kind == DZ_MARK_SHAPE && (filled || drawn);
    }
    return count;
}

static guint count_text(const DzScene *scene, const char *layer, const char *text)
{
    guint count = 0;
    for (guint i = 0; i < scene->marks->len; i++)
        count += is_layer(mark_at(scene, i), layer) && g_strcmp0(mark_at(scene, i)->text, text) == 0;
    return count;
}

/* Sea, coast and roads. */
static void three_colours_draw_as_asked(void)
{
    static const char *const layers[][2] = {
        {"#dce8ef", "#123456"}, {"#7d97a5", "#abcdef"}, {"#b08d57", "#fedcba"}};
    copy_changed("report.json", layers, G_N_ELEMENTS(layers));
    copy_changed("report.ini", NULL, 0);
    g_autofree char *path = g_build_filename(folder, "report.json", NULL);
    g_autoptr(DzScene) plain = draw("report", DZ_LANG_EN);
    g_autoptr(DzScene) scene = draw(path, DZ_LANG_EN);
    const char *const sources[] = {"background", "coast", "road"};
    const guint before[] = {0xdce8ef, 0x7d97a5, 0xb08d57}, after[] = {0x123456, 0xabcdef, 0xfedcba};
    for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
        guint count = count_colour(plain, sources[i], before[i]);
        g_assert_cmpuint(count, >, 0);
        g_assert_cmpuint(count_colour(scene, sources[i], after[i]), ==, count);
        g_assert_cmpuint(count_colour(scene, sources[i], before[i]), ==, 0);
    }
    g_assert_cmpuint(scene->marks->len, ==, plain->marks->len);
}

static void a_font_and_a_legends_title_draw_as_asked(void)
{
    static const char *const page[][2] = {
        {"font=Noto Sans, Noto Sans Arabic, Noto Sans Math", "font=DejaVu Serif"},
        {"[legend]\n", "[legend]\ntext=What {round} shows\ntext[fr]=Ce que montre {round}\n"}};
    copy_changed("report.json", NULL, 0);
    copy_changed("report.ini", page, G_N_ELEMENTS(page));
    g_autofree char *path = g_build_filename(folder, "report.json", NULL);
    g_autoptr(DzScene) scene = draw(path, DZ_LANG_EN);
    g_autoptr(DzScene) french = draw(path, DZ_LANG_FR);
    g_assert_cmpuint(count_text(scene, "heading", "What 9 shows"), ==, 1);
    g_assert_cmpuint(count_text(scene, "heading", "Legend"), ==, 0);
    g_assert_cmpuint(count_text(french, "heading", "Ce que montre 9"), ==, 1);
    for (guint i = 0; i < scene->marks->len; i++)
        if (mark_at(scene, i)->kind == DZ_MARK_TEXT && !mark_at(scene, i)->in_frame)
            g_assert_cmpstr(mark_at(scene, i)->font.name, ==, "DejaVu Serif");
}

/* Whatever a style says must be drawn by it: without its layers the map is empty. */
static void an_empty_style_draws_an_empty_map(void)
{
    g_autofree char *path = g_build_filename(folder, "empty.json", NULL);
    g_assert_true(g_file_set_contents(path, "{\"version\": 8, \"sources\": {}, \"layers\": []}", -1, NULL));
    g_autoptr(DzScene) scene = draw(path, DZ_LANG_EN);
    for (guint i = 0; i < scene->marks->len; i++)
        g_assert_false(mark_at(scene, i)->in_frame);
    g_assert_cmpuint(count_text(scene, "legend", "Government of Syria"), ==, 0);
}

static void parts_of_the_page_can_be_switched_off(void)
{
    static const char *const parts[] = {"title",     "legend", "scalebar", "north",
                                        "graticule", "table",  "timeline", "credit"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *shown = g_strdup_printf("[%s]\nshow=yes", parts[i]);
        g_autofree char *hidden = g_strdup_printf("[%s]\nshow=no", parts[i]);
        const char *const change[][2] = {{shown, hidden}};
        copy_changed("report.json", NULL, 0);
        copy_changed("report.ini", change, 1);
        g_autofree char *path = g_build_filename(folder, "report.json", NULL);
        g_autoptr(DzScene) plain = draw("report", DZ_LANG_EN);
        g_autoptr(DzScene) scene = draw(path, DZ_LANG_EN);
        guint before = 0, after = 0;
        for (guint k = 0; k < plain->marks->len; k++)
            before += is_layer(mark_at(plain, k), parts[i]);
        for (guint k = 0; k < scene->marks->len; k++)
            after += is_layer(mark_at(scene, k), parts[i]);
        g_test_message("%s: %u marks, then %u", parts[i], before, after);
        g_assert_cmpuint(before, >, 0);
        g_assert_cmpuint(after, ==, 0);
    }
}

/* Towns with their names to the right of them, by the anchor "left" and an offset of two ems; text-size 20
 * px. */
static void texts_stand_where_their_anchor_says(void)
{
    static const char style[] = "{\"version\": 8, \"sources\": {\"s\": {\"type\": \"vector\"}}, \"layers\": "
                                "[{\"id\": \"t\", \"type\": \"symbol\", "
                                "\"source\": \"s\", \"source-layer\": \"settlement\", \"filter\": [\"==\", "
                                "[\"get\", \"rank\"], 1], \"layout\": {"
                                "\"icon-image\": \"town\", \"text-field\": [\"get\", \"name\"], "
                                "\"text-size\": 20, \"text-anchor\": \"left\", "
                                "\"text-offset\": [2, 0]}}]}";
    g_autofree char *path = g_build_filename(folder, "empty.json", NULL);
    g_assert_true(g_file_set_contents(path, style, -1, NULL));
    g_autoptr(DzScene) scene = draw(path, DZ_LANG_EN);
    guint texts = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!mark->in_frame || mark->kind != DZ_MARK_TEXT)
            continue;
        DzPageBox ink = text_box(mark);
        bool found = false;
        for (guint k = 0; k < scene->marks->len && !found; k++) {
            if (!mark_at(scene, k)->in_frame || mark_at(scene, k)->kind != DZ_MARK_SHAPE)
                continue;
            DzPageBox town = path_box(mark_at(scene, k)->path);
            double x = (town.min_x + town.max_x) / 2, y = (town.min_y + town.max_y) / 2;
            found = fabs(ink.min_x - (x + 2 * 20 * 25.4 / 96)) < 0.1 &&
                    fabs((ink.min_y + ink.max_y) / 2 - y) < 0.05;
        }
        if (!found)
            g_test_fail_printf("'%s' does not stand where its anchor says", mark->text);
        texts++;
    }
    g_assert_cmpuint(texts, >, 3);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    folder = g_dir_make_tmp("dezmap-looks-XXXXXX", NULL);
    pages_begin();
    g_test_add_func("/scene/looks/a copy with three other colours draws them", three_colours_draw_as_asked);
    g_test_add_func("/scene/looks/a copy with another font and legend title draws them",
                    a_font_and_a_legends_title_draw_as_asked);
    g_test_add_func("/scene/looks/a style without layers draws nothing on the map",
                    an_empty_style_draws_an_empty_map);
    g_test_add_func("/scene/looks/what the INI switches off is not drawn",
                    parts_of_the_page_can_be_switched_off);
    g_test_add_func("/scene/looks/texts stand where their anchor and offset say",
                    texts_stand_where_their_anchor_says);
    int status = g_test_run();
    pages_close();
    const char *const files[] = {"report.json", "report.ini", "empty.json"};
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(folder, files[i], NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
    return status;
}
