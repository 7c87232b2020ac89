/*
 * Things on the map as features of the style's source layers, and the legend's list of them.
 */
#include "scene/scene_in.h"

#include <math.h>
#include <string.h>

static guint source_index(const char *source)
{
    guint i = 0;
    while (i < dz_source_layer_count() && strcmp(dz_source_layer_at(i)->name, source) != 0)
        i++;
    g_assert(i < dz_source_layer_count());
    return i;
}

static DzThing *add(DzMap *map, const char *source)
{
    guint index = source_index(source);
    DzThing *thing = g_new0(DzThing, 1);
    const DzSourceLayer *layer = dz_source_layer_at(index);
    thing->feature =
        (DzStyleFeature){.source = layer->name, .geometry = layer->geometry, .fields = thing->fields};
    thing->fade = 1;
    g_ptr_array_add(map->things[index], thing);
    return thing;
}

DzThing *dz_thing_new(DzMap *map, const char *source, DzPath *path)
{
    DzThing *thing = add(map, source);
    thing->path = path;
    thing->shows = dz_map_path_shows(map, path, thing->feature.geometry == DZ_GEOMETRY_POLYGON);
    return thing;
}

DzThing *dz_thing_new_point(DzMap *map, const char *source, DzPage at)
{
    DzThing *thing = add(map, source);
    thing->at = at;
    thing->shows = dz_page_box_has(&map->view.frame, at);
    return thing;
}

static DzStyleField *new_field(DzThing *thing, const char *field)
{
    g_assert(thing->feature.count < DZ_SOURCE_FIELDS_MAX);
    DzStyleField *added = &thing->fields[thing->feature.count++];
    *added = (DzStyleField){.name = field};
    return added;
}

void dz_thing_text(DzMap *map, DzThing *thing, const char *field, const char *text)
{
    if (text && *text)
        new_field(thing, field)->text = dz_scene_keep(map->scene, text);
}

void dz_thing_number(DzThing *thing, const char *field, double number)
{
    new_field(thing, field)->number = number;
}

void dz_thing_boolean(DzThing *thing, const char *field, bool value)
{
    DzStyleField *added = new_field(thing, field);
    added->number = value;
    added->is_boolean = true;
}

void dz_thing_colour(DzMap *map, DzThing *thing, const char *field, DzColour colour)
{
    g_autofree char *text = g_strdup_printf("#%02x%02x%02x", (guint)lround(colour.r * 255),
                                            (guint)lround(colour.g * 255), (guint)lround(colour.b * 255));
    dz_thing_text(map, thing, field, text);
}

const GPtrArray *dz_map_things(const DzMap *map, const char *source)
{
    return map->things[source_index(source)];
}

DzEntry *dz_map_entry(DzMap *map, int rank, DzThing *thing, const char *text)
{
    for (guint i = 0; i < map->entries->len; i++)
        if (strcmp(g_array_index(map->entries, DzEntry, i).text, text) == 0)
            return NULL;
    DzEntry entry = {.rank = rank, .things = g_ptr_array_new(), .text = g_strdup(text)};
    g_ptr_array_add(entry.things, thing);
    const GPtrArray *unchanged = dz_map_things(map, "unchanged");
    if (unchanged->len && thing->feature.geometry == DZ_GEOMETRY_POLYGON && rank != DZ_RANK_UNRECORDED &&
        (rank < DZ_RANK_CHANGE || rank >= DZ_RANK_ZONE))
        g_ptr_array_add(entry.things, unchanged->pdata[0]); /* lies over it, there as here */
    g_array_append_val(map->entries, entry);
    return &g_array_index(map->entries, DzEntry, map->entries->len - 1);
}
