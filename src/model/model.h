/*
 * What was agreed and what was observed: the content of a data set, const once loaded.
 *
 * Things refer to each other by index into the data set's arrays; -1 is none. Strings are the data set's and
 * never NULL unless said so. Episodes are [from, to): `to` is the first day that is not part of it,
 * DZ_DAY_OPEN if it goes on.
 */
#ifndef DZ_MODEL_MODEL_H
#define DZ_MODEL_MODEL_H

#include "geo/shape.h"
#include "model/findings.h"

/* A text in up to five languages; NULL where there is none. `in[DZ_LANG_EN]` is the plain one and the
 * fallback. */
typedef struct DzText {
    char *in[DZ_LANG_COUNT];
} DzText;

/* The text in `lang`, else the plain one, else "". */
const char *dz_text_in(const DzText *text, DzLang lang);

/* A colour as red, green, blue, opacity, each 0 to 1. */
typedef struct DzColour {
    double r, g, b, a;
} DzColour;

typedef enum { DZ_PATTERN_NONE, DZ_PATTERN_LINES, DZ_PATTERN_DOTS, DZ_PATTERN_CROSSES } DzPattern;

typedef struct DzParty {
    char *id;
    DzText name;
    DzColour colour;
    DzPattern pattern;
    bool holds; /* can hold ground; else it is only named */
} DzParty;

typedef struct DzRound {
    int number; /* the id people know it by */
    DzDay start, end, as_of;
    DzText city, country, outcome;
    char *source;
    guint line; /* of rounds.csv; 0 if not from a text file */
} DzRound;

typedef struct DzZone {
    char *id;
    DzText name;
    int party;                     /* who holds it when it is in force */
    DzDay agreed, in_force, ended; /* in_force, ended: DZ_DAY_OPEN if never */
    DzText note;
    char *source;
} DzZone;

/* What is said of a zone at one round. */
typedef struct DzZoneNote {
    int zone, round;
    DzText text;
} DzZoneNote;

typedef enum { DZ_BASIS_REPORTED, DZ_BASIS_INFERRED, DZ_BASIS_RECALLED } DzBasis;
typedef enum { DZ_CONFIDENCE_LOW, DZ_CONFIDENCE_MEDIUM, DZ_CONFIDENCE_HIGH } DzConfidence;

/* Who held a settlement, for how long, and how that is known. */
typedef struct DzEpisode {
    DzDay from, to;
    DzDay observed; /* the day somebody saw it so; after `from` where the beginning is assumed */
    int settlement, party;
    DzBasis basis;
    DzConfidence confidence;
    char *source;
    guint line; /* of control.csv; 0 if not from a text file */
} DzEpisode;

typedef enum {
    DZ_PLACE_SETTLEMENT,
    DZ_PLACE_BASE,
    DZ_PLACE_HILL,
    DZ_PLACE_AIRFIELD,
    DZ_PLACE_OTHER
} DzPlaceKind;

typedef struct DzSettlement {
    char *id;
    DzText name;
    DzLonLat at;
    DzPlaceKind kind;
    int zone; /* the agreed zone it belongs to; -1: none */
    int rank; /* 1, the most important, to 9 */
    double precision_km;
    char *source;
    guint first_episode, episode_count; /* in DzDataset.episodes, in time */
    guint line;
} DzSettlement;

/* How well a day is known: of some only the month or the year, and the day in the tables is a placeholder. */
typedef enum { DZ_PRECISION_DAY, DZ_PRECISION_MONTH, DZ_PRECISION_YEAR } DzPrecision;

/* One of a crossing's states. */
typedef enum { DZ_CROSSING_OPEN, DZ_CROSSING_CLOSED, DZ_CROSSING_EXCHANGES } DzCrossingState;

typedef struct DzCrossing {
    char *id;
    DzText name;
    DzLonLat at;
    double precision_km;
    int between[2]; /* parties */
    char *source;
} DzCrossing;

/* In force from its day until the crossing's next one. */
typedef struct DzCrossingStatus {
    int crossing;
    DzDay from;
    DzPrecision precision;
    DzCrossingState state;
} DzCrossingStatus;

typedef struct DzExchange {
    char *id;
    DzDay date;
    DzPrecision precision;
    int crossing;
    bool working_group;
    char *source;
} DzExchange;

/* How many people a party released in an exchange. */
typedef struct DzRelease {
    int exchange, party, released;
} DzRelease;

typedef struct DzPost {
    char *id;
    DzText name;
    DzLonLat at;
    char *kind;
    int party;
    DzDay from, to;
    DzDay
        encircled; /* since when other parties' ground lies all around it; DZ_DAY_NONE: never, or not known */
    DzPrecision from_precision, to_precision, encircled_precision;
    double precision_km;
    char *source;
} DzPost;

typedef enum {
    DZ_RULE_INSIDE, /* a line inside a zone, at a distance from its front */
    DZ_RULE_BESIDE  /* the ground on both sides of a road, up to a distance from it */
} DzRule;

/* What an agreement lays down by a rule instead of a map: a row of arrangements.csv. (DzArrangement is
 * another thing: the plane cut into faces.) */
typedef struct DzProvision {
    char *id;
    DzText name;
    DzRule rule;
    int zone;    /* whose front, as on day `from`; -1 for a road */
    char *road;  /* plain name of a road of the base map; "" for a front */
    int ends[2]; /* settlements between which the road counts; -1: all of it */
    double distance_km;
    DzDay from, to; /* shown on [from, to) */
    char *source;
} DzProvision;

typedef struct DzSource {
    char *id, *title, *publisher, *date, *url, *licence;
} DzSource;

/* The base map's layers: names are fixed, a data set has those it has. */
typedef enum {
    DZ_LAYER_LAND, /* the ground the data set is about; cells are cut with it */
    DZ_LAYER_NEIGHBOURS,
    DZ_LAYER_LAKES,
    DZ_LAYER_RIVERS,
    DZ_LAYER_GOVERNORATES, /* inner boundary lines */
    DZ_LAYER_ROADS,
    DZ_LAYER_COUNT
} DzLayerId;

typedef struct DzFeature {
    DzText name;
    DzShape *shape;
} DzFeature;

typedef struct DzLayer {
    bool present, rings; /* rings: its features are areas, else lines */
    double precision_km;
    DzText credit;
    char *licence;
    GArray *features; /* of DzFeature */
} DzLayer;

/* Where a table or a layer of the base map was read from: an export carries all of its columns along. */
typedef struct DzOrigin {
    char *name;  /* what the data set calls it: "rounds", "land" */
    char *path;  /* of a file that GDAL reads */
    char *layer; /* in that file; NULL: the first */
} DzOrigin;
/* The two themes, and how a theme is given. */
typedef enum { DZ_THEME_ZONES, DZ_THEME_CONTROL, DZ_THEME_COUNT } DzThemeId;
typedef enum { DZ_FORM_NONE, DZ_FORM_SETTLEMENTS, DZ_FORM_POLYGONS } DzForm;

/* An area as a source gives it, and the days on which it is so. */
typedef struct DzPolygon {
    DzShape *rings; /* on WGS 84, cut at the antimeridian; the area is what an even-odd fill gives */
    DzDay from, to;
    int owner;     /* a zone in the theme of zones, a party in that of control */
    char *source;  /* ids separated by ;, or NULL */
    guint feature; /* of the theme's layer, from 1 */
} DzPolygon;

typedef struct DzTheme {
    DzForm form;
    char *file;       /* the polygons' file, relative to the data set; NULL if they are none */
    GArray *polygons; /* of DzPolygon, in an order that does not depend on that of the features */
} DzTheme;

struct DzDataset {
    char *path, *id, *version, *licence;
    DzText title, credit, disclaimer, note;
    DzDay date;                   /* of this version of the data */
    DzDay record_from, record_to; /* the record's first and last day, both included */
    double in_force_share, ended_share;
    char *crs; /* of the map; "" for one chosen from the extent */
    DzBox extent;
    double reach_km;
    DzBox coverage;
    /* arrays of the types above */
    GArray *parties, *rounds, *zones, *zone_notes, *settlements, *episodes, *crossings, *crossing_statuses;
    GArray *exchanges, *releases, *posts, *provisions, *sources;
    DzLayer layers[DZ_LAYER_COUNT];
    DzFindings *findings;
    char *ini;         /* dataset.ini as it stands */
    char *fingerprint; /* of the folder it comes from; NULL if it has none */
    GArray *origins;   /* of DzOrigin, in the order of reading */
    GBytes *stored;    /* the composite as a package carries it; NULL if it must be built */
    GBytes *places;    /* settlements and episodes as a package carries them (model/packed.h); or NULL */
    bool sealed;       /* it is a package as it was made: `stored` and `places` need not be doubted */
    DzTheme themes[DZ_THEME_COUNT];
    double grid_deg;    /* coordinates of polygons are rounded to it */
    double tolerance_m; /* later boundaries are snapped onto earlier ones that are nearer; 0: they are not */
};

/* An empty data set, both of whose themes are of settlements; dz_dataset_free ends it whatever state it is
 * in. */
DzDataset *dz_dataset_new(void);

#define DZ_PARTY(set, i)      (&g_array_index((set)->parties, DzParty, (i)))
#define DZ_ROUND(set, i)      (&g_array_index((set)->rounds, DzRound, (i)))
#define DZ_ZONE(set, i)       (&g_array_index((set)->zones, DzZone, (i)))
#define DZ_SETTLEMENT(set, i) (&g_array_index((set)->settlements, DzSettlement, (i)))
#define DZ_EPISODE(set, i)    (&g_array_index((set)->episodes, DzEpisode, (i)))
#define DZ_CROSSING(set, i)   (&g_array_index((set)->crossings, DzCrossing, (i)))
#define DZ_EXCHANGE(set, i)   (&g_array_index((set)->exchanges, DzExchange, (i)))
#define DZ_POST(set, i)       (&g_array_index((set)->posts, DzPost, (i)))
#define DZ_PROVISION(set, i)  (&g_array_index((set)->provisions, DzProvision, (i)))
#define DZ_POLYGON(theme, i)  (&g_array_index((theme)->polygons, DzPolygon, (i)))

/* Is `day` within the record's limits? */
bool dz_dataset_on_record(const DzDataset *set, DzDay day);

/* The settlement's episode on `day`; NULL if the record has none. */
const DzEpisode *dz_settlement_episode(const DzDataset *set, guint settlement, DzDay day);

/* What is known of a crossing on `day`: the last of its statuses up to then. NULL if it has none yet. */
const DzCrossingStatus *dz_crossing_status(const DzDataset *set, guint crossing, DzDay day);

/* The state of a crossing on `day`; false if it is not yet (or nothing is) known of it. */
bool dz_crossing_state(const DzDataset *set, guint crossing, DzDay day, DzCrossingState *state);

/* Is the arrangement in effect on `day`? */
bool dz_provision_in_effect(const DzDataset *set, guint provision, DzDay day);

/* How many people `party` released in an exchange; -1 if the record does not say. */
int dz_exchange_released(const DzDataset *set, guint exchange, int party);

/* Index of the zone with that id; -1 if there is none. */
int dz_zone_find(const DzDataset *set, const char *id);

/* Index of the settlement with that id, else with that name in any language (the best rank of several); -1 if
 * none. */
int dz_settlement_find(const DzDataset *set, const char *name);

/* The last round whose as-of day is before `day`; -1 if there is none. */
int dz_round_before(const DzDataset *set, DzDay day);

#endif
