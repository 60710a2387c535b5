/* nabij-reminder-practices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-practices.h"

#include "nabij-practice-choice.h"
#include "nabij-reminder.h"

#include <glib/gi18n-lib.h>

/* As on the page of rituals. When a baby cries, nobody waits for a reminder. */
static const char *const headings[NABIJ_N_PRACTICE_GROUPS] = {
  [NABIJ_PRACTICE_GROUP_CONNECT] = N_ ("Connect"),
  [NABIJ_PRACTICE_GROUP_CLOSENESS] = N_ ("Closeness"),
  [NABIJ_PRACTICE_GROUP_FOR_YOU] = N_ ("For you"),
  [NABIJ_PRACTICE_GROUP_INTENSE_START] = N_ ("After an intense start"),
};

/**
 * nabij_reminder_practices_get_name:
 * @services: the services
 * @practice_id: what a reminder is for: the id of a practice, or one of the two that are none
 *
 * Names what a reminder is for as the season words it.
 *
 * Returns: (transfer none): the name, translated
 */
const char *
nabij_reminder_practices_get_name (NabijServices *services,
                                   const char    *practice_id)
{
  NabijPractice *practice;
  NabijSituation now;
  NabijSituation situation;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (practice_id != NULL, NULL);

  if (g_str_equal (practice_id, NABIJ_REMINDER_ONE_EXHALE))
    return _ ("One slow exhale");

  practice = nabij_practices_find (nabij_services_get_practices (services), practice_id);
  if (practice == NULL)
    return _ ("A quiet moment");

  nabij_services_get_situation (services, &now);
  nabij_practice_choice_find_situation (practice, &now, &situation);
  return nabij_practice_get_name (practice, &situation);
}

/* One can choose at night what is done by day, and the other way round. */
static gboolean
fits_at_any_hour (NabijPractice        *practice,
                  const NabijSituation *now)
{
  NabijSituation situation = *now;

  for (int night = 0; night < 2; night++) {
    situation.night = night == 1;
    if (nabij_practice_fits (practice, &situation))
      return TRUE;
  }
  return FALSE;
}

/**
 * nabij_reminder_practices_list:
 * @services: the services
 * @group: under which heading
 *
 * Lists the practices that can be begun in this season, at whatever hour, in their order.
 *
 * Returns: (transfer container) (element-type NabijPractice): the practices
 */
GPtrArray *
nabij_reminder_practices_list (NabijServices     *services,
                               NabijPracticeGroup group)
{
  GPtrArray *listed = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = NULL;
  NabijSituation now;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), listed);

  nabij_services_get_situation (services, &now);
  all = nabij_practices_list_all (nabij_services_get_practices (services));
  for (guint i = 0; i < all->len && headings[group] != NULL; i++) {
    NabijPractice *practice = g_ptr_array_index (all, i);

    if (nabij_practice_get_group (practice) == group && nabij_practice_get_variant_of (practice) == NULL &&
        nabij_practice_get_kind (practice) != NABIJ_PRACTICE_KIND_READING && fits_at_any_hour (practice, &now))
      g_ptr_array_add (listed, practice);
  }
  return listed;
}

/**
 * nabij_reminder_practices_get_heading:
 * @group: a group of practices
 *
 * Returns: (transfer none) (nullable): its heading, translated, or `NULL` where a reminder is for none of them
 */
const char *
nabij_reminder_practices_get_heading (NabijPracticeGroup group)
{
  g_return_val_if_fail ((int)group >= 0 && group < NABIJ_N_PRACTICE_GROUPS, NULL);

  return headings[group] != NULL ? _ (headings[group]) : NULL;
}
