#include "cmd/cmd_in.h"
#include "cmd/starter_in.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static int refuse(const char *path, const char *why)
{
    fprintf(stderr, "dezmap: %s: %s\n", path, why);
    return CMD_TROUBLE;
}

/* Is there nothing at `path`, or a folder with nothing in it? */
static bool is_vacant(const char *path)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
        return true;
    GDir *folder = g_dir_open(path, 0, NULL);
    bool vacant = folder && !g_dir_read_name(folder);
    if (folder)
        g_dir_close(folder);
    return vacant;
}

static bool write_file(const char *folder, const CmdFile *file, GError **error)
{
    g_autofree char *path = g_build_filename(folder, file->name, NULL);
    g_autofree char *inner = g_path_get_dirname(path);
    g_autoptr(GBytes) bytes = g_bytes_new_static(file->text, strlen(file->text));
    if (g_mkdir_with_parents(inner, 0777) != 0) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: %s", inner, g_strerror(errno));
        return false;
    }
    return dz_file_write(path, bytes, error);
}

/* Takes away the files written so far and the folders if they are empty then: a half data set helps nobody.
 */
static void take_back(const char *folder, guint count)
{
    while (count-- > 0) {
        g_autofree char *path = g_build_filename(folder, CMD_STARTER[count].name, NULL);
        g_autofree char *inner = g_path_get_dirname(path);
        g_unlink(path);
        g_rmdir(inner);
    }
}

static int run(int argc, char **argv)
{
    static const GOptionEntry entries[] = {{0}};
    g_auto(CmdCommon) common = {.arguments = 1};
    GError *error = NULL;
    int status = CMD_DONE;
    if (!cmd_parse(&cmd_init, entries, &common, &argc, &argv, &status))
        return status;
    if (argc < 2)
        return cmd_usage("where to? Name a folder that is not there yet, or empty (see dezmap init --help)");
    const char *folder = argv[1];
    if (!is_vacant(folder))
        return refuse(folder, "is there and not an empty folder; nothing was written");
    for (guint i = 0; CMD_STARTER[i].name; i++) {
        if (write_file(folder, &CMD_STARTER[i], &error))
            continue;
        take_back(folder, i + 1);
        return cmd_fail(error);
    }
    if (!common.quiet)
        fprintf(stderr, "dezmap: wrote an invented data set to start from; %s/README.md tells how\n", folder);
    return CMD_DONE;
}

const CmdCommand cmd_init = {"init", "DIR", "write an invented data set to start from", run, NULL};
