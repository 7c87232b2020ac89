/*
 * One list of findings: what reading says, then what laying all boundaries over each other says.
 */
#include "composite/composite.h"
#include "load/load.h"

DzFindings *dz_dataset_check(const char *path, GError **error)
{
    g_autoptr(DzDataset) set = dz_load_folder(path, DZ_CARE_THOROUGH, error);
    if (!set)
        return NULL;
    DzFindings *findings = set->findings;
    if (dz_findings_count(findings, DZ_SEVERITY_ERROR) == 0) {
        g_autoptr(DzFindings) built = dz_composite_check(set, error);
        if (!built)
            return NULL;
        dz_findings_append(findings, built);
    }
    set->findings = dz_findings_new();
    return findings;
}
