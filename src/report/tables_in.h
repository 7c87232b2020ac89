/*
 * What the tables share with reports. Inside: only src/report includes it.
 */
#ifndef DZ_REPORT_TABLES_IN_H
#define DZ_REPORT_TABLES_IN_H

#include "composite/status.h"

/* What the round's notes say of the zone, and since when it was really seen so; NULL if nothing. g_free it.
 */
char *dz_status_note(const DzComposite *composite, guint zone, const DzWhen *when, const DzZoneStatus *status,
                     DzLang lang);

#endif
