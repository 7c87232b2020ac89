/*
 * Twins: scenes that remember those before them against scenes that do not.
 */
#include "paint/typeset.h"
#include "scene/scene.h"

#include <string.h>

static struct {
    DzDataset *set;
    DzComposite *composite;
    DzPango *pango;
    DzTypesetter typesetter;
} world;

static DzMapRequest request_of(guint round)
{
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    request.when = dz_round_at(world.set, round);
    request.styles = "styles";
    return request;
}

/* Every point of every path, bit by bit, behind what the dump says. */
static char *whole(const DzScene *scene)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzPath *path = g_array_index(scene->marks, DzMark, i).path;
        if (path)
            g_checksum_update(sum, (const guchar *)path->points->data,
                              (gssize)(path->points->len * sizeof(DzPage)));
    }
    g_autofree char *dump = dz_scene_dump(scene);
    return g_strdup_printf("%s%s", dump, g_checksum_get_string(sum));
}

static void assert_twins(DzMemory *memory, const DzMapRequest *request)
{
    GError *error = NULL;
    g_autoptr(DzScene) remembering =
        dz_scene_build_again(world.composite, request, &world.typesetter, memory, &error);
    g_assert_no_error(error);
    g_autoptr(DzScene) alone = dz_scene_build(world.composite, request, &world.typesetter, &error);
    g_assert_no_error(error);
    g_autofree char *one = whole(remembering), *other = whole(alone);
    g_assert_cmpstr(one, ==, other);
}

/* Days, extents, sizes and languages by turns, so that what is remembered must be given up again. */
static void assert_all_twins(void)
{
    g_autoptr(DzMemory) memory = dz_memory_new();
    for (guint i = 0; i < 12; i++) {
        DzMapRequest request = request_of(5 + i);
        if (i % 4 == 2)
            request.zone = i % 8 == 2 ? "idlib" : "south";
        if (i % 5 == 3)
            request.lang = DZ_LANG_AR;
        if (i % 6 == 5)
            request.width_mm = 200;
        if (i % 7 == 6)
            request.style = "night";
        assert_twins(memory, &request);
    }
}

static void what_is_remembered_changes_nothing(void)
{
    assert_all_twins();
}

/* Without a CRS of the data set's own, each extent has its own projection. */
static void nor_does_it_where_the_projection_changes(void)
{
    char *crs = world.set->crs;
    world.set->crs = g_strdup("");
    assert_all_twins();
    g_free(world.set->crs);
    world.set->crs = crs;
}

/* The whole page of a sheet, with and without. */
static void a_sheet_is_the_same_too(void)
{
    g_autoptr(DzMemory) memory = dz_memory_new();
    DzWhen whens[4];
    for (guint i = 0; i < G_N_ELEMENTS(whens); i++)
        whens[i] = dz_round_at(world.set, 7 + i);
    DzSheetRequest sheet = {whens, G_N_ELEMENTS(whens), 2, 2};
    DzMapRequest request = request_of(8);
    assert_twins(memory, &request);
    g_autoptr(DzScene) remembering =
        dz_scene_build_sheet(world.composite, &request, &sheet, &world.typesetter, memory, NULL);
    g_autoptr(DzMemory) empty = dz_memory_new();
    g_autoptr(DzScene) alone =
        dz_scene_build_sheet(world.composite, &request, &sheet, &world.typesetter, empty, NULL);
    g_autofree char *one = whole(remembering), *other = whole(alone);
    g_assert_cmpstr(one, ==, other);
    assert_twins(memory, &request);
}

static void a_sheet_needs_room(void)
{
    g_autoptr(GError) error = NULL;
    DzWhen when = dz_round_at(world.set, 8);
    DzSheetRequest sheet = {&when, 1, 20, 1};
    DzMapRequest request = request_of(8);
    g_autoptr(DzMemory) memory = dz_memory_new();
    g_assert_null(dz_scene_build_sheet(world.composite, &request, &sheet, &world.typesetter, memory, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    world.set = dz_dataset_open("geodata/syria", NULL);
    world.composite = dz_composite_build(world.set, NULL);
    world.pango = dz_pango_new();
    world.typesetter = dz_pango_typesetter(world.pango);
    g_test_add_func("/scene/memory/what is remembered changes nothing", what_is_remembered_changes_nothing);
    g_test_add_func("/scene/memory/nor does it where the projection changes",
                    nor_does_it_where_the_projection_changes);
    g_test_add_func("/scene/memory/a sheet is the same too", a_sheet_is_the_same_too);
    g_test_add_func("/scene/memory/a sheet needs room", a_sheet_needs_room);
    int status = g_test_run();
    dz_pango_free(world.pango);
    dz_composite_free(world.composite);
    dz_dataset_free(world.set);
    return status;
}
