/*
 * A folder of its own for a test that writes files: made empty, and taken away with all that is in it.
 */
#ifndef DZ_TESTS_FOLDER_H
#define DZ_TESTS_FOLDER_H

#include <glib.h>
#include <glib/gstdio.h>
#include <stdbool.h>

static inline char *folder_new(void)
{
    GError *error = NULL;
    char *path = g_dir_make_tmp("dezmap-test-XXXXXX", &error);
    g_assert_no_error(error);
    return path;
}

/* Folders in a test's folder are one level deep. */
static inline void folder_clear(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        if (g_file_test(inner, G_FILE_TEST_IS_DIR) && !g_file_test(inner, G_FILE_TEST_IS_SYMLINK)) {
            GDir *below = g_dir_open(inner, 0, NULL);
            for (const char *leaf; below && (leaf = g_dir_read_name(below));) {
                g_autofree char *file = g_build_filename(inner, leaf, NULL);
                g_unlink(file);
            }
            if (below)
                g_dir_close(below);
            g_rmdir(inner);
        } else {
            g_unlink(inner);
        }
    }
    if (dir)
        g_dir_close(dir);
    g_rmdir(path);
}

/* Clears and frees; for g_autoptr-like use at the end of a test. */
static inline void folder_free(char *path)
{
    folder_clear(path);
    g_free(path);
}

/* How many names there are in the folder. */
static inline guint folder_count(const char *path)
{
    guint count = 0;
    GDir *dir = g_dir_open(path, 0, NULL);
    g_assert_nonnull(dir);
    while (g_dir_read_name(dir))
        count++;
    g_dir_close(dir);
    return count;
}

static inline void folder_write(const char *path, const char *name, const char *text, gssize length)
{
    GError *error = NULL;
    g_autofree char *file = g_build_filename(path, name, NULL);
    g_file_set_contents(file, text, length, &error);
    g_assert_no_error(error);
}

static inline char *folder_read(const char *path, const char *name)
{
    GError *error = NULL;
    char *text = NULL;
    g_autofree char *file = g_build_filename(path, name, NULL);
    g_file_get_contents(file, &text, NULL, &error);
    g_assert_no_error(error);
    return text;
}

#endif
