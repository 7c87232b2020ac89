/*
 * A part is a run of marks of one layer, written as SVG; two parts that are written alike, at the same place
 * in the order of layers, are one. Of 22 maps of one ground more than nine tenths are so shared.
 */
#include "paint/stack.h"

#include "paint/paint_in.h"

#include <string.h>

static const gsize SHORT_PATH = 160; /* bytes below which a shape is not worth a definition */
static const double BESIDE_FRAME =
    0.5; /* how far what belongs to the map may lie outside of its frame [mm] */

typedef struct Part {
    guint order, run; /* of the marks' layer; of the runs in that */
    const char *layer;
    char *svg;
    GArray *drawings; /* of guint, ascending */
} Part;

typedef struct Drawing {
    DzPageBox box;
    GArray *parts; /* of guint */
    char *families;
} Drawing;

struct DzStack {
    DzPango *pango;
    GPtrArray *parts;     /* of Part, in the order of their first drawing */
    GHashTable *by_text;  /* place, layer and svg -> index + 1 */
    GPtrArray *shapes;    /* of char *: the path data that are defined */
    GHashTable *by_shape; /* path data -> index + 1; the keys are shapes' */
    GArray *hatches;      /* of DzHatch */
    GArray *frames;       /* of DzPageBox */
    GArray *drawings;     /* of Drawing */
};

static void free_part(gpointer data)
{
    Part *part = data;
    g_free(part->svg);
    g_array_unref(part->drawings);
    g_free(part);
}

static void clear_drawing(gpointer data)
{
    g_array_unref(((Drawing *)data)->parts);
    g_free(((Drawing *)data)->families);
}

DzStack *dz_stack_new(DzPango *pango)
{
    DzStack *stack = g_new0(DzStack, 1);
    stack->pango = pango;
    stack->parts = g_ptr_array_new_with_free_func(free_part);
    stack->by_text = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    stack->shapes = g_ptr_array_new_with_free_func(g_free);
    stack->by_shape = g_hash_table_new(g_str_hash, g_str_equal);
    stack->hatches = g_array_new(FALSE, FALSE, sizeof(DzHatch));
    stack->frames = g_array_new(FALSE, FALSE, sizeof(DzPageBox));
    stack->drawings = g_array_new(FALSE, FALSE, sizeof(Drawing));
    g_array_set_clear_func(stack->drawings, clear_drawing);
    return stack;
}

void dz_stack_free(DzStack *stack)
{
    if (!stack)
        return;
    g_hash_table_unref(stack->by_text);
    g_hash_table_unref(stack->by_shape);
    g_ptr_array_unref(stack->parts);
    g_ptr_array_unref(stack->shapes);
    g_array_unref(stack->hatches);
    g_array_unref(stack->frames);
    g_array_unref(stack->drawings);
    g_free(stack);
}

static const DzMark *mark_at(const DzScene *scene, guint index)
{
    return &g_array_index(scene->marks, DzMark, index);
}

static void stretch(DzPageBox *box, double min_x, double min_y, double max_x, double max_y)
{
    *box = (DzPageBox){MIN(box->min_x, min_x), MIN(box->min_y, min_y), MAX(box->max_x, max_x),
                       MAX(box->max_y, max_y)};
}

/* What the mark covers. */
static DzPageBox box_of(const DzStack *stack, const DzMark *mark)
{
    DzPageBox box = {G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE};
    if (mark->kind == DZ_MARK_TEXT) {
        DzTypesetter typesetter = dz_pango_typesetter(stack->pango);
        DzTextSize size =
            typesetter.measure(typesetter.data, mark->text, &mark->font, mark->wrap_mm, mark->lang);
        double left = mark->at.x - mark->anchor * size.width_mm;
        stretch(&box, left, mark->at.y, left + size.width_mm, mark->at.y + size.height_mm);
        return box;
    }
    double reach = mark->stroke.width_mm / 2;
    for (guint i = 0; i < mark->path->points->len; i++) {
        DzPage at = g_array_index(mark->path->points, DzPage, i);
        stretch(&box, at.x - reach, at.y - reach, at.x + reach, at.y + reach);
    }
    return box;
}

static bool lies_in(const DzPageBox *box, const DzPageBox *frame)
{
    return box->min_x >= frame->min_x - BESIDE_FRAME && box->max_x <= frame->max_x + BESIDE_FRAME &&
           box->min_y >= frame->min_y - BESIDE_FRAME && box->max_y <= frame->max_y + BESIDE_FRAME;
}

static bool belongs(const DzStack *stack, const DzScene *scene, const DzMark *mark, DzStackPart part)
{
    if (part == DZ_STACK_LEGEND)
        return g_str_equal(mark->layer, "legend");
    if (part == DZ_STACK_ALL)
        return true;
    if (mark->in_frame)
        return lies_in(&mark->frame, &scene->frame);
    DzPageBox box = box_of(stack, mark);
    return !g_str_equal(mark->layer, "legend") && lies_in(&box, &scene->frame);
}

/* The number of the hatch's pattern, from 1. */
static guint hatch_number(DzStack *stack, const DzHatch *hatch)
{
    for (guint i = 0; i < stack->hatches->len; i++)
        if (dz_hatch_equal(&g_array_index(stack->hatches, DzHatch, i), hatch))
            return i + 1;
    g_array_append_val(stack->hatches, *hatch);
    return stack->hatches->len;
}

static bool same_box(const DzPageBox *a, const DzPageBox *b)
{
    return a->min_x == b->min_x && a->min_y == b->min_y && a->max_x == b->max_x && a->max_y == b->max_y;
}

/* The number of the frame's clip path, from 1. */
static guint frame_number(DzStack *stack, const DzPageBox *frame)
{
    for (guint i = 0; i < stack->frames->len; i++)
        if (same_box(&g_array_index(stack->frames, DzPageBox, i), frame))
            return i + 1;
    g_array_append_val(stack->frames, *frame);
    return stack->frames->len;
}

/* The number of the definition of a shape, from 1; 0 if it is too short to have one. */
static guint shape_number(DzStack *stack, const char *data)
{
    if (strlen(data) < SHORT_PATH)
        return 0;
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(stack->by_shape, data));
    if (number)
        return number;
    g_ptr_array_add(stack->shapes, g_strdup(data));
    g_hash_table_insert(stack->by_shape, stack->shapes->pdata[stack->shapes->len - 1],
                        GUINT_TO_POINTER(stack->shapes->len));
    return stack->shapes->len;
}

/* The mark's shape, painted in one way. */
static void add_painted(DzStack *stack, GString *svg, const DzMark *mark, const char *data, const char *paint)
{
    guint shape = shape_number(stack, data);
    if (shape)
        g_string_append_printf(svg, "<use href=\"#s%u\"", shape);
    else
        g_string_append_printf(svg, "<path%s", data);
    g_string_append(svg, paint);
    dz_svg_data(svg, mark);
    g_string_append(svg, "/>");
}

static void add_shape(DzStack *stack, GString *svg, const DzMark *mark)
{
    bool filled = mark->rings && mark->fill.a > 0, hatched = dz_mark_is_hatched(mark);
    bool stroked = mark->stroke.width_mm > 0 && mark->stroke.colour.a > 0;
    if (dz_path_count(mark->path) == 0 || (!filled && !hatched && !stroked))
        return;
    g_autoptr(GString) data = g_string_new(NULL);
    g_autoptr(GString) paint = g_string_new(NULL);
    dz_svg_path_data(data, mark);
    if (filled && hatched) {
        dz_svg_colour(paint, "fill", mark->fill);
        add_painted(stack, svg, mark, data->str, paint->str);
        g_string_truncate(paint, 0);
    }
    if (hatched)
        g_string_append_printf(paint, " fill=\"url(#hatch-%u)\"", hatch_number(stack, &mark->hatch));
    else if (filled)
        dz_svg_colour(paint, "fill", mark->fill);
    else
        g_string_append(paint, " fill=\"none\"");
    dz_svg_stroke(paint, &mark->stroke);
    add_painted(stack, svg, mark, data->str, paint->str);
}

/* Puts the part that was written into the drawing, once for all drawings that have it. */
static void end_part(DzStack *stack, Drawing *drawing, const DzMark *mark, guint run, GString *svg)
{
    guint number = stack->drawings->len;
    if (svg->len == 0)
        return;
    char *key = g_strdup_printf("%u %u %s %u %s", mark->order, run, mark->layer,
                                mark->in_frame ? frame_number(stack, &mark->frame) : 0, svg->str);
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(stack->by_text, key));
    if (index) {
        g_free(key);
        index--;
    } else {
        Part *part = g_new0(Part, 1);
        part->order = mark->order;
        part->run = run;
        part->layer = mark->layer;
        part->svg = mark->in_frame ? g_strdup_printf("<g clip-path=\"url(#frame-clip-%u)\">%s</g>",
                                                     frame_number(stack, &mark->frame), svg->str)
                                   : g_strdup(svg->str);
        part->drawings = g_array_new(FALSE, FALSE, sizeof(guint));
        index = stack->parts->len;
        g_ptr_array_add(stack->parts, part);
        g_hash_table_insert(stack->by_text, key, GUINT_TO_POINTER(index + 1));
    }
    g_array_append_val(((Part *)stack->parts->pdata[index])->drawings, number);
    g_array_append_val(drawing->parts, index);
    g_string_truncate(svg, 0);
}

static bool together(const DzMark *a, const DzMark *b)
{
    return a->order == b->order && g_str_equal(a->layer, b->layer) && a->in_frame == b->in_frame &&
           (!a->in_frame || same_box(&a->frame, &b->frame));
}

static char *families_of(const DzStack *stack, const DzScene *scene)
{
    g_autoptr(GString) list = g_string_new(NULL);
    const char *first = dz_svg_families(stack->pango, scene);
    dz_svg_family_list(list, first ? first : "");
    return g_string_free(g_steal_pointer(&list), FALSE);
}

guint dz_stack_add(DzStack *stack, const DzScene *scene, DzStackPart part)
{
    Drawing drawing = {.box = {G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE},
                       .parts = g_array_new(FALSE, FALSE, sizeof(guint)),
                       .families = families_of(stack, scene)};
    g_autoptr(GString) svg = g_string_new(NULL);
    const DzMark *before = NULL;
    guint run = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!belongs(stack, scene, mark, part))
            continue;
        if (before && !together(before, mark)) {
            end_part(stack, &drawing, before, run, svg);
            run = before->order == mark->order ? run + 1 : 0;
        }
        if (mark->kind == DZ_MARK_TEXT)
            dz_svg_text(svg, stack->pango, scene, mark);
        else
            add_shape(stack, svg, mark);
        DzPageBox box = part == DZ_STACK_MAP ? scene->frame : box_of(stack, mark);
        stretch(&drawing.box, box.min_x, box.min_y, box.max_x, box.max_y);
        before = mark;
    }
    if (before)
        end_part(stack, &drawing, before, run, svg);
    else
        drawing.box = (DzPageBox){0};
    if (part == DZ_STACK_ALL)
        drawing.box = (DzPageBox){0, 0, scene->width_mm, scene->height_mm};
    g_array_append_val(stack->drawings, drawing);
    return stack->drawings->len - 1;
}

DzPageBox dz_stack_box(const DzStack *stack, guint drawing)
{
    return g_array_index(stack->drawings, Drawing, drawing).box;
}

void dz_stack_write_definitions(const DzStack *stack, GString *svg)
{
    for (guint i = 0; i < stack->hatches->len; i++)
        dz_svg_pattern(svg, &g_array_index(stack->hatches, DzHatch, i), i + 1);
    for (guint i = 0; i < stack->frames->len; i++)
        dz_svg_clip(svg, &g_array_index(stack->frames, DzPageBox, i), i + 1);
    for (guint i = 0; i < stack->shapes->len; i++)
        g_string_append_printf(svg, "<path id=\"s%u\"%s/>\n", i + 1, (const char *)stack->shapes->pdata[i]);
    for (guint i = 0; i < stack->parts->len; i++)
        g_string_append_printf(svg, "<g id=\"p%u\">%s</g>\n", i, ((const Part *)stack->parts->pdata[i])->svg);
}

void dz_stack_write_attributes(const DzStack *stack, guint drawing, GString *svg)
{
    const Drawing *it = &g_array_index(stack->drawings, Drawing, drawing);
    double numbers[] = {it->box.min_x, it->box.min_y, it->box.max_x - it->box.min_x,
                        it->box.max_y - it->box.min_y};
    g_string_append(svg, " viewBox=\"");
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_append(svg, i ? " " : "");
        dz_svg_number(svg, numbers[i], 2);
    }
    g_string_append(svg, "\" fill-rule=\"evenodd\" stroke-linejoin=\"round\" stroke-miterlimit=\"10\"");
    dz_svg_text_attribute(svg, "font-family", it->families);
}

void dz_stack_write(const DzStack *stack, guint drawing, GString *svg)
{
    const Drawing *it = &g_array_index(stack->drawings, Drawing, drawing);
    for (guint i = 0; i < it->parts->len; i++)
        g_string_append_printf(svg, "<use href=\"#p%u\"/>", g_array_index(it->parts, guint, i));
}

static int compare_parts(gconstpointer a, gconstpointer b, gpointer data)
{
    const DzStack *stack = data;
    guint left = *(const guint *)a, right = *(const guint *)b;
    const Part *l = stack->parts->pdata[left], *r = stack->parts->pdata[right];
    if (l->order != r->order)
        return l->order < r->order ? -1 : 1;
    if (l->run != r->run)
        return l->run < r->run ? -1 : 1;
    return left < right ? -1 : left > right;
}

/* The part, if any of the drawings has it. */
static void write_piled(const Part *part, guint index, guint first, guint count, GString *svg)
{
    g_autoptr(GString) in = g_string_new(NULL);
    guint found = 0;
    bool last = false;
    for (guint i = 0; i < part->drawings->len; i++) {
        guint drawing = g_array_index(part->drawings, guint, i);
        if (drawing < first || drawing >= first + count)
            continue;
        g_string_append_printf(in, "%s%u", found ? " " : "", drawing - first);
        last = last || drawing == first + count - 1;
        found++;
    }
    if (!found)
        return;
    g_string_append_printf(svg, "<use href=\"#p%u\" data-layer=\"%s\"", index, part->layer);
    if (found < count)
        g_string_append_printf(svg, " data-in=\"%s\"", in->str);
    g_string_append(svg, last ? "/>" : " style=\"display:none\"/>");
}

void dz_stack_write_pile(const DzStack *stack, guint first, guint count, GString *svg)
{
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < stack->parts->len; i++)
        g_array_append_val(order, i);
    g_array_sort_with_data(order, compare_parts, (gpointer)stack);
    for (guint i = 0; i < order->len; i++) {
        guint index = g_array_index(order, guint, i);
        write_piled(stack->parts->pdata[index], index, first, count, svg);
    }
}
