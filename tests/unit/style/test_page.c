#include "unit/style/style.h"

#include "model/findings.h"
#include "style/style_in.h"

#define BARE HEAD TAIL

static DzStyle *paged(const char *ini, GError **error)
{
    return dz_style_parse("styles/x.json", BARE, strlen(BARE), ini, strlen(ini), error);
}

static DzStyle *page_of(const char *ini)
{
    GError *error = NULL;
    DzStyle *style = paged(ini, &error);
    g_assert_no_error(error);
    return style;
}

static void page_refused(const char *ini, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(paged(ini, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
    g_assert_cmpstr(error->message, ==, message);
}

static void a_page_without_ini_has_its_defaults(void)
{
    g_autoptr(DzStyle) style = style_of(BARE);
    DzPageWords words = {"8", "Sochi", "30-31 July"};
    g_assert_true(dz_page_shows(style, DZ_PART_LEGEND));
    g_assert_cmpint(dz_page_place(style, DZ_PART_LEGEND), ==, DZ_AT_PANEL);
    g_assert_cmpfloat(dz_page_number(style, DZ_PART_PAGE, DZ_KEY_SIZE), ==, 2.75);
    g_assert_cmpstr(dz_page_font(style, DZ_PART_TITLE), ==, "Noto Sans, Noto Sans Arabic, Noto Sans Math");
    g_assert_null(dz_page_text(style, DZ_PART_TITLE, DZ_KEY_TEXT, DZ_LANG_EN, &words));
    for (guint i = 0; i < dz_page_row_count(); i++) {
        const DzPageRow *row = dz_page_row_at(i);
        if (dz_page_key_type(row->key) == DZ_PAGE_LENGTH)
            g_assert_cmpfloat(dz_page_number(style, row->part, row->key), >=, row->min);
    }
}

static void values_are_read(void)
{
    g_autoptr(DzStyle) style =
        page_of("# a page\n[title]\nshow=no\nplace=bottom\nsize=9.5\nfont=DejaVu Serif\n"
                "colour=#ff0000\n[legend]\nshow=yes\n");
    g_assert_false(dz_page_shows(style, DZ_PART_TITLE));
    g_assert_true(dz_page_shows(style, DZ_PART_LEGEND));
    g_assert_cmpint(dz_page_place(style, DZ_PART_TITLE), ==, DZ_AT_BOTTOM);
    g_assert_cmpfloat(dz_page_number(style, DZ_PART_TITLE, DZ_KEY_SIZE), ==, 9.5);
    g_assert_cmpfloat(dz_page_number(style, DZ_PART_TITLE, DZ_KEY_SMALL), ==, 3.5);
    g_assert_cmpstr(dz_page_font(style, DZ_PART_TITLE), ==, "DejaVu Serif");
    g_assert_cmpstr(dz_page_font(style, DZ_PART_LEGEND), ==, "Noto Sans, Noto Sans Arabic, Noto Sans Math");
    g_assert_cmpfloat(dz_page_colour(style, DZ_PART_TITLE, DZ_KEY_COLOUR).r, ==, 1);
}

static void parts_take_after_the_page(void)
{
    g_autoptr(DzStyle) style =
        page_of("[legend]\nsoft=#00ff00\n[page]\nfont=DejaVu Sans\nsmall=3\nsoft=#0000ff\n");
    g_assert_cmpstr(dz_page_font(style, DZ_PART_TABLE), ==, "DejaVu Sans");
    g_assert_cmpfloat(dz_page_number(style, DZ_PART_LEGEND, DZ_KEY_SMALL), ==, 3);
    g_assert_cmpfloat(dz_page_number(style, DZ_PART_TITLE, DZ_KEY_SMALL), ==, 3.5);
    g_assert_cmpfloat(dz_page_colour(style, DZ_PART_TABLE, DZ_KEY_SOFT).b, ==, 1);
    g_assert_cmpfloat(dz_page_colour(style, DZ_PART_LEGEND, DZ_KEY_SOFT).g, ==, 1);
}

static void texts_are_of_the_language_with_their_placeholders(void)
{
    g_autoptr(DzStyle) style =
        page_of("[title]\ntext=Round {round}, {city}: {dates}\ntext[ar]={round} {city} {round}\n"
                "[legend]\ntext[fr]=L\303\251gende\n");
    DzPageWords words = {"8", "Sochi", NULL};
    g_autofree char *plain = dz_page_text(style, DZ_PART_TITLE, DZ_KEY_TEXT, DZ_LANG_EN, &words),
                    *arabic = dz_page_text(style, DZ_PART_TITLE, DZ_KEY_TEXT, DZ_LANG_AR, &words),
                    *turkish = dz_page_text(style, DZ_PART_TITLE, DZ_KEY_TEXT, DZ_LANG_TR, &words),
                    *french = dz_page_text(style, DZ_PART_LEGEND, DZ_KEY_TEXT, DZ_LANG_FR, &words);
    g_assert_cmpstr(plain, ==, "Round 8, Sochi: ");
    g_assert_cmpstr(arabic, ==, "8 Sochi 8");
    g_assert_cmpstr(turkish, ==, "Round 8, Sochi: ");
    g_assert_cmpstr(french, ==, "L\303\251gende");
    g_assert_null(dz_page_text(style, DZ_PART_LEGEND, DZ_KEY_TEXT, DZ_LANG_EN, &words));
}

static void faults_are_told_with_their_line(void)
{
    page_refused("[titel]\n",
                 "styles/x.ini: line 1: there is no [titel]; expected page, title, legend, scalebar, north, "
                 "graticule, inset, table, timeline or credit");
    page_refused(
        "[north]\nsize=7\ncolor=red\n",
        "styles/x.ini: line 3: [north] has no 'color'; expected show, place, size, colour, background");
    page_refused("[north]\nshow=true\n", "styles/x.ini: line 2: [north] show: 'true' is none of yes, no");
    page_refused("[north]\nplace=left\n",
                 "styles/x.ini: line 2: [north] place: 'left' is none of quiet, top-left, top-right, "
                 "bottom-left, bottom-right");
    page_refused("[title]\nplace=panel\n",
                 "styles/x.ini: line 2: [title] place: 'panel' is none of top, bottom");
    page_refused("[legend]\nplace=top\n",
                 "styles/x.ini: line 2: [legend] place: 'top' is none of panel, quiet, top-left, top-right, "
                 "bottom-left, bottom-right");
    page_refused("[north]\nsize=7mm\n",
                 "styles/x.ini: line 2: [north] size: '7mm' is not a length; expected a number from 1 to 50");
    page_refused("[north]\nsize=0\n",
                 "styles/x.ini: line 2: [north] size: '0' is not a length; expected a number from 1 to 50");
    page_refused("[north]\ncolour=rot\n",
                 "styles/x.ini: line 2: [north] colour: 'rot' is not a colour; expected one "
                 "such as #1f6f8b");
    page_refused("[page]\nfont=\n",
                 "styles/x.ini: line 2: [page] font: expected the name of a family of fonts");
    page_refused(
        "[title]\ntext={day}\n",
        "styles/x.ini: line 2: [title] text: there is no {day}; expected {round}, {city} or {dates}");
    page_refused("[title]\nsize[ar]=3\n",
                 "styles/x.ini: line 2: [title] has no 'size[ar]'; expected show, place, font, "
                 "size, colour, small, soft, text, subtitle");
    page_refused("[title]\ntext[xx]=a\n",
                 "styles/x.ini: line 2: [title] has no 'text[xx]'; expected show, place, font, "
                 "size, colour, small, soft, text, subtitle");
    page_refused("[title]\nsize=3\nsize=4\n", "styles/x.ini: line 3: size=4 comes twice (first on line 2)");
    page_refused("title\n",
                 "styles/x.ini: line 1: 'title' is none of [group], key=value in a group, and # comment");
}

/* The line is the finding's, so that an editor can go there. */
static void broken_lines_are_findings_with_their_line(void)
{
    static const struct {
        const char *ini, *text;
        guint line;
    } cases[] = {
        {"[title]\nsize=3\nsize=4\n", "size=4 comes twice (first on line 2)", 3},
        {"[title]\n\n[title]\n", "[title] comes twice (first on line 1)", 3},
        {"\nsize=2\n", "'size=2' is none of [group], key=value in a group, and # comment", 2},
        {"[title]\ntext=\xff\n", "expected UTF-8 text of at most 1 MiB", 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzStyle) style = style_of(BARE);
        g_autoptr(DzFindings) findings = dz_findings_new();
        dz_page_read(style, findings, "x.ini", cases[i].ini, strlen(cases[i].ini));
        const DzFinding *finding = dz_findings_get(findings, 0);
        g_assert_nonnull(finding);
        g_assert_cmpstr(finding->text, ==, cases[i].text);
        g_assert_cmpuint(finding->line, ==, cases[i].line);
        g_assert_null(dz_findings_get(findings, 1));
    }
}

static void a_byte_order_mark_is_passed_over(void)
{
    g_autoptr(DzStyle) style = page_of("\xef\xbb\xbf[title]\nsize=9.5\n");
    g_assert_cmpfloat(dz_page_number(style, DZ_PART_TITLE, DZ_KEY_SIZE), ==, 9.5);
}

static void texts_have_no_control_characters(void)
{
    page_refused("[title]\ntext=a\x1b[0m\n",
                 "styles/x.ini: line 2: [title] text: expected a text without control characters");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/page/a page without an INI has its defaults",
                    a_page_without_ini_has_its_defaults);
    g_test_add_func("/style/page/places, sizes, fonts and colours are read", values_are_read);
    g_test_add_func("/style/page/what a part does not say is the page's", parts_take_after_the_page);
    g_test_add_func("/style/page/texts are the language's, with placeholders filled in",
                    texts_are_of_the_language_with_their_placeholders);
    g_test_add_func("/style/page/a fault is told with its line", faults_are_told_with_their_line);
    g_test_add_func("/style/page/a broken line is a finding with its line",
                    broken_lines_are_findings_with_their_line);
    g_test_add_func("/style/page/a byte order mark is passed over", a_byte_order_mark_is_passed_over);
    g_test_add_func("/style/page/texts have no control characters", texts_have_no_control_characters);
    return g_test_run();
}
