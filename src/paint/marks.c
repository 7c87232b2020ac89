#include "paint/paint_in.h"

#include <math.h>

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

static void hatch_dots(cairo_t *cr, const DzHatch *hatch, DzPageBox box)
{
    double step = hatch->distance_mm;
    bool crosses = hatch->pattern == DZ_PATTERN_CROSSES;
    for (double row = floor(box.min_y / step); row * step <= box.max_y; row++) {
        double shift = fmod(fabs(row), 2) * step / 2;
        for (double column = floor(box.min_x / step) - 1; column * step <= box.max_x; column++) {
            double x = column * step + shift, y = row * step, arm = hatch->width_mm;
            if (crosses) {
                cairo_move_to(cr, x - arm, y - arm);
                cairo_line_to(cr, x + arm, y + arm);
                cairo_move_to(cr, x - arm, y + arm);
                cairo_line_to(cr, x + arm, y - arm);
            } else {
                cairo_new_sub_path(cr);
                cairo_arc(cr, x, y, hatch->width_mm, 0, 2 * G_PI);
            }
        }
    }
    cairo_set_line_width(cr, hatch->width_mm * 0.7);
    if (crosses)
        cairo_stroke(cr);
    else
        cairo_fill(cr);
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

void dz_paint_marks(cairo_t *cr, DzPango *pango, const DzScene *scene)
{
    DzPageBox page = {0, 0, scene->width_mm, scene->height_mm};
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    set_colour(cr, scene->paper);
    cairo_paint(cr);
    bool clipped = false;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(scene->marks, DzMark, i);
        if (mark->in_frame != clipped) {
            if (clipped)
                cairo_restore(cr);
            clipped = mark->in_frame;
            if (clipped) {
                cairo_save(cr);
                cairo_rectangle(cr, scene->frame.min_x, scene->frame.min_y,
                                scene->frame.max_x - scene->frame.min_x,
                                scene->frame.max_y - scene->frame.min_y);
                cairo_clip(cr);
            }
        }
        if (mark->kind == DZ_MARK_TEXT)
            dz_pango_draw(pango, cr, mark);
        else
            paint_shape(cr, mark, clipped ? scene->frame : page);
    }
    if (clipped)
        cairo_restore(cr);
}
