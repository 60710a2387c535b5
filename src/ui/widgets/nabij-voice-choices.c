/* nabij-voice-choices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-choices.h"

#include <glib/gi18n-lib.h>

static gboolean
has_names (GListModel        *choices,
           const char *const *names)
{
  if (choices == NULL || g_list_model_get_n_items (choices) != 1 + g_strv_length ((char **)names))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++) {
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (choices), i + 1), names[i]))
      return FALSE;
  }
  return TRUE;
}

/**
 * nabij_voice_choices_follow:
 * @choices: (nullable): what was offered until now, or `NULL`
 * @keeper: the voices that were recorded
 *
 * Lists whose voice can be chosen. It is the same list as before as long as the names are: GTK does not
 * bear another one while it tells of a choice.
 *
 * Returns: (transfer full): the list
 */
GListModel *
nabij_voice_choices_follow (GListModel       *choices,
                            NabijVoiceKeeper *keeper)
{
  const char *const *speakers;
  GtkStringList     *names;

  g_return_val_if_fail (choices == NULL || GTK_IS_STRING_LIST (choices), NULL);
  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (keeper), NULL);

  speakers = nabij_voice_keeper_get_speakers (keeper);
  if (has_names (choices, speakers))
    return g_object_ref (choices);

  names = gtk_string_list_new (NULL);
  /* Translators: nobody's voice is heard in an exercise. */
  gtk_string_list_append (names, C_ ("voice", "None"));
  gtk_string_list_splice (names, 1, 0, speakers);
  return G_LIST_MODEL (names);
}

/**
 * nabij_voice_choices_find:
 * @choices: what nabij_voice_choices_follow() gave
 * @speaker: (nullable): a name, or `NULL` for nobody
 *
 * Returns: where somebody stands in the list; 0 for who is not in it
 */
guint
nabij_voice_choices_find (GListModel *choices,
                          const char *speaker)
{
  g_return_val_if_fail (GTK_IS_STRING_LIST (choices), 0);

  for (guint i = 1; speaker != NULL && i < g_list_model_get_n_items (choices); i++) {
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (choices), i), speaker))
      return i;
  }
  return 0;
}

/**
 * nabij_voice_choices_get:
 * @choices: what nabij_voice_choices_follow() gave
 * @place: which of them; also `GTK_INVALID_LIST_POSITION`
 *
 * Returns: (transfer none) (nullable): a name, or `NULL` for nobody
 */
const char *
nabij_voice_choices_get (GListModel *choices,
                         guint       place)
{
  g_return_val_if_fail (GTK_IS_STRING_LIST (choices), NULL);

  return place > 0 ? gtk_string_list_get_string (GTK_STRING_LIST (choices), place) : NULL;
}
