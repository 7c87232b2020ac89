#include "paint/paint_in.h"

#include <math.h>
#include <string.h>

static void set_colour(cairo_t *cr, DzColour colour)
{
    cairo_set_source_rgba(cr, colour.r, colour.g, colour.b, colour.a);
}

static void trace(cairo_t *cr, const DzMark *mark)
{
    cairo_new_path(cr);
    for (guint part = 0; part < dz_path_count(mark->path); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(mark->path, part, &count);
        cairo_move_to(cr, points[0].x, points[0].y);
        for (guint i = 1; i < count; i++)
            cairo_line_to(cr, points[i].x, points[i].y);
        if (mark->rings)
            cairo_close_path(cr);
    }
}

/* Lines of the hatch across a box, at its angle, from the same origin for all marks so that neighbours match.
 */
static void hatch_lines(cairo_t *cr, const DzHatch *hatch, DzPageBox box)
{
    double angle = hatch->angle_deg * G_PI / 180, c = cos(angle), s = sin(angle);
    double low = INFINITY, high = -INFINITY, from = INFINITY, to = -INFINITY;
    DzPage corners[] = {
        {box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
    for (guint i = 0; i < 4; i++) {
        double across = corners[i].y * c + corners[i].x * s, along = corners[i].x * c - corners[i].y * s;
        low = MIN(low, across);
        high = MAX(high, across);
        from = MIN(from, along);
        to = MAX(to, along);
    }
    for (double k = floor(low / hatch->distance_mm); k * hatch->distance_mm <= high; k++) {
        double across = k * hatch->distance_mm;
        cairo_move_to(cr, from * c + across * s, across * c - from * s);
        cairo_line_to(cr, to * c + across * s, across * c - to * s);
    }
    cairo_set_line_width(cr, hatch->width_mm);
    cairo_stroke(cr);
}

static void add_dot(cairo_t *cr, const DzHatch *hatch, double x, double y)
{
    double arm = hatch->width_mm;
    if (hatch->pattern == DZ_PATTERN_CROSSES) {
        cairo_move_to(cr, x - arm, y - arm);
        cairo_line_to(cr, x + arm, y + arm);
        cairo_move_to(cr, x - arm, y + arm);
        cairo_line_to(cr, x + arm, y - arm);
        return;
    }
    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, arm, 0, 2 * G_PI);
}

static void draw_dots(cairo_t *cr, const DzHatch *hatch)
{
    cairo_set_line_width(cr, hatch->width_mm * 0.7);
    if (hatch->pattern == DZ_PATTERN_CROSSES)
        cairo_stroke(cr);
    else
        cairo_fill(cr);
}

/* One row after the other, unless they touch: cairo takes ever longer for each dot of one large path. */
static void hatch_dots(cairo_t *cr, const DzHatch *hatch, DzPageBox box)
{
    double step = hatch->distance_mm;
    bool apart = 3 * hatch->width_mm < step;
    for (double row = floor(box.min_y / step); row * step <= box.max_y; row++) {
        double shift = fmod(fabs(row), 2) * step / 2;
        for (double column = floor(box.min_x / step) - 1; column * step <= box.max_x; column++)
            add_dot(cr, hatch, column * step + shift, row * step);
        if (apart)
            draw_dots(cr, hatch);
    }
    draw_dots(cr, hatch);
}

/* Fills the path with the hatch; only what lies in `seen` is worth drawing. */
static void paint_hatch(cairo_t *cr, const DzMark *mark, DzPageBox seen)
{
    cairo_save(cr);
    trace(cr, mark);
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    cairo_path_extents(cr, &x1, &y1, &x2, &y2);
    DzPageBox box = {MAX(x1, seen.min_x), MAX(y1, seen.min_y), MIN(x2, seen.max_x), MIN(y2, seen.max_y)};
    if (box.min_x < box.max_x && box.min_y < box.max_y) {
        cairo_clip(cr);
        set_colour(cr, mark->hatch.colour);
        if (mark->hatch.pattern == DZ_PATTERN_LINES)
            hatch_lines(cr, &mark->hatch, box);
        else
            hatch_dots(cr, &mark->hatch, box);
    }
    cairo_restore(cr);
}

static void paint_stroke(cairo_t *cr, const DzMark *mark)
{
    static const cairo_line_cap_t caps[] = {CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND, CAIRO_LINE_CAP_SQUARE};
    static const cairo_line_join_t joins[] = {CAIRO_LINE_JOIN_BEVEL, CAIRO_LINE_JOIN_ROUND,
                                              CAIRO_LINE_JOIN_MITER};
    const DzStroke *stroke = &mark->stroke;
    trace(cr, mark);
    set_colour(cr, stroke->colour);
    cairo_set_line_width(cr, stroke->width_mm);
    cairo_set_dash(cr, stroke->dash_mm, (int)stroke->dashes, 0);
    cairo_set_line_cap(cr, caps[stroke->cap]);
    cairo_set_line_join(cr, joins[stroke->join]);
    cairo_stroke(cr);
}

static void paint_shape(cairo_t *cr, const DzMark *mark, DzPageBox seen)
{
    if (dz_path_count(mark->path) == 0)
        return;
    if (mark->rings && mark->fill.a > 0) {
        trace(cr, mark);
        set_colour(cr, mark->fill);
        cairo_fill(cr);
    }
    if (mark->rings && mark->hatch.pattern != DZ_PATTERN_NONE)
        paint_hatch(cr, mark, seen);
    if (mark->stroke.width_mm > 0 && mark->stroke.colour.a > 0)
        paint_stroke(cr, mark);
}

static bool same_box(const DzPageBox *a, const DzPageBox *b)
{
    return a->min_x == b->min_x && a->min_y == b->min_y && a->max_x == b->max_x && a->max_y == b->max_y;
}

/* Are the two cut by the same frame, or by none? */
static bool cut_alike(const DzMark *a, const DzMark *b)
{
    return a->in_frame == b->in_frame && (!a->in_frame || same_box(&a->frame, &b->frame));
}

/* Marks `first` to before the result are shapes that are still and cut alike; `first` if that one is none. */
static guint still_end(const DzScene *scene, guint first)
{
    guint end = first;
    const DzMark *marks = &g_array_index(scene->marks, DzMark, 0);
    while (end < scene->marks->len && marks[end].still && marks[end].kind == DZ_MARK_SHAPE &&
           cut_alike(&marks[end], &marks[first]))
        end++;
    return end;
}

static guint64 mixed(guint64 sum, const void *data, gsize size)
{
    const guint8 *at = data;
    for (; size >= 8; size -= 8, at += 8) {
        guint64 word;
        memcpy(&word, at, 8);
        sum = (sum ^ word) * 0x9e3779b97f4a7c15;
        sum ^= sum >> 32;
    }
    return sum;
}

/* A number that differs, but for a chance of one in 2^64, where what is drawn differs. */
static guint64 sum_of(cairo_t *cr, const DzScene *scene, guint first, guint end)
{
    cairo_matrix_t matrix;
    cairo_get_matrix(cr, &matrix);
    guint64 kind = cairo_surface_get_type(cairo_get_target(cr)); /* a sheet of pixels is none for a PDF */
    guint64 sum = mixed(mixed(0x2545f4914f6cdd1d, &matrix, sizeof matrix), &kind, sizeof kind);
    for (guint i = first; i < end; i++) {
        const DzMark *mark = &g_array_index(scene->marks, DzMark, i);
        const double style[] = {
            mark->fill.r,          mark->fill.g,          mark->fill.b,          mark->fill.a,
            mark->stroke.width_mm, mark->stroke.colour.r, mark->stroke.colour.g, mark->stroke.colour.b,
            mark->stroke.colour.a, mark->hatch.pattern,   mark->hatch.width_mm,  mark->hatch.distance_mm,
            mark->hatch.angle_deg, mark->hatch.colour.r,  mark->hatch.colour.g,  mark->hatch.colour.b,
            mark->hatch.colour.a,  mark->rings,           mark->in_frame,        dz_path_count(mark->path),
            mark->stroke.dashes,   mark->stroke.cap,      mark->stroke.join};
        sum = mixed(sum, style, sizeof style);
        sum = mixed(sum, &mark->frame, sizeof mark->frame);
        sum = mixed(sum, mark->stroke.dash_mm, sizeof mark->stroke.dash_mm);
        for (guint part = 0; part < dz_path_count(mark->path); part++) {
            guint count = 0;
            const DzPage *points = dz_path_part(mark->path, part, &count);
            guint64 length = count;
            sum = mixed(sum, &length, sizeof length);
            sum = mixed(sum, points, count * sizeof *points);
        }
    }
    return sum;
}

/*
 * Draws marks that do not move on a sheet of their own and lays that on: from the sheets kept of the maps
 * before, if it is among them. The first map takes the same way, so that all have the same pixels. The pages
 * of a PDF share a sheet: 22 rounds are 4.2 MB, not 18.
 */
static void paint_still(cairo_t *cr, DzPango *pango, const DzScene *scene, guint first, guint end,
                        DzPageBox seen)
{
    guint64 sum = sum_of(cr, scene, first, end);
    cairo_pattern_t *sheet = dz_pango_sheet(pango, sum);
    if (!sheet) {
        cairo_push_group(cr);
        for (guint i = first; i < end; i++)
            paint_shape(cr, &g_array_index(scene->marks, DzMark, i), seen);
        sheet = cairo_pop_group(cr);
        dz_pango_keep_sheet(pango, sum, sheet);
    }
    cairo_set_source(cr, sheet);
    cairo_paint(cr);
}

static void clip_to_frame(cairo_t *cr, const DzPageBox *frame)
{
    cairo_save(cr);
    cairo_rectangle(cr, frame->min_x, frame->min_y, frame->max_x - frame->min_x, frame->max_y - frame->min_y);
    cairo_clip(cr);
}

void dz_paint_marks(cairo_t *cr, DzPango *pango, const DzScene *scene)
{
    DzPageBox page = {0, 0, scene->width_mm, scene->height_mm};
    cairo_surface_type_t type = cairo_surface_get_type(cairo_get_target(cr));
    bool sheets = type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_PDF;
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    set_colour(cr, scene->paper);
    cairo_paint(cr);
    const DzMark *cut = NULL; /* one that is cut by the frame to which drawing is clipped now */
    for (guint i = 0; i < scene->marks->len;) {
        const DzMark *mark = &g_array_index(scene->marks, DzMark, i);
        if (cut && !cut_alike(cut, mark)) {
            cairo_restore(cr);
            cut = NULL;
        }
        if (mark->in_frame && !cut) {
            clip_to_frame(cr, &mark->frame);
            cut = mark;
        }
        guint end = sheets ? still_end(scene, i) : i;
        if (end > i)
            paint_still(cr, pango, scene, i, end, cut ? mark->frame : page);
        else if (mark->kind == DZ_MARK_TEXT)
            dz_pango_draw(pango, cr, mark);
        else
            paint_shape(cr, mark, cut ? mark->frame : page);
        i = MAX(end, i + 1);
    }
    if (cut)
        cairo_restore(cr);
}
