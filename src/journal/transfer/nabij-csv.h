/* nabij-csv.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"
#include "nabij-words.h"

G_BEGIN_DECLS

void nabij_csv_append_cell (GString    *line,
                            const char *text);
void nabij_csv_append_header (GString *lines);
void nabij_csv_append_entry (GString    *lines,
                             NabijEntry *entry,
                             NabijWords *words);

G_END_DECLS
