#include "style/colour.h"

#include <math.h>

const char *dz_vision_word(DzVision vision)
{
    static const char *const words[] = {"protanopia", "deuteranopia", "tritanopia"};
    g_assert(vision < DZ_VISION_COUNT);
    return words[vision];
}

DzColour dz_colour_over(DzColour over, DzColour under)
{
    double a = over.a;
    return (DzColour){under.r + (over.r - under.r) * a, under.g + (over.g - under.g) * a,
                      under.b + (over.b - under.b) * a, 1};
}

/* IEC 61966-2-1 */
static double to_linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double from_linear(double light)
{
    double channel = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055;
    return CLAMP(channel, 0, 1);
}

static double luminance(DzColour colour)
{
    return 0.2126 * to_linear(colour.r) + 0.7152 * to_linear(colour.g) + 0.0722 * to_linear(colour.b);
}

double dz_colour_contrast(DzColour a, DzColour b)
{
    double x = luminance(a), y = luminance(b);
    return (MAX(x, y) + 0.05) / (MIN(x, y) + 0.05);
}

DzColour dz_colour_seen(DzColour colour, DzVision vision)
{
    static const double matrices[DZ_VISION_COUNT][3][3] = {
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
    double light[3] = {to_linear(colour.r), to_linear(colour.g), to_linear(colour.b)}, seen[3];
    for (guint i = 0; i < 3; i++) {
        const double *row = matrices[vision][i];
        seen[i] = from_linear(row[0] * light[0] + row[1] * light[1] + row[2] * light[2]);
    }
    return (DzColour){seen[0], seen[1], seen[2], colour.a};
}

static double lab_curve(double t)
{
    const double knee = 6.0 / 29;
    return t > knee * knee * knee ? cbrt(t) : t / (3 * knee * knee) + 4.0 / 29;
}

DzLab dz_colour_lab(DzColour colour)
{
    double r = to_linear(colour.r), g = to_linear(colour.g), b = to_linear(colour.b);
    /* sRGB's primaries and white, so that white is L = 100, a = b = 0 */
    double x = lab_curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.9504700);
    double y = lab_curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    double z = lab_curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.0888300);
    return (DzLab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

static double radians(double degrees)
{
    return degrees * G_PI / 180;
}

/* Degrees of 0 to 360; 0 for grey. */
static double hue(double a, double b)
{
    double angle = a == 0 && b == 0 ? 0 : atan2(b, a) * 180 / G_PI;
    return angle < 0 ? angle + 360 : angle;
}

static double seventh(double chroma)
{
    double whole = pow(25, 7), power = pow(chroma, 7);
    return sqrt(power / (power + whole));
}

/* The difference and the mean of two hues; of one without a hue, the other's. */
static void compare_hues(double h1, double h2, bool grey, double *difference, double *mean)
{
    *difference = grey ? 0 : h2 - h1;
    *mean = grey ? h1 + h2 : (h1 + h2) / 2;
    if (grey || fabs(h1 - h2) <= 180)
        return;
    *difference += h2 > h1 ? -360 : 360;
    *mean += h1 + h2 < 360 ? 180 : -180;
}

double dz_lab_difference(DzLab a, DzLab b)
{
    /* the paper's equations 2 to 22, weights 1 */
    double mean_c = (hypot(a.a, a.b) + hypot(b.a, b.b)) / 2, g = 0.5 * (1 - seventh(mean_c));
    double a1 = (1 + g) * a.a, a2 = (1 + g) * b.a;
    double c1 = hypot(a1, a.b), c2 = hypot(a2, b.b);
    double turn = 0, h = 0;
    compare_hues(hue(a1, a.b), hue(a2, b.b), c1 * c2 == 0, &turn, &h);
    double dl = b.l - a.l, dc = c2 - c1, dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2));
    double l = (a.l + b.l) / 2 - 50, c = (c1 + c2) / 2;
    double t = 1 - 0.17 * cos(radians(h - 30)) + 0.24 * cos(radians(2 * h)) + 0.32 * cos(radians(3 * h + 6)) -
               0.20 * cos(radians(4 * h - 63));
    double sl = 1 + 0.015 * l * l / sqrt(20 + l * l), sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
    double blue = (h - 275) / 25, rotation = -sin(radians(60 * exp(-blue * blue))) * 2 * seventh(c);
    double x = dl / sl, y = dc / sc, z = dh / sh;
    return sqrt(MAX(x * x + y * y + z * z + rotation * y * z, 0));
}

char *dz_colour_text(DzColour colour)
{
    int r = (int)lround(CLAMP(colour.r, 0, 1) * 255), g = (int)lround(CLAMP(colour.g, 0, 1) * 255),
        b = (int)lround(CLAMP(colour.b, 0, 1) * 255);
    return g_strdup_printf("#%02x%02x%02x", r, g, b);
}
