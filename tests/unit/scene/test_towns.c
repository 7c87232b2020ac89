/*
 * The right places are labelled: the towns that the story is told by on the maps of the country, of each zone
 * and of a valley, and no bases where villages must do.
 */
#include "pages.h"

typedef struct Asked {
    guint round;       /* index */
    const char *zone;  /* NULL: the country, or */
    const char *place; /* what the map is around */
    const char *towns; /* separated by ; as the data set calls them */
} Asked;

/* The towns of the issue that asked for them, as far as each map has room for them. */
static const Asked ASKED[] = {
    {5, NULL, NULL,
     "Aleppo;Idlib;Latakia;Tartus;Hama;Homs;Damascus;Suwayda;Afrin;Atarib;Jisr al-Shughur;Manbij;"
     "Beit Jinn"},
    {13, NULL, NULL, "Aleppo;Idlib;Latakia;Tartus;Hama;Homs;Damascus;Suwayda;Afrin;Atarib;Jisr al-Shughur"},
    {5, "idlib", NULL,
     "Idlib;Saraqib;Maarrat al-Numan;Khan Shaykhun;Jisr al-Shughur;Kafr Nabl;Atarib;Aleppo;"
     "al-Bab;Ariha;Abu al-Duhur;Sinjar;Kafr Zita;al-Lataminah"},
    {13, "idlib", NULL,
     "Idlib;Saraqib;Maarrat al-Numan;Khan Shaykhun;Jisr al-Shughur;Kafr Nabl;Atarib;Morek"},
    {5, "homs", NULL, "Homs;Hama;Rastan;Talbiseh;Kafr Laha;Taldou;Deir Ful;Umm Sharshuh;al-Dar al-Kabirah"},
    {5, "ghouta", NULL, "Douma;Harasta;Arbin;Jobar;Zamalka;Ain Tarma;Misraba;al-Nashabiyah;Saqba;Kafr Batna"},
    {5, "south", NULL,
     "Daraa al-Mahatta;Nawa;Busra al-Harir;Nasib;Quneitra;Beit Jinn;Suwayda;Inkhil;Tafas;Dael;"
     "al-Hirak;Bosra al-Sham"},
    {13, NULL, "Saraqib", "Saraqib;Sarmin;Binnish;Trumba;Taftanaz"},
    {13, NULL, "al-Bab", "al-Bab;Tadef"},
};

static bool has_label(const DzScene *scene, const char *text)
{
    for (guint i = 0; i < scene->marks->len; i++)
        if (is_label(mark_at(scene, i)) && g_str_equal(mark_at(scene, i)->text, text))
            return true;
    return false;
}

static DzScene *draw(const Asked *asked)
{
    g_autoptr(GError) error = NULL;
    DzMapRequest request = request_of(asked->round);
    request.zone = asked->zone;
    request.around = asked->place;
    request.radius_km = 15;
    DzScene *scene = dz_scene_build(pages.composite, &request, &pages.typesetter, &error);
    g_assert_no_error(error);
    return scene;
}

static void towns_of_the_story_are_labelled(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(ASKED); i++) {
        DzScene *scene = draw(&ASKED[i]);
        g_auto(GStrv) towns = g_strsplit(ASKED[i].towns, ";", -1);
        for (guint t = 0; towns[t]; t++)
            if (!has_label(scene, towns[t]))
                g_test_fail_printf("map %u does not name %s", i, towns[t]);
        dz_scene_free(scene);
    }
}

static void maps_of_zones_name_villages_and_no_bases(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(ASKED); i++) {
        DzScene *scene = draw(&ASKED[i]);
        for (guint s = 0; s < pages.set->settlements->len; s++) {
            const DzSettlement *place = DZ_SETTLEMENT(pages.set, s);
            const char *name = dz_text_in(&place->name, DZ_LANG_EN);
            if (place->rank > 6 && ASKED[i].zone && has_label(scene, name))
                g_test_fail_printf("map %u names %s", i, name);
        }
        dz_scene_free(scene);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_open();
    g_test_add_func("/scene/towns/the towns of the story are labelled", towns_of_the_story_are_labelled);
    g_test_add_func("/scene/towns/maps of zones name villages and no bases",
                    maps_of_zones_name_villages_and_no_bases);
    int status = g_test_run();
    pages_close();
    return status;
}
