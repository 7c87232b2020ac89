/*
 * Files that appear whole or not at all. g_file_set_contents is not enough: as root it replaces a device node
 * by a regular file, and it follows no symbolic link.
 */
#include "dezmap.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(GError **error, const char *path, const char *what, int code)
{
    g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: %s: %s", path, what, g_strerror(code));
    return false;
}

static bool write_directly(const char *path, DzFileFill fill, gpointer data, GError **error)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return fail(error, path, "cannot open for writing", errno);
    GError *trouble = NULL;
    bool ok = fill(fd, data, &trouble);
    if (close(fd) != 0 && ok)
        return fail(error, path, "cannot write", errno);
    if (!ok)
        g_propagate_error(error, trouble);
    return ok;
}

/* `old` is what is being replaced, whose mode stays; NULL for a new file, which gets what the umask leaves of
 * 0666. */
static bool write_beside(const char *path, const struct stat *old, DzFileFill fill, gpointer data,
                         GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *temporary =
        g_build_filename(folder, ".dezmap.XXXXXX", NULL); /* however long its name is */
    int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail(error, path, "cannot create", errno);
    const char *what = "cannot write";
    GError *trouble = NULL;
    bool filled = fill(fd, data, &trouble);
    bool ok = filled && (!old || fchmod(fd, old->st_mode & 07777) == 0) && fsync(fd) == 0;
    int code = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        code = errno;
    }
    if (ok && rename(temporary, path) != 0) {
        ok = false;
        code = errno;
        what = "cannot replace";
    }
    if (ok)
        return true;
    unlink(temporary);
    if (filled)
        return fail(error, path, what, code);
    g_propagate_error(error, trouble);
    return false;
}

enum { MAX_LINKS = 40 }; /* as many as Linux follows */

/* Where the symbolic links that `path` may be lead, whether anything is there yet or not. g_free it. */
static char *target_of(const char *path)
{
    char *at = g_strdup(path);
    for (int i = 0; i < MAX_LINKS; i++) {
        g_autofree char *link = g_file_read_link(at, NULL);
        if (!link)
            break;
        g_autofree char *folder = g_path_get_dirname(at);
        g_free(at);
        at = g_path_is_absolute(link) ? g_strdup(link) : g_build_filename(folder, link, NULL);
    }
    return at;
}

bool dz_file_fill(const char *path, DzFileFill fill, gpointer data, GError **error)
{
    struct stat old;
    bool exists = stat(path, &old) == 0;
    if (!exists && errno != ENOENT)
        return fail(error, path, "cannot create", errno);
    if (exists && S_ISDIR(old.st_mode))
        return fail(error, path, "cannot write", EISDIR);
    if (exists && !S_ISREG(old.st_mode))
        return write_directly(path, fill, data, error);
    g_autofree char *target = target_of(path);
    return write_beside(target, exists ? &old : NULL, fill, data, error);
}

/* What dz_file_write fills a file with. */
typedef struct Content {
    const char *path;
    GBytes *bytes;
} Content;

static bool write_all(int fd, gpointer data, GError **error)
{
    const Content *content = data;
    gsize left = 0;
    const char *next = g_bytes_get_data(content->bytes, &left);
    while (left > 0) {
        ssize_t done = write(fd, next, left);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return fail(error, content->path, "cannot write", errno);
        next += done;
        left -= (gsize)done;
    }
    return true;
}

bool dz_file_write(const char *path, GBytes *bytes, GError **error)
{
    Content content = {path, bytes};
    return dz_file_fill(path, write_all, &content, error);
}
