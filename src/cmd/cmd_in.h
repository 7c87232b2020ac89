/*
 * What the commands share. Inside: only src/cmd includes it.
 */
#ifndef DZ_CMD_CMD_IN_H
#define DZ_CMD_CMD_IN_H

#include "cmd/cmd.h"

typedef struct CmdCommand {
    const char *name, *usage, *summary;
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
    const char *const *formats;        /* what --format may be, NULL at its end; NULL: a table's */
} CmdCommand;

extern const CmdCommand cmd_rounds, cmd_status, cmd_render, cmd_changes, cmd_export;
extern const CmdCommand cmd_check, cmd_init, cmd_locate, cmd_report, cmd_style;

/* The options every command has. */
typedef struct CmdCommon {
    char *dataset, *format, *lang;
    gboolean quiet, verbose;
    int arguments; /* how many may stand beside the options; set before parsing */
    bool lean;     /* no map will be drawn and nothing exported; set before opening */
    /* made of them */
    DzFormat table_format;
    DzLang language;
    char *path;    /* of the data set */
    char *package; /* that may have been made of it; NULL for none */
} CmdCommon;

void cmd_common_clear(CmdCommon *common);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CmdCommon, cmd_common_clear)

/*
 * Parses `argv` by the command's own entries and the common ones; what is left in argv are arguments. False
 * if the program is to end with *status: a fault was said, or --help was asked for.
 */
bool cmd_parse(const CmdCommand *command, const GOptionEntry *entries, CmdCommon *common, int *argc,
               char ***argv, int *status);

/* Opens the data set (with -v its warnings are said) and builds the composite if `composite` is not NULL;
 * false: said. */
bool cmd_open(const CmdCommon *common, DzDataset **set, DzComposite **composite, int *status);

/* Moments from --round and --date; NULL, both, or neither (then the latest round). */
bool cmd_when(const DzDataset *set, const char *round, const char *date, DzWhen *when, int *status);

/* The moment that `text` names: a round, or a date like 2018-05-15. False: said. */
bool cmd_moment(const DzDataset *set, const char *text, DzWhen *when, int *status);

/* Says "dezmap: MESSAGE" on stderr and gives the exit status that goes with the error; frees it. */
int cmd_fail(GError *error);

/* Says a fault of usage; the exit status. */
int cmd_usage(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Prints findings and says on stderr how many of `name` there are; the exit status: faulty if there is an
 * error or, if `strict`, a warning. */
int cmd_findings(const CmdCommon *common, const DzFindings *findings, const char *name, bool strict);

/* Writes a whole answer to stdout; trouble if that fails, /dev/full and closed pipes included. */
int cmd_print(const char *text);

/* The folder of the shipped styles: beside the program, as the shipped data set is; NULL if it is not there.
 * g_free it. */
char *cmd_styles(void);

/* The picture's form by a file's ending without its dot; false if it is none of png, svg, pdf. */
bool cmd_picture_of(const char *ending, DzPicture *picture);

/* The form of the picture that --map names; false: it is none, which was said. */
bool cmd_map_form(const char *map, DzPicture *picture, int *status);

/* Draws a map in one of the shipped styles and writes it; the exit status, trouble said. */
int cmd_draw(const DzComposite *composite, const DzMapRequest *request, DzPicture picture,
             const char *target);

/* The page that --paper names, on its side unless it says portrait; false: it names none, which was said. */
bool cmd_paper(const char *paper, double *width_mm, double *height_mm, int *status);

/* Writes a whole file, or to stdout if `target` is -; the exit status, trouble said. */
int cmd_write(const char *target, GBytes *bytes);

#endif
