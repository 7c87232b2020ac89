/*
 * The map that goes through the rounds. Without a script it is that of the last round with its zones; what
 * only a script can serve is hidden until one does.
 */
#include "report/html_in.h"

#include "words/report.h"
#include "words/words.h"

/* Which layers of the scene a box to tick shows and hides. */
static const struct {
    DzSay name;
    const char *layers;
} LAYERS[] = {{DZ_SAY_LAYER_CONTROL, "control unrecorded"},
              {DZ_SAY_LAYER_CHANGE, "change"},
              {DZ_SAY_LAYER_ZONE, "zone arrangement"},
              {DZ_SAY_LAYER_FRONT, "front"},
              {DZ_SAY_LAYER_POINTS, "crossing exchange post"},
              {DZ_SAY_LAYER_PLACES, "settlement"},
              {DZ_SAY_LAYER_ROADS, "road"},
              {DZ_SAY_LAYER_WATER, "river water"},
              {DZ_SAY_LAYER_BORDERS, "governorate"}};

static const char *say(const DzHtml *html, DzSay word)
{
    return dz_say(word, html->document->lang);
}

static void add_player(const DzHtml *html)
{
    guint last = html->map_count - 1;
    g_string_append(html->out, "<div class=\"player\">\n<button type=\"button\" id=\"play\">");
    dz_html_text(html->out, say(html, DZ_SAY_PLAY));
    g_string_append_printf(html->out,
                           "</button>\n<label for=\"round\">%s</label>\n<input type=\"range\" id=\"round\" "
                           "min=\"0\" max=\"%u\" step=\"1\" value=\"%u\">\n</div>\n",
                           say(html, DZ_SAY_ROUND), last, last);
}

static void add_search(const DzHtml *html)
{
    g_string_append(html->out, "<form id=\"find\">\n<label for=\"place\">");
    dz_html_text(html->out, say(html, DZ_SAY_FIND));
    g_string_append(html->out, "</label>\n<input type=\"text\" id=\"place\" autocomplete=\"off\" "
                               "aria-describedby=\"hint\" placeholder=\"");
    dz_html_text(html->out, say(html, DZ_SAY_FIND_HINT));
    g_string_append(html->out, "\">\n<button type=\"submit\">");
    dz_html_text(html->out, say(html, DZ_SAY_SHOW));
    g_string_append(html->out, "</button>\n<ul id=\"names\"></ul>\n</form>\n");
    dz_html_element(html->out, "p id=\"hint\"", say(html, DZ_SAY_HINT));
}

static void add_layers(const DzHtml *html)
{
    g_string_append(html->out, "<fieldset id=\"layers\">\n");
    dz_html_element(html->out, "legend", say(html, DZ_SAY_LAYERS));
    for (guint i = 0; i < G_N_ELEMENTS(LAYERS); i++) {
        g_string_append_printf(html->out, "<label><input type=\"checkbox\" checked data-layers=\"%s\"> ",
                               LAYERS[i].layers);
        dz_html_text(html->out, say(html, LAYERS[i].name));
        g_string_append(html->out, "</label>\n");
    }
    g_string_append(html->out, "</fieldset>\n");
}

/* One button a zone, which says how it stands at the round that is shown. */
static void add_zones(const DzHtml *html)
{
    const DzDocument *document = html->document;
    DzWhen last = g_array_index(document->whens, DzWhen, document->whens->len - 1);
    g_string_append(html->out, "<ul id=\"zones\">\n");
    for (guint z = 0; z < document->set->zones->len; z++) {
        if (!dz_document_shows_zone(document, z))
            continue;
        g_autofree char *text = dz_document_zone_words(document, z, last);
        g_string_append_printf(html->out, "<li><button type=\"button\" data-zone=\"%u\">", z);
        dz_html_text(html->out, text);
        g_string_append(html->out, "</button></li>\n");
    }
    g_string_append(html->out, "</ul>\n");
}

/* The legend of each round; all but the last one's are hidden. */
static void add_legends(const DzHtml *html)
{
    guint map = 0;
    g_string_append(html->out, "<div id=\"legends\">\n");
    for (guint i = 0; i < html->document->figures->len; i++) {
        if (g_array_index(html->document->figures, DzFigure, i).kind != DZ_FIGURE_MAP)
            continue;
        dz_html_legend(html, html->legends[i], ++map != html->map_count);
    }
    g_string_append(html->out, "</div>\n");
}

static void add_stage(const DzHtml *html)
{
    g_string_append(html->out, "<div id=\"stage\" role=\"group\" tabindex=\"0\" aria-label=\"");
    dz_html_text(html->out, say(html, DZ_SAY_MAP));
    g_string_append(html->out, "\">\n<svg id=\"pile\" role=\"img\" aria-labelledby=\"when\"");
    dz_stack_write_attributes(html->stack, html->first_map, html->out);
    g_string_append_c(html->out, '>');
    dz_stack_write_pile(html->stack, html->first_map, html->map_count, html->out);
    g_string_append(html->out,
                    "<g id=\"marker\"></g></svg>\n<div id=\"tip\" aria-hidden=\"true\"></div>\n</div>\n");
}

void dz_html_map(const DzHtml *html)
{
    const DzDocument *document = html->document;
    const DzWhen *last = &g_array_index(document->whens, DzWhen, document->whens->len - 1);
    g_autofree char *name = dz_document_round_name(document, (guint)last->round);
    g_string_append(html->out, "<section id=\"map\" aria-labelledby=\"map-title\">\n");
    dz_html_element(html->out, "h2 id=\"map-title\"", say(html, DZ_SAY_MAP));
    g_string_append(html->out, "<div class=\"desk\">\n");
    add_stage(html);
    g_string_append(html->out, "<div class=\"side\">\n");
    dz_html_element(html->out, "p id=\"when\" aria-live=\"polite\"", name);
    g_string_append(html->out, "<div id=\"controls\" hidden>\n");
    add_player(html);
    add_search(html);
    g_string_append(html->out, "</div>\n");
    add_zones(html);
    add_legends(html);
    g_string_append(html->out, "<div id=\"more\" hidden>\n");
    add_layers(html);
    g_string_append(html->out,
                    "</div>\n</div>\n</div>\n<div id=\"history\" aria-live=\"polite\"></div>\n</section>\n");
}
