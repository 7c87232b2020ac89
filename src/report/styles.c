#include "style/style.h"

#include "report/table.h"

DzTable *dz_styles_table(const char *folder, GError **error)
{
    static const DzColumn columns[] = {
        {"name", DZ_COLUMN_TEXT}, {"layers", DZ_COLUMN_INTEGER}, {"description", DZ_COLUMN_TEXT}};
    g_autoptr(GPtrArray) names = dz_style_names(folder);
    g_autoptr(DzTable) table = dz_table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autoptr(DzStyle) style = dz_style_open(name, folder, error);
        if (!style)
            return NULL;
        dz_table_add_text(table, name);
        dz_table_add_number(table, dz_style_layer_count(style));
        dz_table_add_text(table, dz_style_description(style));
    }
    return g_steal_pointer(&table);
}
