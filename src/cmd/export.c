#include "cmd/cmd_in.h"

#include <stdio.h>
#include <string.h>

/* The form by the file's ending. */
static bool form_of(const char *output, DzExport *form)
{
    static const char *const endings[] = {".gpkg", ".geojson", ".fgb"};
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_str_has_suffix(output, endings[i])) {
            *form = (DzExport)i;
            return true;
        }
    }
    return false;
}

static int run(int argc, char **argv)
{
    g_autofree char *output = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "ends in .gpkg, .geojson or .fgb", "FILE"}, {0}};
    g_auto(CmdCommon) common = {0};
    g_autoptr(DzDataset) set = NULL;
    g_autoptr(DzComposite) composite = NULL;
    GError *error = NULL;
    DzExport form = DZ_EXPORT_GPKG;
    int status = CMD_DONE;
    if (!cmd_parse(&cmd_export, entries, &common, &argc, &argv, &status))
        return status;
    if (!output)
        return cmd_usage("where to? Give -o FILE (see dezmap export --help)");
    if (!form_of(output, &form))
        return cmd_usage("-o '%s': expected a file that ends in .gpkg, .geojson or .fgb", output);
    if (!cmd_open(&common, &set, &composite, &status))
        return status;
    gint64 start = g_get_monotonic_time();
    g_autoptr(GBytes) bytes = dz_export_bytes(composite, form, &error);
    if (!bytes)
        return cmd_fail(error);
    if (common.verbose)
        fprintf(stderr, "dezmap: made %s in %.3f s, %" G_GSIZE_FORMAT " bytes\n", output,
                (double)(g_get_monotonic_time() - start) / 1e6, g_bytes_get_size(bytes));
    return cmd_write(output, bytes);
}

const CmdCommand cmd_export = {"export", "", "the composite as GeoPackage, GeoJSON or FlatGeobuf", run};
