/*
 * GKeyFile does the reading; a scan before it knows lines and finds what is there twice. The scan follows the
 * key file format: '#' begins a comment line, [group] a group, and a key ends at the first '='.
 */
#include "base/ini.h"

#include "dezmap.h"

#include <string.h>

enum { MAX_BYTES = 1 << 20 };
static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

struct DzIni {
    GKeyFile *file;
    char *source;
    GHashTable *lines; /* "group" or "group\nkey" -> line */
};

void dz_ini_free(DzIni *ini)
{
    if (!ini)
        return;
    g_key_file_unref(ini->file);
    g_hash_table_unref(ini->lines);
    g_free(ini->source);
    g_free(ini);
}

/* What a line is: its name for `lines` (NULL for a comment and an empty line). False if it is nothing that
 * may be. */
static bool read_line(const char *line, char **group, char **name)
{
    gsize length = strlen(line);
    const char *equals = strchr(line, '=');
    if (!length || line[0] == '#')
        return true;
    if (line[0] == '[') {
        if (length < 3 || strchr(line, ']') != line + length - 1)
            return false;
        g_free(*group);
        *group = g_strndup(line + 1, length - 2);
        *name = g_strdup(*group);
        return true;
    }
    if (!*group || !equals || equals == line)
        return false;
    g_autofree char *key = g_strchomp(g_strndup(line, (gsize)(equals - line)));
    *name = g_strconcat(*group, "\n", key, NULL);
    return true;
}

/* Notes what stands on one line; `group` is the one under way. False and an error if it was there before. */
static bool note_line(DzIni *ini, guint number, char *line, char **group, GError **error)
{
    g_autofree char *name = NULL;
    if (!read_line(g_strstrip(line), group, &name)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA,
                    "'%s' is none of [group], key=value in a group, and # comment", line);
        return false;
    }
    if (!name)
        return true;
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(ini->lines, name));
    if (before) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s comes twice (first on line %u)", line, before);
        return false;
    }
    g_hash_table_insert(ini->lines, g_steal_pointer(&name), GUINT_TO_POINTER(number));
    return true;
}

/* False and an error at the first line, `at`, that is not as it should be. */
static bool note_lines(DzIni *ini, const char *text, guint *at, GError **error)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *group = NULL;
    for (guint i = 0; lines[i]; i++) {
        *at = i + 1;
        if (!note_line(ini, i + 1, lines[i], &group, error))
            return false;
    }
    *at = 0;
    return true;
}

DzIni *dz_ini_read(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    gsize length = 0;
    GError *trouble = NULL;
    if (!g_file_get_contents(path, &text, &length, &trouble)) {
        bool absent = g_error_matches(trouble, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: %s", path,
                    absent ? "there is no such file" : "cannot be read");
        g_error_free(trouble);
        return NULL;
    }
    return dz_ini_parse(path, text, length, error);
}

DzIni *dz_ini_scan(const char *text, gsize length, guint *line, GError **error)
{
    GError *trouble = NULL;
    *line = 0;
    if (length > MAX_BYTES || memchr(text, 0, length) || !g_utf8_validate(text, (gssize)length, NULL)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "expected UTF-8 text of at most 1 MiB");
        return NULL;
    }
    gsize mark = g_str_has_prefix(text, BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0;
    g_autoptr(DzIni) ini = g_new0(DzIni, 1);
    ini->file = g_key_file_new();
    ini->source = g_strndup(text + mark, length - mark);
    ini->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!note_lines(ini, ini->source, line, error))
        return NULL;
    if (!g_key_file_load_from_data(ini->file, text + mark, length - mark, G_KEY_FILE_KEEP_TRANSLATIONS,
                                   &trouble)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s", trouble->message);
        g_error_free(trouble);
        return NULL;
    }
    return g_steal_pointer(&ini);
}

DzIni *dz_ini_parse(const char *path, const char *text, gsize length, GError **error)
{
    guint line = 0;
    DzIni *ini = dz_ini_scan(text, length, &line, error);
    if (!ini && line)
        g_prefix_error(error, "%s: line %u: ", path, line);
    else if (!ini)
        g_prefix_error(error, "%s: ", path);
    return ini;
}

char *dz_ini_text(const DzIni *ini, const char *group, const char *key)
{
    return g_key_file_get_string(ini->file, group, key, NULL);
}

const char *dz_ini_source(const DzIni *ini)
{
    return ini->source;
}

bool dz_ini_has_group(const DzIni *ini, const char *group)
{
    return g_key_file_has_group(ini->file, group);
}

guint dz_ini_line(const DzIni *ini, const char *group, const char *key)
{
    g_autofree char *name = key ? g_strconcat(group, "\n", key, NULL) : g_strdup(group);
    return GPOINTER_TO_UINT(g_hash_table_lookup(ini->lines, name));
}

char **dz_ini_groups(const DzIni *ini)
{
    return g_key_file_get_groups(ini->file, NULL);
}

char **dz_ini_keys(const DzIni *ini, const char *group)
{
    return g_key_file_get_keys(ini->file, group, NULL, NULL);
}
