/*
 * What `render` draws, from its options to its files. Inside: only src/cmd includes it.
 */
#ifndef DZ_CMD_RENDER_IN_H
#define DZ_CMD_RENDER_IN_H

#include "cmd/cmd_in.h"

typedef enum { CMD_FORM_PNG, CMD_FORM_SVG, CMD_FORM_PDF, CMD_FORM_TIF, CMD_FORM_GIF, CMD_FORM_COUNT } CmdForm;

extern const char *const CMD_ENDINGS[CMD_FORM_COUNT];

typedef struct CmdRender {
    const CmdCommon *common;
    const DzDataset *set;
    const DzComposite *composite;
    DzMapRequest request; /* of every map but for its moment */
    DzWhen *whens;
    guint count;
    CmdForm form;
    bool georeference, outlines;
    guint columns, rows;          /* of a sheet; 0: none */
    const char *output, *caption; /* targets; caption NULL: none */
    char **captions;              /* of each map, as far as drawn */
    gint64 started;               /* by the monotonic clock [us] */
} CmdRender;

void cmd_render_clear(CmdRender *render);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CmdRender, cmd_render_clear)

/* Draws all that is asked for; the exit status, trouble said. */
int cmd_draw_maps(CmdRender *render);

#endif
