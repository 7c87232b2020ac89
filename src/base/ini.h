/*
 * INI files, strictly: a GLib key file in which a group or key that comes twice is an error (GLib lets the
 * last one win), and in which every key knows its line. A byte order mark before it is passed over.
 */
#ifndef DZ_BASE_INI_H
#define DZ_BASE_INI_H

#include <glib.h>
#include <stdbool.h>

typedef struct DzIni DzIni;

/* Reads a file of at most 1 MiB. NULL with DZ_ERROR_IO, or DZ_ERROR_DATA naming file and line. The caller
 * owns it. */
DzIni *dz_ini_read(const char *path, GError **error);

/* The same from text of `length` bytes in memory; `path` is what messages call it. */
DzIni *dz_ini_parse(const char *path, const char *text, gsize length, GError **error);

/* The same; what is wrong is told without its place, which is in `line` (0: the file as a whole). */
DzIni *dz_ini_scan(const char *text, gsize length, guint *line, GError **error);
void dz_ini_free(DzIni *ini);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzIni, dz_ini_free)

/* The value, unescaped; NULL if there is no such key. Free with g_free. */
char *dz_ini_text(const DzIni *ini, const char *group, const char *key);

/* The file's text as it stands. It is the ini's. */
const char *dz_ini_source(const DzIni *ini);

bool dz_ini_has_group(const DzIni *ini, const char *group);

/* The line of a key, or of the group's head if `key` is NULL; 0 if it is not there. */
guint dz_ini_line(const DzIni *ini, const char *group, const char *key);

/* Names of all groups, or of all keys of a group, in the file's order, NULL-terminated. Free with g_strfreev.
 */
char **dz_ini_groups(const DzIni *ini);
char **dz_ini_keys(const DzIni *ini, const char *group);

#endif
