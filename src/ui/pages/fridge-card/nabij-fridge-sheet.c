/* nabij-fridge-sheet.c
 *
 * The words of the card for the fridge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fridge-sheet.h"

#include "nabij-practice.h"

#include <glib/gi18n-lib.h>

/* Who reads the card may not know the names: a sitter, a neighbour. */
static const char *
get_role (NabijContactRole role)
{
  switch (role) {
  case NABIJ_CONTACT_ROLE_MIDWIFE:
    return C_ ("on the fridge card", "Midwife");
  case NABIJ_CONTACT_ROLE_GP:
    return C_ ("on the fridge card", "GP");
  case NABIJ_CONTACT_ROLE_OUT_OF_HOURS:
    return C_ ("on the fridge card", "Doctor, evening, night and weekend");
  case NABIJ_CONTACT_ROLE_FRIEND:
    return C_ ("on the fridge card", "Someone close");
  case NABIJ_CONTACT_ROLE_OTHER:
  default:
    return C_ ("on the fridge card", "Also helps");
  }
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

static void
add_contact (NabijSheet         *sheet,
             const NabijContact *contact)
{
  g_autofree char *both = NULL;

  if (is_blank (contact->number))
    return;

  if (is_blank (contact->name)) {
    nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_NUMBER, get_role (contact->role), contact->number);
    return;
  }

  /* Somebody else has no role that would say more than the name does. */
  if (contact->role == NABIJ_CONTACT_ROLE_OTHER || contact->role == NABIJ_CONTACT_ROLE_FRIEND) {
    nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_NUMBER, contact->name, contact->number);
    return;
  }

  /* Translators: on the fridge card; whose number it is, and a name, for example: Midwife, Anna. */
  both = g_strdup_printf (_ ("%1$s, %2$s"), get_role (contact->role), contact->name);
  nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_NUMBER, both, contact->number);
}

/**
 * nabij_fridge_sheet_new:
 * @family: whose own numbers are on it
 * @more_children: whether more than one baby is meant
 * @emergency_number: (nullable): the number where danger to life is, in their region
 *
 * Puts together what hangs on the fridge: three first steps, where to lay a baby down when it becomes
 * too much, and whom to call. It is complete without any number of their own.
 *
 * Returns: (transfer full): the sheet, set
 */
NabijSheet *
nabij_fridge_sheet_new (const NabijFamily *family,
                        gboolean           more_children,
                        const char        *emergency_number)
{
  g_autofree char *crying = NULL;
  const char      *closeness;
  NabijSheet      *sheet;

  g_return_val_if_fail (family != NULL, NULL);

  if (more_children)
    /* Translators: it hangs there day and night, hence: wide awake. */
    closeness = _ ("Your voice, your hand, or holding when you are wide awake. That way your babies can notice you.");
  else
    /* Translators: it hangs there day and night, hence: wide awake. */
    closeness = _ ("Your voice, your hand, or holding when you are wide awake. That way your baby can notice you.");
  crying = g_strjoin ("\n", nabij_practice_crying_title (), nabij_practice_crying_text (more_children), NULL);
  sheet = nabij_sheet_new ();
  nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_TITLE, more_children ? _ ("When a baby cries") : _ ("When your baby cries"), NULL);
  nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_LEAD, _ ("First let one breath go. You don’t have to fix this fast."), NULL);
  nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_STEP, C_ ("step when a baby cries", "Slow down"),
                   _ ("Softer light, less noise. One thing at a time, in your usual order."));
  nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_STEP, C_ ("step when a baby cries", "Closeness first"), closeness);
  nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_STEP, C_ ("step when a baby cries", "You too"),
                   _ ("Breathe out slowly. It doesn’t have to be quiet."));
  nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_BOX, _ ("Put baby down safely"), crying);

  nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_HEADING, _ ("Ill, or not as usual? Call"), NULL);
  for (guint i = 0; i < family->contacts->len; i++)
    add_contact (sheet, g_ptr_array_index (family->contacts, i));
  if (emergency_number != NULL)
    nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_NUMBER, _ ("Danger to life"), emergency_number);

  nabij_sheet_set (sheet);
  return sheet;
}
