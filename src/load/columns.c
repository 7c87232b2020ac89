/*
 * The columns each table may have. A misspelt one would go unread without a word, so what is not listed here
 * is said; docs/dataset.md lists the same.
 */
#include "load/load_in.h"

#include <string.h>

/* A name that ends in * may be followed by _ar, _tr, _ru and _fr. */
static const struct {
    const char *table, *columns;
} TABLES[] = {
    {"rounds", "id start end as_of city* country* outcome* source note"},
    {"zones", "id name* party agreed in_force ended wording* note* source"},
    {"zone_notes", "zone round text* source"},
    {"settlements", "id name* lon lat kind zone rank precision_km source note"},
    {"control", "settlement from party observed basis confidence source note"},
    {"inferences", "settlement from neighbour since"},
    {"crossings", "id name* lon lat precision_km between note source"},
    {"crossing_status", "crossing from status precision note source"},
    {"exchanges", "id date precision crossing working_group note source"},
    {"releases", "exchange party released"},
    {"posts", "id name* lon lat kind party from from_precision encircled "
              "encircled_precision to to_precision precision_km note source"},
    {"arrangements", "id name* rule line distance_km from to ends note source"},
    {"names", "table id lang name basis source"},
    {"sources", "id title publisher date url licence note"},
};

static bool is_column(const char *column, const char *listed)
{
    gsize length = strlen(listed);
    if (listed[length - 1] != '*')
        return strcmp(column, listed) == 0;
    if (strncmp(column, listed, length - 1) != 0)
        return false;
    static const char *const suffixes[] = {"", "_ar", "_tr", "_ru", "_fr", NULL};
    return g_strv_contains(suffixes, column + length - 1);
}

static const char *columns_of(const char *table)
{
    for (guint t = 0; t < G_N_ELEMENTS(TABLES); t++)
        if (strcmp(TABLES[t].table, table) == 0)
            return TABLES[t].columns;
    return NULL;
}

static bool has_column(const char *columns, const char *column)
{
    g_auto(GStrv) listed = g_strsplit(columns, " ", -1);
    for (guint i = 0; listed[i]; i++)
        if (is_column(column, listed[i]))
            return true;
    return false;
}

void dz_check_table_group(DzLoader *loader, const char *group)
{
    const char *table = group + strlen("table "), *columns = columns_of(table);
    if (!columns) {
        g_autoptr(GString) all = g_string_new(NULL);
        for (guint t = 0; t < G_N_ELEMENTS(TABLES); t++)
            g_string_append_printf(all, "%s%s", t ? ", " : "", TABLES[t].table);
        dz_load_fault(loader, "bad-setting", "dataset.ini", dz_ini_line(loader->ini, group, NULL),
                      "there is no table '%s'; there are %s", table, all->str);
        return;
    }
    g_auto(GStrv) keys = dz_ini_keys(loader->ini, group);
    for (guint i = 0; keys[i]; i++)
        if (strcmp(keys[i], "file") != 0 && strcmp(keys[i], "layer") != 0 && !has_column(columns, keys[i]))
            dz_load_fault(loader, "bad-setting", "dataset.ini", dz_ini_line(loader->ini, group, keys[i]),
                          "[%s] %s: expected file, layer or a column of the table: %s", group, keys[i],
                          columns);
}

void dz_check_columns(DzLoader *loader, const char *table, const char *file, char **header)
{
    const char *columns = columns_of(table);
    for (guint i = 0; columns && header[i]; i++)
        if (!has_column(columns, header[i]))
            dz_load_warn(loader, "unknown-column", file, 1, "column '%s' is not read; known are %s",
                         header[i], columns);
}
