/*
 * A small, sound data set for the loader's tests, written into a folder and spoilt there one thing at a time:
 * two parties, two zones, four settlements on a square of land.
 */
#ifndef DZ_TESTS_SMALL_H
#define DZ_TESTS_SMALL_H

#include "../folder.h"

#define SMALL_INI                                                                                            \
    "[dataset]\nformat=1\nid=small\ntitle=Small\ntitle[fr]=Petit\nversion=0.1\ndate=2020-01-01\n" /* 1-7 */  \
    "licence=CC0\ncredit=nobody\n"                                                                /* 8-9 */  \
    "[record]\nfrom=2017-05-04\nto=2019-12-31\n"                            /* 10-12 */                      \
    "[status]\nin_force=0.9\nended=0.1\n"                                   /* 13-15 */                      \
    "[map]\nextent=36,34,38,36\n"                                           /* 16-17 */                      \
    "[zones]\nfrom=settlements\n[control]\nfrom=settlements\nreach_km=20\n" /* 18-22 */                      \
    "coverage=36,34,38,36\n"                                                /* 23 */                         \
    "[party red]\nname=Red\ncolour=#e2b8a2\nholds=yes\n"                    /* 24-27 */                      \
    "[party blue]\nname=Blue\ncolour=#86b9b5\npattern=lines\nholds=yes\n"   /* 28-32 */                      \
    "[party guard]\nname=Guard\nholds=no\n"                                 /* 33-35 */                      \
    "[layer land]\nfile=land.geojson\nprecision_km=1\nlicence=CC0\n"        /* 36-39 */

static const struct {
    const char *name, *text;
} SMALL[] = {
    {"dataset.ini", SMALL_INI},
    {"land.geojson",
     "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"Land\"},"
     "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[36,34],[38,34],[38,36],[36,36],[36,34]]]}}]}\n"},
    {"sources.csv", "id,title,publisher,date,url,licence\n"
                    "s1,One,P,2018-01-01,https://example.org/1,CC0\n"
                    "s2,\"Two, of several\",P,,https://example.org/2,\n"},
    {"rounds.csv", "id,start,end,as_of,city,city_ar,country,outcome,source\n"
                   "1,2017-01-23,2017-01-24,,Astana,أستانا,Kazakhstan,\"first, \"\"of\"\" all\",s1\n"
                   "2,2018-05-14,2018-05-15,2018-05-15,Astana,,Kazakhstan,second,s1;s2\n"
                   "3,2019-08-01,2019-08-02,,Sochi,,Russia,third,s2\n"},
    {"zones.csv", "id,name,name_ar,party,agreed,in_force,ended,note,source\n"
                  "north,North,الشمال,blue,2017-05-04,2017-09-15,,,s1\n"
                  "south,South,,blue,2017-05-04,2017-07-09,2018-07-31,\"ended, by a text\",s1\n"},
    {"zone_notes.csv", "zone,round,text,source\nsouth,2,being handed over,s1\n"},
    {"settlements.csv", "id,name,name_ar,lon,lat,kind,zone,rank,precision_km,source\n"
                        "alpha,Alpha,ألفا,36.5,35.5,settlement,north,1,0.3,s1\n"
                        "beta,Beta,,37.5,35.5,airfield,,3,0.3,s1\n"
                        "gamma,Gamma,,36.5,34.5,settlement,south,2,1,s2\n"
                        "delta,Delta,,37.25,34.5,hill,,6,0.25,s1\n"},
    {"control.csv", "settlement,from,party,observed,basis,confidence,source\n"
                    "alpha,2017-05-04,blue,2017-07-31,reported,high,s1\n"
                    "beta,2017-05-04,red,,inferred,low,s1\n"
                    "gamma,2018-06-30,red,2018-06-30,recalled,medium,s2\n"
                    "gamma,2017-05-04,blue,2017-07-31,reported,high,s1\n"
                    "delta,2017-05-04,red,2017-07-31,reported,high,s1\n"},
    {"crossings.csv", "id,name,lon,lat,precision_km,between,source\ngate,Gate,37,35.5,1.5,blue;red,s1\n"},
    {"crossing_status.csv", "crossing,from,status,source\n"
                            "gate,2017-03-01,open,s1\ngate,2018-03-15,exchanges only,s1\n"},
    {"exchanges.csv", "id,date,crossing,working_group,source\nx1,2018-11-24,gate,yes,s1\n"},
    {"releases.csv", "exchange,party,released\nx1,blue,10\nx1,red,0\n"},
    {"posts.csv", "id,name,lon,lat,kind,party,from,to,precision_km,source\n"
                  "p1,Post,36.6,35.4,observation post,guard,2017-10-13,2018-05-01,1,s1\n"},
};

/* Writes the data set into a folder of its own; folder_free it. */
static inline char *small_new(void)
{
    char *folder = folder_new();
    for (guint i = 0; i < G_N_ELEMENTS(SMALL); i++)
        folder_write(folder, SMALL[i].name, SMALL[i].text, -1);
    return folder;
}

/* Writes `to` where `from` stands first in a file, which must be there; the whole file if `from` is NULL, and
 * no file is left if `to` is NULL too. */
static inline void small_spoil(const char *folder, const char *file, const char *from, const char *to)
{
    if (!from && !to) {
        g_autofree char *path = g_build_filename(folder, file, NULL);
        g_assert_cmpint(g_unlink(path), ==, 0);
        return;
    }
    if (!from) {
        folder_write(folder, file, to, -1);
        return;
    }
    g_autofree char *text = folder_read(folder, file);
    g_auto(GStrv) parts = g_strsplit(text, from, 2);
    g_assert_cmpuint(g_strv_length(parts), ==, 2);
    g_autofree char *spoilt = g_strjoinv(to, parts);
    folder_write(folder, file, spoilt, -1);
}

#endif
