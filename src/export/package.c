/*
 * What a GeoPackage of a data set holds beside its layers: the head that this program opens it by, and the
 * style that QGIS finds in the table layer_styles. Times in the style: mode 2 takes a feature's begin and end
 * from two fields, limitMode 0 leaves the end out.
 */
#include "composite/stored.h"
#include "export/export_in.h"
#include "model/day.h"
#include "model/packed.h"

static bool add_head(OGRLayerH layer, const char *key, const char *value, GBytes *data)
{
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    gsize length = 0;
    const void *bytes = data ? g_bytes_get_data(data, &length) : NULL;
    dz_export_text(feature, 0, key);
    dz_export_text(feature, 1, value);
    if (bytes)
        OGR_F_SetFieldBinary(feature, 2, (int)length, bytes);
    return dz_export_add(layer, feature);
}

bool dz_export_head(DzExporter *exporter)
{
    static const DzField fields[] = {{"key", OFTString}, {"value", OFTString}, {"data", OFTBinary}};
    OGRLayerH layer = dz_export_layer(exporter, "dezmap", wkbNone, NULL, fields, G_N_ELEMENTS(fields));
    g_autoptr(GBytes) composite = dz_composite_pack(exporter->composite);
    if (layer && g_bytes_get_size(composite) > G_MAXINT)
        composite = NULL; /* opening builds it anew */
    g_autoptr(GBytes) places = dz_places_pack(exporter->set);
    return layer && add_head(layer, "dataset.ini", exporter->set->ini, NULL) &&
           add_head(layer, "composite", NULL, composite) && add_head(layer, "places", NULL, places) &&
           (!exporter->set->fingerprint || add_head(layer, "fingerprint", exporter->set->fingerprint, NULL));
}

static void add_symbol(GString *qml, guint name, DzColour colour)
{
    g_string_append_printf(
        qml,
        "<symbol type=\"fill\" name=\"%u\" alpha=\"1\"><layer class=\"SimpleFill\" enabled=\"1\">"
        "<prop k=\"color\" v=\"%d,%d,%d,255\"/><prop k=\"style\" v=\"solid\"/>"
        "<prop k=\"outline_style\" v=\"no\"/></layer></symbol>",
        name, (int)(colour.r * 255 + .5), (int)(colour.g * 255 + .5), (int)(colour.b * 255 + .5));
}

static char *style_of(const DzDataset *set)
{
    GString *qml = g_string_new("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                                "<qgis version=\"3.22\" styleCategories=\"Symbology|Temporal\">"
                                "<temporal enabled=\"1\" mode=\"2\" startField=\"from\" endField=\"to\" "
                                "limitMode=\"0\" accumulate=\"0\" fixedDuration=\"0\" durationUnit=\"min\" "
                                "durationField=\"\" startExpression=\"\" endExpression=\"\">"
                                "<fixedRange><start></start><end></end></fixedRange></temporal>"
                                "<renderer-v2 type=\"categorizedSymbol\" attr=\"party\" forceraster=\"0\" "
                                "symbollevels=\"0\" enableorderby=\"0\"><categories>");
    for (guint p = 0; p < set->parties->len; p++) {
        const DzParty *party = DZ_PARTY(set, p);
        g_autofree char *entry =
            g_markup_printf_escaped("<category render=\"true\" symbol=\"%u\" value=\"%s\" label=\"%s\"/>", p,
                                    party->id, dz_text_in(&party->name, DZ_LANG_EN));
        if (party->holds)
            g_string_append(qml, entry);
    }
    g_string_append(qml, "</categories><symbols>");
    for (guint p = 0; p < set->parties->len; p++)
        if (DZ_PARTY(set, p)->holds)
            add_symbol(qml, p, DZ_PARTY(set, p)->colour);
    g_string_append(qml, "</symbols></renderer-v2></qgis>\n");
    return g_string_free(qml, FALSE);
}

bool dz_export_style(DzExporter *exporter)
{
    static const DzField fields[] = {{"f_table_catalog", OFTString},
                                     {"f_table_schema", OFTString},
                                     {"f_table_name", OFTString},
                                     {"f_geometry_column", OFTString},
                                     {"styleName", OFTString},
                                     {"styleQML", OFTString},
                                     {"styleSLD", OFTString},
                                     {"useAsDefault", OFTInteger},
                                     {"description", OFTString},
                                     {"owner", OFTString},
                                     {"ui", OFTString},
                                     {"update_time", OFTDateTime}};
    g_autofree char *qml = style_of(exporter->set);
    const char *texts[] = {
        "", "", "state", "geom", "dezmap", qml, "", NULL, "Holders in the data set's colours", ""};
    int year = 0, month = 0, day = 0;
    OGRLayerH layer = dz_export_layer(exporter, "layer_styles", wkbNone, NULL, fields, G_N_ELEMENTS(fields));
    if (!layer)
        return false;
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
        dz_export_text(feature, i, texts[i]);
    OGR_F_SetFieldInteger(feature, 7, 1);
    dz_day_split(exporter->set->date, &year, &month, &day);
    OGR_F_SetFieldDateTime(feature, 11, year, month, day, 0, 0, 0, 100);
    return dz_export_add(layer, feature);
}
