#include "cmd/cmd_in.h"

#include <stdio.h>
#include <string.h>

static const char *const FORMATS[] = {"gpkg", "geojson", "fgb", NULL}; /* as DzExport */

/* The form: --format, else the file's ending. */
static bool form_of(const char *format, const char *output, DzExport *form)
{
    const char *dot = strrchr(output, '.');
    const char *word = format ? format : dot ? dot + 1 : "";
    for (guint i = 0; FORMATS[i]; i++) {
        if (g_ascii_strcasecmp(word, FORMATS[i]) == 0) {
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
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "a file, or - for standard output", "FILE"}, {0}};
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
    if (!form_of(common.format, output, &form))
        return cmd_usage("-o '%s': expected a file that ends in .gpkg, .geojson or .fgb, or --format",
                         output);
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

const CmdCommand cmd_export = {"export", "", "the composite as GeoPackage, GeoJSON or FlatGeobuf", run,
                               FORMATS};
