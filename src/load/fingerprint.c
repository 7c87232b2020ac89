/*
 * MD5 over the names and bytes of a folder's files, in the order of their names: it tells changes, not
 * forgeries, and every run pays for it (SHA-256 took a tenth of opening a package). Times of change are no
 * measure: a copy keeps or loses them, and two changes can share one.
 */
#include "dezmap.h"

#include <string.h>

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The files below `root`, as paths from there, sorted. NULL if a folder cannot be read. */
static GPtrArray *files_below(const char *root)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free); /* grows while it is walked */
    g_ptr_array_add(folders, g_strdup(""));
    for (guint i = 0; i < folders->len; i++) {
        const char *folder = folders->pdata[i];
        g_autofree char *path = g_build_filename(root, folder, NULL);
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        if (!dir)
            return NULL;
        for (const char *name; (name = g_dir_read_name(dir));) {
            char *below = *folder ? g_build_filename(folder, name, NULL) : g_strdup(name);
            g_autofree char *full = g_build_filename(root, below, NULL);
            bool link =
                g_file_test(full, G_FILE_TEST_IS_SYMLINK); /* a link to a folder might lead in a circle */
            bool enter = !link && g_file_test(full, G_FILE_TEST_IS_DIR);
            g_ptr_array_add(enter ? folders : files, below);
        }
    }
    g_ptr_array_sort(files, compare_names);
    return g_steal_pointer(&files);
}

char *dz_folder_fingerprint(const char *path)
{
    g_autoptr(GPtrArray) files = files_below(path);
    if (!files || files->len == 0)
        return NULL;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_MD5);
    gsize total = 0;
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *full = g_build_filename(path, files->pdata[i], NULL), *size = NULL;
        g_autoptr(GMappedFile) file = g_mapped_file_new(full, FALSE, NULL);
        gsize length = file ? g_mapped_file_get_length(file) : 0;
        total += length;
        if (total > DZ_FINGERPRINT_MAX_BYTES)
            return NULL;
        size = g_strdup_printf("%s\n%" G_GSIZE_FORMAT "\n", file ? "file" : "unreadable", length);
        g_checksum_update(sum, files->pdata[i], (gssize)strlen(files->pdata[i]) + 1);
        g_checksum_update(sum, (const guchar *)size, (gssize)strlen(size));
        if (length)
            g_checksum_update(sum, (const guchar *)g_mapped_file_get_contents(file), (gssize)length);
    }
    return g_strdup(g_checksum_get_string(sum));
}
