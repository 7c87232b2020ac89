/*
 * A structured SVG, for people who edit maps and for programs that read them: a group for each run of marks
 * of a layer, in the order in which they lie over each other; areas with ids, names and figures; hatches as
 * patterns; text as text. Lengths are millimetres, to hundredths on the page, and paths go in steps from
 * point to point, which takes a third of the room.
 *
 * A path that several marks share is written once, and <use>d by the others.
 */
#include "paint/paint_in.h"

#include <math.h>
#include <string.h>

typedef struct Writer {
    GString *svg;
    const DzScene *scene;
    DzPango *pango;
    GArray *hatches;     /* of DzHatch, the patterns' in their order */
    GArray *frames;      /* of DzPageBox, those that cut, in their order */
    GHashTable *ids;     /* those given so far */
    GPtrArray *groups;   /* the id of each style layer's first group; empty: given away */
    GHashTable *uses;    /* ground_key of a mark -> of how many marks it is */
    GHashTable *written; /* that of a ground that is used again -> the id under which it stands in the file */
} Writer;

/* A step or place in hundredths of a millimetre; what ends the number before it is added where needed. */
static void coordinate(GString *svg, long hundredths)
{
    char last = svg->str[svg->len - 1];
    if (hundredths >= 0 && g_ascii_isdigit(last))
        g_string_append_c(svg, ' ');
    dz_svg_number(svg, (double)hundredths / 100, 2);
}

static void add_ring(GString *svg, const DzPage *points, guint count, bool closed)
{
    long x = lround(points[0].x * 100), y = lround(points[0].y * 100);
    g_string_append_c(svg, 'M');
    coordinate(svg, x);
    coordinate(svg, y);
    bool first = true;
    for (guint i = 1; i < count; i++) {
        long to_x = lround(points[i].x * 100), to_y = lround(points[i].y * 100);
        if (to_x == x && to_y == y)
            continue;
        if (first)
            g_string_append_c(svg, 'l');
        first = false;
        coordinate(svg, to_x - x);
        coordinate(svg, to_y - y);
        x = to_x;
        y = to_y;
    }
    if (closed)
        g_string_append_c(svg, 'z');
}

void dz_svg_path_data(GString *svg, const DzMark *mark)
{
    g_string_append(svg, " d=\"");
    for (guint part = 0; part < dz_path_count(mark->path); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(mark->path, part, &count);
        if (count > 0)
            add_ring(svg, points, count, mark->rings);
    }
    g_string_append_c(svg, '"');
}

static void add_dashes(GString *svg, const DzStroke *stroke)
{
    g_string_append(svg, " stroke-dasharray=\"");
    for (guint i = 0; i < stroke->dashes; i++) {
        if (i)
            g_string_append_c(svg, ' ');
        dz_svg_number(svg, stroke->dash_mm[i], 3);
    }
    g_string_append_c(svg, '"');
}

/* Butt ends are SVG's own, round corners said once at the root. */
void dz_svg_stroke(GString *svg, const DzStroke *stroke)
{
    static const char *const caps[] = {NULL, "round", "square"}; /* as DzLineCap */
    static const char *const joins[] = {"bevel", NULL, "miter"}; /* as DzLineJoin */
    if (stroke->width_mm <= 0 || stroke->colour.a <= 0)
        return;
    dz_svg_colour(svg, "stroke", stroke->colour);
    dz_svg_attribute(svg, "stroke-width", stroke->width_mm, 3);
    if (caps[stroke->cap])
        dz_svg_text_attribute(svg, "stroke-linecap", caps[stroke->cap]);
    if (joins[stroke->join])
        dz_svg_text_attribute(svg, "stroke-linejoin", joins[stroke->join]);
    if (stroke->dashes)
        add_dashes(svg, stroke);
}

bool dz_hatch_equal(const DzHatch *a, const DzHatch *b)
{
    return a->pattern == b->pattern && a->width_mm == b->width_mm && a->distance_mm == b->distance_mm &&
           a->angle_deg == b->angle_deg && a->colour.r == b->colour.r && a->colour.g == b->colour.g &&
           a->colour.b == b->colour.b && a->colour.a == b->colour.a;
}

/* The number of the hatch's pattern, from 1; 0 if it has none. */
static guint hatch_number(const Writer *writer, const DzHatch *hatch)
{
    for (guint i = 0; i < writer->hatches->len; i++)
        if (dz_hatch_equal(&g_array_index(writer->hatches, DzHatch, i), hatch))
            return i + 1;
    return 0;
}

bool dz_mark_is_hatched(const DzMark *mark)
{
    return mark->kind == DZ_MARK_SHAPE && mark->rings && mark->hatch.pattern != DZ_PATTERN_NONE;
}

/* The dot or cross of a pattern at a place of its tile. */
static void add_dot(GString *svg, const DzHatch *hatch, double x, double y)
{
    double arm = hatch->width_mm;
    if (hatch->pattern == DZ_PATTERN_DOTS) {
        g_string_append(svg, "<circle");
        dz_svg_attribute(svg, "cx", x, 3);
        dz_svg_attribute(svg, "cy", y, 3);
        dz_svg_attribute(svg, "r", arm, 3);
        dz_svg_colour(svg, "fill", hatch->colour);
        g_string_append(svg, "/>");
        return;
    }
    double from_to[2][4] = {{x - arm, y - arm, x + arm, y + arm}, {x - arm, y + arm, x + arm, y - arm}};
    static const char *const names[] = {"x1", "y1", "x2", "y2"};
    for (guint line = 0; line < 2; line++) {
        g_string_append(svg, "<line");
        for (guint i = 0; i < 4; i++)
            dz_svg_attribute(svg, names[i], from_to[line][i], 3);
        dz_svg_colour(svg, "stroke", hatch->colour);
        dz_svg_attribute(svg, "stroke-width", arm * 0.7, 3);
        g_string_append(svg, "/>");
    }
}

/* Tiles lie so that no line or dot crosses their edges, and where cairo's hatches lie. What is in them counts
 * from their own corner. */
void dz_svg_pattern(GString *svg, const DzHatch *hatch, guint number)
{
    double step = hatch->distance_mm;
    bool lines = hatch->pattern == DZ_PATTERN_LINES;
    g_string_append_printf(svg, "<pattern id=\"hatch-%u\" patternUnits=\"userSpaceOnUse\"", number);
    dz_svg_attribute(svg, "x", lines ? 0 : -step / 4, 3);
    dz_svg_attribute(svg, "y", -step / 2, 3);
    dz_svg_attribute(svg, "width", step, 3);
    dz_svg_attribute(svg, "height", lines ? step : 2 * step, 3);
    if (lines && hatch->angle_deg != 0) {
        g_string_append(svg, " patternTransform=\"rotate(");
        dz_svg_number(svg, -hatch->angle_deg, 2);
        g_string_append(svg, ")\"");
    }
    g_string_append_c(svg, '>');
    if (lines) {
        g_string_append(svg, "<line");
        dz_svg_attribute(svg, "y1", step / 2, 3);
        dz_svg_attribute(svg, "x2", step, 3);
        dz_svg_attribute(svg, "y2", step / 2, 3);
        dz_svg_colour(svg, "stroke", hatch->colour);
        dz_svg_attribute(svg, "stroke-width", hatch->width_mm, 3);
        g_string_append(svg, "/>");
    } else {
        add_dot(svg, hatch, step / 4, step / 2);
        add_dot(svg, hatch, step * 3 / 4, step * 3 / 2);
    }
    g_string_append(svg, "</pattern>\n");
}

/* The number of the frame's clip path, from 1; 0 if it has none. */
static guint frame_number(const Writer *writer, const DzPageBox *frame)
{
    for (guint i = 0; i < writer->frames->len; i++) {
        const DzPageBox *box = &g_array_index(writer->frames, DzPageBox, i);
        if (box->min_x == frame->min_x && box->min_y == frame->min_y && box->max_x == frame->max_x &&
            box->max_y == frame->max_y)
            return i + 1;
    }
    return 0;
}

void dz_svg_clip(GString *svg, const DzPageBox *frame, guint number)
{
    g_string_append_printf(svg, "<clipPath id=\"frame-clip-%u\"><rect", number);
    dz_svg_attribute(svg, "x", frame->min_x, 2);
    dz_svg_attribute(svg, "y", frame->min_y, 2);
    dz_svg_attribute(svg, "width", frame->max_x - frame->min_x, 2);
    dz_svg_attribute(svg, "height", frame->max_y - frame->min_y, 2);
    g_string_append(svg, "/></clipPath>\n");
}

static void add_definitions(Writer *writer)
{
    g_string_append(writer->svg, "<defs>\n");
    for (guint i = 0; i < writer->scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(writer->scene->marks, DzMark, i);
        if (mark->in_frame && !frame_number(writer, &mark->frame)) {
            g_array_append_val(writer->frames, mark->frame);
            dz_svg_clip(writer->svg, &mark->frame, writer->frames->len);
        }
        if (dz_mark_is_hatched(mark) && !hatch_number(writer, &mark->hatch)) {
            g_array_append_val(writer->hatches, mark->hatch);
            dz_svg_pattern(writer->svg, &mark->hatch, writer->hatches->len);
        }
    }
    g_string_append(writer->svg, "</defs>\n");
}

/* An id of those words, joined, that no other element has: letters, digits, - and _ alone. g_free it. */
static char *new_id(Writer *writer, const char *layer, const char *rest)
{
    g_autofree char *id = rest ? g_strconcat(layer, "-", rest, NULL) : g_strdup(layer);
    g_strcanon(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", '_');
    for (guint number = 1;; number++) {
        char *full = number == 1 ? g_strdup(id) : g_strdup_printf("%s-%u", id, number);
        if (g_hash_table_add(writer->ids, g_strdup(full)))
            return full;
        g_free(full);
    }
}

/* What the area is, as attributes. */
void dz_svg_data(GString *svg, const DzMark *mark)
{
    const char *const names[] = {"data-zone", "data-status", "data-party"};
    const char *const values[] = {mark->zone, mark->status, mark->party};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (values[i])
            dz_svg_text_attribute(svg, names[i], values[i]);
    if (mark->zone || mark->party)
        dz_svg_attribute(svg, "data-km2", mark->km2, 1);
}

/* The same for marks that share the points of their path, and take them for the same. */
static gpointer ground_key(const DzMark *mark)
{
    return GSIZE_TO_POINTER(GPOINTER_TO_SIZE(mark->path->points) |
                            mark->rings); /* points lie at even places */
}

/* The mark's name, if it is a thing with one, inside of the element that is begun, and its end. */
static void end_element(GString *svg, const char *element, const DzMark *mark)
{
    if (!mark->name) {
        g_string_append(svg, "/>");
        return;
    }
    g_string_append(svg, "><title>");
    dz_svg_escaped(svg, mark->name);
    g_string_append_printf(svg, "</title></%s>", element);
}

/* The mark's ground once, painted as `paint` says: its path, or where that is written already, a use of it.
 * A path that is used again takes its paint from a group around it, so that each use has its own. */
static void add_painted(Writer *writer, const DzMark *mark, const char *paint, bool again)
{
    GString *svg = writer->svg;
    const char *thing = mark->zone ? mark->zone : mark->party;
    const char *written = g_hash_table_lookup(writer->written, ground_key(mark));
    g_autofree char *id = thing || again ? new_id(writer, mark->layer, thing) : NULL;
    if (again && !written)
        g_string_append_printf(svg, "<g%s>", paint);
    g_string_append(svg, written ? "<use" : "<path");
    if (id)
        dz_svg_text_attribute(svg, "id", id);
    dz_svg_data(svg, mark);
    if (written) {
        g_string_append_printf(svg, " xlink:href=\"#%s\"%s", written, paint);
        end_element(svg, "use", mark);
    } else {
        g_string_append(svg, again ? "" : paint);
        dz_svg_path_data(svg, mark);
        end_element(svg, "path", mark);
        g_string_append(svg, again ? "</g>" : "");
    }
    g_string_append_c(svg, '\n');
    if (again && !written)
        g_hash_table_insert(writer->written, ground_key(mark), g_steal_pointer(&id));
}

static void add_shape(Writer *writer, const DzMark *mark)
{
    bool filled = mark->rings && mark->fill.a > 0, hatched = dz_mark_is_hatched(mark);
    bool stroked = mark->stroke.width_mm > 0 && mark->stroke.colour.a > 0;
    bool again =
        GPOINTER_TO_UINT(g_hash_table_lookup(writer->uses, ground_key(mark))) > 1 || (filled && hatched);
    if (dz_path_count(mark->path) == 0 || (!filled && !hatched && !stroked))
        return;
    g_autoptr(GString) paint = g_string_new(NULL);
    if (filled && hatched) {
        dz_svg_colour(paint, "fill", mark->fill);
        add_painted(writer, mark, paint->str, again);
        g_string_truncate(paint, 0);
    }
    if (hatched)
        g_string_append_printf(paint, " fill=\"url(#hatch-%u)\"", hatch_number(writer, &mark->hatch));
    else if (filled)
        dz_svg_colour(paint, "fill", mark->fill);
    else
        g_string_append(paint, " fill=\"none\"");
    dz_svg_stroke(paint, &mark->stroke);
    add_painted(writer, mark, paint->str, again);
}

/* The name of a mark's group: its style layer's, else its part of the page. */
static const char *group_of(const Writer *writer, const DzMark *mark)
{
    const GPtrArray *layers = writer->scene->layers;
    return mark->order < layers->len ? layers->pdata[mark->order] : mark->layer;
}

/* The id of a group that begins with the mark: a style layer's first has the name that was kept for it. */
static char *group_id(Writer *writer, const DzMark *mark)
{
    if (mark->order < writer->groups->len && writer->groups->pdata[mark->order])
        return g_steal_pointer(&writer->groups->pdata[mark->order]);
    return new_id(writer, group_of(writer, mark), NULL);
}

/* Begins the group of a layer's marks. */
static void begin_group(Writer *writer, const DzMark *mark)
{
    g_autofree char *id = group_id(writer, mark);
    g_string_append_printf(writer->svg, "<g id=\"%s\" inkscape:groupmode=\"layer\"", id);
    dz_svg_text_attribute(writer->svg, "inkscape:label", id);
    if (mark->in_frame)
        g_string_append_printf(writer->svg, " clip-path=\"url(#frame-clip-%u)\"",
                               frame_number(writer, &mark->frame));
    g_string_append(writer->svg, ">\n");
}

/* Are the two in one group? */
static bool together(const Writer *writer, const DzMark *a, const DzMark *b)
{
    bool cut_alike = a->in_frame == b->in_frame &&
                     (!a->in_frame || frame_number(writer, &a->frame) == frame_number(writer, &b->frame));
    return cut_alike && a->order == b->order && g_str_equal(group_of(writer, a), group_of(writer, b));
}

static void add_marks(Writer *writer)
{
    const DzMark *before = NULL;
    for (guint i = 0; i < writer->scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(writer->scene->marks, DzMark, i);
        if (!before || !together(writer, before, mark)) {
            g_string_append(writer->svg, before ? "</g>\n" : "");
            begin_group(writer, mark);
        }
        if (mark->kind == DZ_MARK_TEXT)
            dz_svg_text(writer->svg, writer->pango, writer->scene, mark);
        else
            add_shape(writer, mark);
        before = mark;
    }
    if (before)
        g_string_append(writer->svg, "</g>\n");
}

/* How many marks each path is of. */
static void count_uses(Writer *writer)
{
    for (guint i = 0; i < writer->scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(writer->scene->marks, DzMark, i);
        if (!mark->path)
            continue;
        guint before = GPOINTER_TO_UINT(g_hash_table_lookup(writer->uses, ground_key(mark)));
        g_hash_table_insert(writer->uses, ground_key(mark), GUINT_TO_POINTER(before + 1));
    }
}

GBytes *dz_paint_svg(const DzScene *scene, DzPango *pango, GError **error G_GNUC_UNUSED)
{
    static const char *const ours[] = {"map-title", "map-desc", "paper"};
    Writer writer = {.svg = g_string_sized_new(1 << 19),
                     .scene = scene,
                     .pango = pango,
                     .hatches = g_array_new(FALSE, FALSE, sizeof(DzHatch)),
                     .frames = g_array_new(FALSE, FALSE, sizeof(DzPageBox)),
                     .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     .groups = g_ptr_array_new_with_free_func(g_free),
                     .uses = g_hash_table_new(NULL, NULL),
                     .written = g_hash_table_new_full(NULL, NULL, NULL, g_free)};
    for (guint i = 0; i < G_N_ELEMENTS(ours); i++)
        g_hash_table_add(writer.ids, g_strdup(ours[i]));
    for (guint i = 0; i < scene->layers->len; i++)
        g_ptr_array_add(writer.groups, new_id(&writer, scene->layers->pdata[i], NULL));
    count_uses(&writer);
    dz_svg_head(writer.svg, scene, pango);
    add_definitions(&writer);
    g_string_append(writer.svg, "<rect id=\"paper\" width=\"100%\" height=\"100%\"");
    dz_svg_colour(writer.svg, "fill", scene->paper);
    g_string_append(writer.svg, "/>\n");
    add_marks(&writer);
    g_string_append(writer.svg, "</svg>\n");
    g_array_unref(writer.hatches);
    g_array_unref(writer.frames);
    g_hash_table_unref(writer.ids);
    g_ptr_array_unref(writer.groups);
    g_hash_table_unref(writer.uses);
    g_hash_table_unref(writer.written);
    return g_string_free_to_bytes(writer.svg);
}
