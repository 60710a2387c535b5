/* nabij-language.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-catalogue.h"

G_BEGIN_DECLS

void nabij_language_init (const char *preference,
                          const char *locale_folder);

/* Each of these with a catalogue can also speak another language than the program. */
const char *nabij_language_get_weekday (GDateWeekday weekday);
const char *nabij_language_get_weekday_in (NabijCatalogue *catalogue,
                                           GDateWeekday    weekday);
const char *nabij_language_get_short_weekday (GDateWeekday weekday);

char *nabij_language_format_date (GDateTime *local) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_language_format_date_with_year (GDateTime *local) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_language_format_day (GDateTime *local,
                                 gboolean   with_year) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_language_format_month (GDateTime *local) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_language_format_time (GDateTime *local) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_language_format_date_in (NabijCatalogue *catalogue,
                                     GDateTime      *local) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_language_format_date_with_year_in (NabijCatalogue *catalogue,
                                               GDateTime      *local) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_language_format_day_in (NabijCatalogue *catalogue,
                                    GDateTime      *local,
                                    gboolean        with_year) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_language_format_month_in (NabijCatalogue *catalogue,
                                      GDateTime      *local) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_language_format_time_in (NabijCatalogue *catalogue,
                                     GDateTime      *local) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
