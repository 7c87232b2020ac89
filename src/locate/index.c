#include "locate/index.h"

#include "locate/index_in.h"

enum { BATCH = 1024 };

DzPointIndex *dz_point_index_new(const DzComposite *composite)
{
    DzPointIndex *index = g_new0(DzPointIndex, 1);
    index->composite = composite;
    index->edges = dz_edge_index_new(composite->arrangement);
    index->answers = dz_answers_new(composite);
    g_autofree gint32 *alike = dz_answers_alike(index->answers);
    index->alike = dz_edge_index_new_joined(composite->arrangement, alike);
    return index;
}

void dz_point_index_free(DzPointIndex *index)
{
    if (!index)
        return;
    dz_edge_index_free(index->edges);
    dz_edge_index_free(index->alike);
    dz_answers_free(index->answers);
    g_free(index);
}

const DzComposite *dz_point_index_composite(const DzPointIndex *index)
{
    return index->composite;
}

void dz_point_index_faces(const DzPointIndex *index, const DzLonLat *at, gsize count, gint32 *faces)
{
    dz_edge_index_find_many(index->edges, at, count, faces);
}

void dz_point_index_alike(const DzPointIndex *index, const DzLonLat *at, gsize count, gint32 *faces)
{
    dz_edge_index_find_many(index->alike, at, count, faces);
    for (gsize i = 0; i < count; i++)
        if (faces[i] == DZ_ON_EDGE)
            faces[i] = dz_edge_index_find(index->edges, at[i]);
}

const DzPointAnswer *dz_point_index_answer(const DzPointIndex *index, gint32 face, DzDay day)
{
    return dz_answers_at(index->answers, dz_answers_find(index->answers, face, day));
}

const DzPointAnswer *dz_point_index_ask(const DzPointIndex *index, DzLonLat at, DzDay day)
{
    return dz_point_index_answer(index, dz_edge_index_find(index->edges, at), day);
}

void dz_point_index_ask_many(const DzPointIndex *index, const DzLonLat *at, const DzDay *days, gsize count,
                             const DzPointAnswer **answers)
{
    gint32 faces[BATCH];
    for (gsize first = 0; first < count; first += BATCH) {
        gsize batch = MIN(count - first, BATCH);
        dz_point_index_alike(index, at + first, batch, faces);
        for (gsize i = 0; i < batch; i++)
            answers[first + i] = dz_point_index_answer(index, faces[i], days[first + i]);
    }
}
