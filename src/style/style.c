#include "style/page.h"

DzStyle *dz_style_open(const char *name, const char *folder, GError **error)
{
    (void)name;
    (void)folder;
    (void)error;
    g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "there are no styles yet");
    return NULL;
}

DzStyle *dz_style_parse(const char *path, const char *json, gsize length, const char *ini, gsize ini_length,
                        GError **error)
{
    (void)path;
    (void)json;
    (void)length;
    (void)ini;
    (void)ini_length;
    (void)error;
    g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "there are no styles yet");
    return NULL;
}

void dz_style_free(DzStyle *style)
{
    (void)style;
}

const char *dz_style_name(const DzStyle *style)
{
    (void)style;
    return NULL;
}

guint dz_style_layer_count(const DzStyle *style)
{
    (void)style;
    return 0;
}

const DzStyleLayer *dz_style_layer_at(const DzStyle *style, guint index)
{
    (void)style;
    (void)index;
    return NULL;
}

const char *dz_style_layer_id(const DzStyleLayer *layer)
{
    (void)layer;
    return NULL;
}

const char *dz_style_layer_source(const DzStyleLayer *layer)
{
    (void)layer;
    return NULL;
}

DzStyleKind dz_style_layer_kind(const DzStyleLayer *layer)
{
    (void)layer;
    return 0;
}

double dz_style_layer_minzoom(const DzStyleLayer *layer)
{
    (void)layer;
    return 0;
}

double dz_style_layer_maxzoom(const DzStyleLayer *layer)
{
    (void)layer;
    return 0;
}

bool dz_style_layer_admits(const DzStyleLayer *layer, const DzStyleFeature *feature, double zoom)
{
    (void)layer;
    (void)feature;
    (void)zoom;
    return 0;
}

bool dz_style_has(const DzStyleLayer *layer, DzProperty property)
{
    (void)layer;
    (void)property;
    return 0;
}

double dz_style_number(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                       double zoom)
{
    (void)layer;
    (void)property;
    (void)feature;
    (void)zoom;
    return 0;
}

DzColour dz_style_colour(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                         double zoom)
{
    (void)layer;
    (void)property;
    (void)feature;
    (void)zoom;
    return (DzColour){0};
}

bool dz_style_boolean(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                      double zoom)
{
    (void)layer;
    (void)property;
    (void)feature;
    (void)zoom;
    return 0;
}

guint dz_style_choice(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                      double zoom)
{
    (void)layer;
    (void)property;
    (void)feature;
    (void)zoom;
    return 0;
}

char *dz_style_text(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                    double zoom)
{
    (void)layer;
    (void)property;
    (void)feature;
    (void)zoom;
    return NULL;
}

guint dz_style_numbers(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                       double zoom, double *out, guint max)
{
    (void)layer;
    (void)property;
    (void)feature;
    (void)zoom;
    (void)out;
    (void)max;
    return 0;
}

char **dz_style_texts(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                      double zoom)
{
    (void)layer;
    (void)property;
    (void)feature;
    (void)zoom;
    return NULL;
}

bool dz_style_hatch(const DzStyleLayer *layer, const DzStyleFeature *feature, double zoom,
                    DzStyleHatch *hatch)
{
    (void)layer;
    (void)feature;
    (void)zoom;
    (void)hatch;
    return 0;
}

double dz_style_zoom(double ground_m, double lat_deg)
{
    (void)ground_m;
    (void)lat_deg;
    return 0;
}

bool dz_page_shows(const DzStyle *style, DzPart part)
{
    (void)style;
    (void)part;
    return 0;
}

DzPagePlace dz_page_place(const DzStyle *style, DzPart part)
{
    (void)style;
    (void)part;
    return 0;
}

double dz_page_number(const DzStyle *style, DzPart part, DzPageKey key)
{
    (void)style;
    (void)part;
    (void)key;
    return 0;
}

DzColour dz_page_colour(const DzStyle *style, DzPart part, DzPageKey key)
{
    (void)style;
    (void)part;
    (void)key;
    return (DzColour){0};
}

const char *dz_page_font(const DzStyle *style, DzPart part)
{
    (void)style;
    (void)part;
    return NULL;
}

char *dz_page_text(const DzStyle *style, DzPart part, DzPageKey key, DzLang lang, const DzPageWords *words)
{
    (void)style;
    (void)part;
    (void)key;
    (void)lang;
    (void)words;
    return NULL;
}

const DzPropertyRow *dz_property_row(DzProperty property)
{
    (void)property;
    return NULL;
}

bool dz_property_find(DzStyleKind kind, DzSection section, const char *name, DzProperty *property)
{
    (void)kind;
    (void)section;
    (void)name;
    (void)property;
    return 0;
}

const char *dz_style_kind_word(DzStyleKind kind)
{
    (void)kind;
    return NULL;
}
