/*
 * Where the pixels of a picture lie, for a GIS. A pixel is 25.4 / dpi mm of the page, and the page is
 * parallel to the plane, so an affine transform without rotation says all. The world file (ESRI) gives the
 * middle of the first pixel, GDAL's transform its corner.
 */
#include "paint/paint_in.h"

typedef char Number[G_ASCII_DTOSTR_BUF_SIZE];

/* The shortest text that reads back as the same number. */
static const char *number(double value, Number text)
{
    for (int digits = 15; digits <= 17; digits++) {
        char format[8];
        g_snprintf(format, sizeof format, "%%.%dg", digits);
        if (g_ascii_strtod(g_ascii_formatd(text, sizeof(Number), format, value), NULL) == value)
            break;
    }
    return text;
}

static double metres_per_pixel(const DzScene *scene, double dpi)
{
    return 25.4 / dpi / scene->place.mm_per_metre;
}

char *dz_paint_world_file(const DzScene *scene, double dpi)
{
    double pixel = metres_per_pixel(scene, dpi);
    Number along, down, x, y;
    return g_strdup_printf("%s\n0\n0\n%s\n%s\n%s\n", number(pixel, along), number(-pixel, down),
                           number(scene->place.corner.x + pixel / 2, x),
                           number(scene->place.corner.y - pixel / 2, y));
}

char *dz_paint_aux_xml(const DzScene *scene, double dpi)
{
    double pixel = metres_per_pixel(scene, dpi);
    Number along, down, x, y;
    return g_markup_printf_escaped("<PAMDataset>\n"
                                   "  <SRS dataAxisToSRSAxisMapping=\"1,2\">%s</SRS>\n"
                                   "  <GeoTransform>%s, %s, 0, %s, 0, %s</GeoTransform>\n"
                                   "</PAMDataset>\n",
                                   scene->place.crs, number(scene->place.corner.x, x), number(pixel, along),
                                   number(scene->place.corner.y, y), number(-pixel, down));
}
