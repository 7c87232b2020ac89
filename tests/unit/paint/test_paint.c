/*
 * A small scene on paper: decoded by libpng, read as text, drawn twice.
 */
#include "paint/paint_in.h"

#include "model/day.h"

#include <png.h>
#include <string.h>

static const DzColour BLACK = {0, 0, 0, 1};

static DzPath *box(double x, double y, double width, double height)
{
    DzPath *path = dz_path_new();
    DzPage corners[] = {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
    for (guint i = 0; i < 4; i++)
        dz_path_add(path, corners[i]);
    dz_path_end(path);
    return path;
}

/* Red from 10 to 50 mm in a frame that ends at 40, and green beyond the frame; a hatch, a dashed line and a
 * text. */
static DzScene *small_scene(void)
{
    DzScene *scene = dz_scene_new(100, 80, DZ_LANG_EN);
    scene->frame = (DzPageBox){0, 0, 40, 80};
    scene->paper = (DzColour){1, 1, 1, 1};
    scene->title = g_strdup("Two & <three>");
    scene->description = g_strdup("A \"red\" square — مربع");
    scene->licence = g_strdup("CC0");
    scene->credit = g_strdup("Data: nobody");
    dz_day_parse("2020-02-29", &scene->date);
    DzMark *mark = dz_scene_add_shape(scene, "control", box(10, 10, 40, 40), true);
    mark->fill = (DzColour){1, 0, 0, 1};
    mark->in_frame = true;
    mark = dz_scene_add_shape(scene, "legend", box(60, 10, 20, 20), true);
    mark->fill = (DzColour){0, 1, 0, 1};
    mark->zone = "north";
    mark->status = "in force";
    mark->party = "a&b";
    mark->name = "North <1>";
    mark->km2 = 12.5;
    static const DzPattern patterns[] = {DZ_PATTERN_LINES, DZ_PATTERN_DOTS, DZ_PATTERN_CROSSES};
    for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
        mark = dz_scene_add_shape(scene, "legend", box(50 + 15 * i, 40, 10, 10), true);
        mark->hatch = (DzHatch){patterns[i], 0.3, 1.5, 45, BLACK};
        mark->stroke = (DzStroke){.width_mm = 0.3, .colour = BLACK, .dash_mm = {1, 0.5}, .dashes = 2};
    }
    DzPath *crossed = dz_path_share(mark->path); /* two marks of one path */
    mark = dz_scene_add_shape(scene, "legend", crossed, true);
    mark->stroke = (DzStroke){.width_mm = 0.5, .colour = BLACK, .cap = DZ_CAP_ROUND, .join = DZ_JOIN_MITER};
    mark =
        dz_scene_add_text(scene, "title", "Saraqib سراقب", (DzPage){50, 65}, (DzFont){.size_mm = 6}, BLACK);
    mark->halo_mm = 0.8;
    mark->halo = (DzColour){1, 1, 1, 0.9};
    return scene;
}

typedef struct Picture {
    png_structp png;
    png_infop info;
    png_bytepp rows;
    const guint8 *at, *end;
} Picture;

static void read_bytes(png_structp png, png_bytep out, size_t length)
{
    Picture *picture = png_get_io_ptr(png);
    g_assert_cmpuint(length, <=, (gsize)(picture->end - picture->at));
    memcpy(out, picture->at, length);
    picture->at += length;
}

static Picture decode(GBytes *bytes)
{
    Picture picture = {0};
    gsize length = 0;
    picture.at = g_bytes_get_data(bytes, &length);
    picture.end = picture.at + length;
    picture.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    picture.info = png_create_info_struct(picture.png);
    png_set_read_fn(picture.png, &picture, read_bytes);
    png_read_png(picture.png, picture.info, PNG_TRANSFORM_IDENTITY, NULL);
    picture.rows = png_get_rows(picture.png, picture.info);
    return picture;
}

static GBytes *draw(DzPicture form, double dpi)
{
    GError *error = NULL;
    g_autoptr(DzScene) scene = small_scene();
    g_autoptr(DzPango) pango = dz_pango_new();
    GBytes *bytes = form == DZ_PICTURE_PNG            ? dz_paint_png(scene, pango, dpi, &error)
                    : form == DZ_PICTURE_SVG          ? dz_paint_svg(scene, pango, &error)
                    : form == DZ_PICTURE_SVG_OUTLINES ? dz_paint_outlines(scene, pango, &error)
                                                      : dz_paint_pdf(scene, pango, &error);
    g_assert_no_error(error);
    return bytes;
}

static void a_png_is_as_large_as_asked(void)
{
    static const struct {
        double dpi;
        guint width, height, per_metre;
    } cases[] = {{25.4, 100, 80, 1000}, {254, 1000, 800, 10000}, {96, 378, 302, 3780}, {150, 591, 472, 5906}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bytes = draw(DZ_PICTURE_PNG, cases[i].dpi);
        Picture picture = decode(bytes);
        png_uint_32 x = 0, y = 0;
        int unit = 0;
        g_assert_cmpuint(png_get_image_width(picture.png, picture.info), ==, cases[i].width);
        g_assert_cmpuint(png_get_image_height(picture.png, picture.info), ==, cases[i].height);
        g_assert_true(png_get_pHYs(picture.png, picture.info, &x, &y, &unit));
        g_assert_cmpuint(x, ==, cases[i].per_metre);
        g_assert_cmpuint(y, ==, cases[i].per_metre);
        g_assert_cmpint(unit, ==, PNG_RESOLUTION_METER);
        g_assert_cmpint(png_get_channels(picture.png, picture.info), ==, 3);
        png_destroy_read_struct(&picture.png, &picture.info, NULL);
    }
}

static void a_png_carries_its_texts(void)
{
    static const char *const expected[][2] = {{"Title", "Two & <three>"},
                                              {"Description", "A \"red\" square — مربع"},
                                              {"Copyright", "CC0"},
                                              {"Source", "Data: nobody"},
                                              {"Software", "dezmap"}};
    g_autoptr(GBytes) bytes = draw(DZ_PICTURE_PNG, 50);
    Picture picture = decode(bytes);
    png_textp texts = NULL;
    int count = 0;
    png_get_text(picture.png, picture.info, &texts, &count);
    g_assert_cmpint(count, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_assert_cmpstr(texts[i].key, ==, expected[i][0]);
        g_assert_cmpstr(texts[i].text, ==, expected[i][1]);
    }
    g_assert_false(png_get_valid(picture.png, picture.info, PNG_INFO_tIME));
    png_destroy_read_struct(&picture.png, &picture.info, NULL);
}

static void assert_pixel(const Picture *picture, guint x, guint y, guint rgb)
{
    png_bytep at = picture->rows[y] + 3 * x;
    g_assert_cmphex((guint)at[0] << 16 | (guint)at[1] << 8 | at[2], ==, rgb);
}

/* At 254 dpi a millimetre is ten pixels. */
static void marks_lie_where_the_scene_has_them(void)
{
    g_autoptr(GBytes) bytes = draw(DZ_PICTURE_PNG, 254);
    Picture picture = decode(bytes);
    assert_pixel(&picture, 50, 50, 0xffffff);
    assert_pixel(&picture, 102, 102, 0xff0000);
    assert_pixel(&picture, 397, 497, 0xff0000);
    assert_pixel(&picture, 97, 300, 0xffffff);
    assert_pixel(&picture, 403, 300, 0xffffff); /* cut at the frame */
    assert_pixel(&picture, 602, 102, 0x00ff00); /* not cut */
    assert_pixel(&picture, 797, 297, 0x00ff00);
    for (guint i = 0; i < 3; i++) { /* each hatch has both ink and paper */
        guint dark = 0, light = 0;
        for (guint y = 410; y < 490; y++) {
            for (guint x = 510 + 150 * i; x < 590 + 150 * i; x++) {
                dark += picture.rows[y][3 * x] < 64;
                light += picture.rows[y][3 * x] > 240;
            }
        }
        g_assert_cmpuint(dark, >, 100);
        g_assert_cmpuint(light, >, 1000);
    }
    png_destroy_read_struct(&picture.png, &picture.info, NULL);
}

static void assert_same(GBytes *a, GBytes *b)
{
    g_assert_cmpuint(g_bytes_get_size(a), ==, g_bytes_get_size(b));
    g_assert_true(g_bytes_equal(a, b));
}

static void twice_gives_the_same_bytes(void)
{
    static const DzPicture forms[] = {DZ_PICTURE_PNG, DZ_PICTURE_SVG, DZ_PICTURE_PDF,
                                      DZ_PICTURE_SVG_OUTLINES};
    enum { FORMS = G_N_ELEMENTS(forms) };
    GBytes *first[FORMS] = {NULL};
    for (guint i = 0; i < FORMS; i++)
        first[i] = draw(forms[i], 100);
    for (guint turn = 0; turn < 2; turn++) { /* with other pictures in between, which cairo counts */
        for (guint i = 0; i < FORMS; i++) {
            g_autoptr(GBytes) again = draw(forms[i], 100);
            assert_same(first[i], again);
        }
    }
    for (guint i = 0; i < FORMS; i++)
        g_bytes_unref(first[i]);
}

/* The text behind each `prefix` up to `end`, as a set. */
static GHashTable *names_behind(const char *svg, const char *prefix, char end)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const char *at = svg; (at = strstr(at, prefix));) {
        at += strlen(prefix);
        g_hash_table_add(names, g_strndup(at, (gsize)(strchr(at, end) - at)));
    }
    return names;
}

static void assert_references(DzPicture form)
{
    g_autoptr(GBytes) bytes = draw(form, 0);
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autofree char *svg = g_strndup(data, length);
    g_autoptr(GHashTable) ids = names_behind(svg, " id=\"", '"');
    g_autoptr(GHashTable) clips = names_behind(svg, "url(#", ')');
    g_autoptr(GHashTable) uses = names_behind(svg, "href=\"#", '"');
    GHashTableIter iter;
    gpointer name;
    g_assert_cmpuint(g_hash_table_size(clips), >, 0);
    g_assert_cmpuint(g_hash_table_size(uses), >, 0);
    for (g_hash_table_iter_init(&iter, clips); g_hash_table_iter_next(&iter, &name, NULL);)
        g_assert_true(g_hash_table_contains(ids, name));
    for (g_hash_table_iter_init(&iter, uses); g_hash_table_iter_next(&iter, &name, NULL);)
        g_assert_true(g_hash_table_contains(ids, name));
    g_auto(GStrv) pieces = g_strsplit(svg, " id=\"", -1); /* none twice */
    g_assert_cmpuint(g_strv_length(pieces) - 1, ==, g_hash_table_size(ids));
}

static void svg_references_have_their_ids(void)
{
    assert_references(DZ_PICTURE_SVG);
    assert_references(DZ_PICTURE_SVG_OUTLINES);
}

/* The structured SVG of the small scene, as text. */
static char *structured(void)
{
    g_autoptr(GBytes) bytes = draw(DZ_PICTURE_SVG, 0);
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    return g_strndup(data, length);
}

static void svg_has_groups_areas_and_texts(void)
{
    g_autofree char *svg = structured();
    static const char *const expected[] = {
        "<g id=\"control\" inkscape:groupmode=\"layer\" inkscape:label=\"control\" "
        "clip-path=\"url(#frame-clip-1)\">\n",
        /* hundredths of a millimetre, in steps */
        "<path fill=\"#ff0000\" d=\"M10 10l40 0 0 40-40 0z\"/>",
        /* the area by its ids */
        "<path id=\"legend-north\" data-zone=\"north\" data-status=\"in force\" data-party=\"a&amp;b\" "
        "data-km2=\"12.5\" fill=\"#00ff00\" d=\"M60 10l20 0 0 20-20 0z\"><title>North "
        "&lt;1&gt;</title></path>",
        "<pattern id=\"hatch-3\"", "fill=\"url(#hatch-3)\" stroke=\"#000000\" stroke-width=\".3\"",
        "<path id=\"legend-2\"",
        "<use id=\"legend-3\" xlink:href=\"#legend-2\" fill=\"none\" stroke=\"#000000\" "
        "stroke-width=\".5\" stroke-linecap=\"round\" stroke-linejoin=\"miter\"/>",
        " stroke-width=\".8\" paint-order=\"stroke\" x=\"50\" y=\"", ">Saraqib سراقب</text>"};
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_test_message("%s", expected[i]);
        g_assert_nonnull(strstr(svg, expected[i]));
    }
    g_assert_null(strstr(svg, "hatch-4"));
}

static void svg_numbers_are_short(void)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {{0, 2, "0"},     {-0.001, 2, "0"},     {0.5, 2, ".5"},      {-0.5, 2, "-.5"},
                 {1.005, 1, "1"}, {12.340, 3, "12.34"}, {-7, 2, "-7"},       {0.05, 2, ".05"},
                 {100, 0, "100"}, {-10.996, 2, "-11"},  {0.0304, 4, ".0304"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GString *text = g_string_new(NULL);
        dz_svg_number(text, cases[i].value, cases[i].decimals);
        g_assert_cmpstr(text->str, ==, cases[i].text);
        g_string_free(text, TRUE);
    }
}

/* What starts on the right in an Arabic text is held there: its end is on the left. */
static void svg_texts_are_held_where_the_scene_holds_them(void)
{
    static const struct {
        DzLang lang;
        double anchor;
        const char *says, *not ;
    } cases[] = {{DZ_LANG_EN, 0, "x=\"50\"", "text-anchor"},
                 {DZ_LANG_EN, 0.5, "text-anchor=\"middle\" x=\"50\"", "direction"},
                 {DZ_LANG_EN, 1, "text-anchor=\"end\" x=\"50\"", "direction"},
                 {DZ_LANG_AR, 1, "direction=\"rtl\" x=\"50\"", "text-anchor"},
                 {DZ_LANG_AR, 0, "direction=\"rtl\" text-anchor=\"end\" x=\"50\"", "middle"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzScene) scene = dz_scene_new(100, 80, cases[i].lang);
        scene->title = g_strdup("");
        scene->description = g_strdup("");
        g_autoptr(DzPango) pango = dz_pango_new();
        DzMark *mark =
            dz_scene_add_text(scene, "title", "سراقب", (DzPage){50, 10}, (DzFont){.size_mm = 5}, BLACK);
        mark->anchor = cases[i].anchor;
        g_autoptr(GBytes) bytes = dz_paint_svg(scene, pango, NULL);
        gsize length = 0;
        const char *data = g_bytes_get_data(bytes, &length);
        g_autofree char *svg = g_strndup(data, length);
        const char *text = strstr(svg, "<text");
        g_assert_nonnull(text);
        g_assert_nonnull(strstr(text, cases[i].says));
        g_assert_null(strstr(text, cases[i].not ));
    }
}

static void svg_says_what_it_is(void)
{
    g_autoptr(GBytes) bytes = draw(DZ_PICTURE_SVG_OUTLINES, 0);
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autofree char *svg = g_strndup(data, length);
    g_assert_nonnull(strstr(svg, "width=\"100mm\" height=\"80mm\""));
    g_assert_nonnull(strstr(svg, "<title>Two &amp; &lt;three&gt;</title>"));
    g_assert_nonnull(strstr(svg, "<desc>A &quot;red&quot; square — مربع Data: nobody. CC0.</desc>"));
    g_assert_true(strstr(svg, "<title>") < strstr(svg, "<path"));
    g_autofree char *text = structured();
    g_assert_nonnull(strstr(text, "width=\"100mm\" height=\"80mm\" viewBox=\"0 0 100 80\" role=\"img\""));
    g_assert_nonnull(strstr(text, "<title id=\"map-title\">Two &amp; &lt;three&gt;</title>"));
    g_assert_nonnull(strstr(text, "<desc id=\"map-desc\">A &quot;red&quot; square — مربع</desc>"));
    g_assert_nonnull(strstr(text, "<dc:rights>CC0</dc:rights>"));
}

/* Is the text anywhere in the bytes, NULs or not? */
static bool holds(const char *data, gsize length, const char *text)
{
    gsize wanted = strlen(text);
    for (gsize i = 0; i + wanted <= length; i++)
        if (memcmp(data + i, text, wanted) == 0)
            return true;
    return false;
}

static void pdf_is_dated_by_the_data(void)
{
    g_autoptr(GBytes) bytes = draw(DZ_PICTURE_PDF, 0);
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    g_assert_true(length > 5 && memcmp(data, "%PDF-", 5) == 0);
    g_assert_true(holds(data, length, "20200229000000"));
    g_assert_false(holds(data, length, "/Image"));
    g_assert_true(holds(data, length, "%%EOF"));
}

static void texts_measure_as_they_are_drawn(void)
{
    g_autoptr(DzPango) pango = dz_pango_new();
    DzTypesetter typesetter = dz_pango_typesetter(pango);
    DzFont font = {.size_mm = 4}, twice = {.size_mm = 8};
    DzTextSize one = typesetter.measure(typesetter.data, "Saraqib", &font, 0, DZ_LANG_EN);
    DzTextSize two = typesetter.measure(typesetter.data, "Saraqib", &twice, 0, DZ_LANG_EN);
    g_assert_cmpfloat_with_epsilon(two.width_mm, 2 * one.width_mm, 0.01);
    g_assert_cmpfloat_with_epsilon(two.ink_bottom_mm, 2 * one.ink_bottom_mm, 0.05);
    g_assert_true(one.ink_top_mm >= 0 && one.ink_top_mm < one.baseline_mm);
    g_assert_true(one.baseline_mm < one.ink_bottom_mm && one.ink_bottom_mm <= one.height_mm);
    DzTextSize wrapped =
        typesetter.measure(typesetter.data, "many short words in a row", &font, 20, DZ_LANG_EN);
    g_assert_cmpfloat(wrapped.width_mm, <=, 20);
    g_assert_cmpfloat(wrapped.height_mm, >=, 2 * one.height_mm - 0.01);
}

/* The box of the dark pixels of a text turned by so much about (50, 40) mm; at 254 dpi a millimetre is ten.
 */
static void measure_turned(double angle_deg, guint box[4])
{
    GError *error = NULL;
    g_autoptr(DzScene) scene = dz_scene_new(100, 80, DZ_LANG_EN);
    g_autoptr(DzPango) pango = dz_pango_new();
    DzTypesetter typesetter = dz_pango_typesetter(pango);
    DzFont font = {.size_mm = 6};
    DzTextSize size = typesetter.measure(typesetter.data, "Orontes", &font, 0, DZ_LANG_EN);
    scene->title = g_strdup("");
    scene->description = g_strdup("");
    scene->licence = g_strdup("");
    scene->credit = g_strdup("");
    scene->paper = (DzColour){1, 1, 1, 1};
    DzPage at = {50, 40 - (size.ink_top_mm + size.ink_bottom_mm) / 2};
    DzMark *mark = dz_scene_add_text(scene, "river", "Orontes", at, font, BLACK);
    mark->anchor = 0.5;
    mark->angle_deg = angle_deg;
    g_autoptr(GBytes) bytes = dz_paint_png(scene, pango, 254, &error);
    g_assert_no_error(error);
    Picture picture = decode(bytes);
    box[0] = box[1] = G_MAXUINT;
    box[2] = box[3] = 0;
    for (guint y = 0; y < 800; y++) {
        for (guint x = 0; x < 1000; x++) {
            if (picture.rows[y][3 * x] > 128)
                continue;
            box[0] = MIN(box[0], x);
            box[1] = MIN(box[1], y);
            box[2] = MAX(box[2], x);
            box[3] = MAX(box[3], y);
        }
    }
    png_destroy_read_struct(&picture.png, &picture.info, NULL);
}

/* Turned by a right angle, width and height change places, and the middle stays. */
static void a_turned_text_turns_about_its_middle(void)
{
    guint level[4], upright[4];
    measure_turned(0, level);
    measure_turned(90, upright);
    g_assert_cmpuint(level[2] - level[0], >, 2 * (level[3] - level[1]));
    g_assert_cmpfloat_with_epsilon(upright[3] - upright[1], level[2] - level[0], 4);
    g_assert_cmpfloat_with_epsilon(upright[2] - upright[0], level[3] - level[1], 4);
    g_assert_cmpfloat_with_epsilon((upright[0] + upright[2]) / 2.0, 500, 6);
    g_assert_cmpfloat_with_epsilon((upright[1] + upright[3]) / 2.0, 400, 6);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paint/paint/a PNG has the size and the resolution that were asked for",
                    a_png_is_as_large_as_asked);
    g_test_add_func("/paint/paint/a PNG carries title, description, licence and credit, and no time",
                    a_png_carries_its_texts);
    g_test_add_func("/paint/paint/marks lie where the scene has them, and are cut at the frame",
                    marks_lie_where_the_scene_has_them);
    g_test_add_func("/paint/paint/the same scene twice gives the same bytes", twice_gives_the_same_bytes);
    g_test_add_func("/paint/paint/what an SVG refers to is there once", svg_references_have_their_ids);
    g_test_add_func("/paint/paint/an SVG says what it is, escaped", svg_says_what_it_is);
    g_test_add_func("/paint/paint/a PDF has the data's date and no raster", pdf_is_dated_by_the_data);
    g_test_add_func("/paint/paint/texts measure in proportion to their size",
                    texts_measure_as_they_are_drawn);
    g_test_add_func("/paint/paint/a turned text turns about its middle",
                    a_turned_text_turns_about_its_middle);
    g_test_add_func("/paint/paint/an SVG has groups, areas and texts", svg_has_groups_areas_and_texts);
    g_test_add_func("/paint/paint/an SVG's numbers are short", svg_numbers_are_short);
    g_test_add_func("/paint/paint/an SVG's texts are held where the scene holds them",
                    svg_texts_are_held_where_the_scene_holds_them);
    return g_test_run();
}
