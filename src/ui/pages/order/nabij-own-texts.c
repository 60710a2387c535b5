/* nabij-own-texts.c
 *
 * A family's own sentences and steps: what can be done with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-own-texts.h"

/**
 * nabij_own_texts_clean:
 * @text: what was typed
 *
 * Makes one line of it, without space around it, and not longer than `NABIJ_OWN_TEXT_LENGTH_MAX`
 * characters.
 *
 * Returns: (transfer full) (nullable): the line, or `NULL` where nothing is left
 */
char *
nabij_own_texts_clean (const char *text)
{
  g_autofree char *valid = NULL;
  GString         *line;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  line = g_string_new (NULL);
  for (const char *c = g_strstrip (valid); *c != '\0'; c = g_utf8_next_char (c)) {
    const gunichar letter = g_utf8_get_char (c);

    if (g_utf8_strlen (line->str, (gssize)line->len) == NABIJ_OWN_TEXT_LENGTH_MAX)
      break;
    g_string_append_unichar (line, letter == '\n' || letter == '\r' || letter == '\t' ? ' ' : letter);
  }
  g_strchomp (line->str);
  if (*line->str == '\0') {
    g_string_free (line, TRUE);
    return NULL;
  }
  return g_string_free (line, FALSE);
}

/**
 * nabij_own_texts_list:
 * @family: a family
 * @role: what the texts are for
 *
 * Lists texts in their order.
 *
 * Returns: (transfer container) (element-type NabijOwnText): the texts, which belong to @family
 */
GPtrArray *
nabij_own_texts_list (const NabijFamily *family,
                      NabijOwnTextRole   role)
{
  GPtrArray *texts = g_ptr_array_new ();

  g_return_val_if_fail (family != NULL, texts);

  for (guint i = 0; i < family->own_texts->len; i++) {
    NabijOwnText *text = g_ptr_array_index (family->own_texts, i);

    if (text->role == role)
      g_ptr_array_add (texts, text);
  }
  return texts;
}

static gboolean
find_place (const NabijFamily *family,
            const char        *uuid,
            guint             *place)
{
  for (guint i = 0; i < family->own_texts->len; i++) {
    const NabijOwnText *text = g_ptr_array_index (family->own_texts, i);

    if (g_str_equal (text->uuid, uuid)) {
      *place = i;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * nabij_own_texts_find:
 * @family: a family
 * @uuid: the name of a text
 *
 * Returns: (transfer none) (nullable): the text, or `NULL` where it is not there any more
 */
NabijOwnText *
nabij_own_texts_find (const NabijFamily *family,
                      const char        *uuid)
{
  guint place;

  g_return_val_if_fail (family != NULL, NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  return find_place (family, uuid, &place) ? g_ptr_array_index (family->own_texts, place) : NULL;
}

/**
 * nabij_own_texts_add:
 * @family: a family
 * @role: what the text is for
 * @text: what was typed
 * @now_us: now, UTC microseconds
 *
 * Adds a text as the last one of its kind.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL` where nothing was typed
 */
NabijOwnText *
nabij_own_texts_add (NabijFamily     *family,
                     NabijOwnTextRole role,
                     const char      *text,
                     gint64           now_us)
{
  g_autofree char *line = NULL;
  NabijOwnText    *own;

  g_return_val_if_fail (family != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  line = nabij_own_texts_clean (text);
  if (line == NULL)
    return NULL;

  own = nabij_own_text_new (role, line, now_us, nabij_family_get_season (family));
  g_ptr_array_add (family->own_texts, own);
  return own;
}

/**
 * nabij_own_texts_set_text:
 * @family: a family
 * @uuid: the name of a text
 * @text: what it says now
 *
 * Changes a text. An empty one changes nothing: removing is a step of its own.
 *
 * Returns: whether it is another one now
 */
gboolean
nabij_own_texts_set_text (NabijFamily *family,
                          const char  *uuid,
                          const char  *text)
{
  g_autofree char *line = NULL;
  NabijOwnText    *own;

  g_return_val_if_fail (family != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  own = nabij_own_texts_find (family, uuid);
  line = nabij_own_texts_clean (text);
  if (own == NULL || line == NULL || g_str_equal (own->text, line))
    return FALSE;

  g_free (own->text);
  own->text = g_steal_pointer (&line);
  return TRUE;
}

/**
 * nabij_own_texts_move:
 * @family: a family
 * @uuid: the name of a text
 * @up: whether it goes up, or else down
 *
 * Lets a text and its neighbour of the same kind change places.
 *
 * Returns: whether it moved
 */
gboolean
nabij_own_texts_move (NabijFamily *family,
                      const char  *uuid,
                      gboolean     up)
{
  guint place;
  guint other;

  g_return_val_if_fail (family != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  if (!find_place (family, uuid, &place))
    return FALSE;

  other = place;
  do {
    /* Above the first one the number turns round, and is past the last one as well. */
    other += up ? -1u : 1u;
    if (other >= family->own_texts->len)
      return FALSE;
  } while (((NabijOwnText *)family->own_texts->pdata[other])->role != ((NabijOwnText *)family->own_texts->pdata[place])->role);

  {
    gpointer moved = family->own_texts->pdata[place];

    family->own_texts->pdata[place] = family->own_texts->pdata[other];
    family->own_texts->pdata[other] = moved;
  }
  return TRUE;
}

/**
 * nabij_own_texts_remove:
 * @family: a family
 * @uuid: the name of a text
 * @place: (out): where it stood
 *
 * Takes a text away.
 *
 * Returns: (transfer full) (nullable): the text, to be put back or freed, or `NULL` where it is not there
 */
NabijOwnText *
nabij_own_texts_remove (NabijFamily *family,
                        const char  *uuid,
                        guint       *place)
{
  g_return_val_if_fail (family != NULL, NULL);
  g_return_val_if_fail (uuid != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);

  if (!find_place (family, uuid, place))
    return NULL;

  return g_ptr_array_steal_index (family->own_texts, *place);
}

/**
 * nabij_own_texts_put_back:
 * @family: a family
 * @text: what was taken away
 * @place: where it stood
 *
 * Puts a text back to where it was, or as near as can be. What is there already stays as it is.
 */
void
nabij_own_texts_put_back (NabijFamily        *family,
                          const NabijOwnText *text,
                          guint               place)
{
  g_return_if_fail (family != NULL);
  g_return_if_fail (text != NULL);

  if (nabij_own_texts_find (family, text->uuid) == NULL)
    g_ptr_array_insert (family->own_texts, (int)MIN (place, family->own_texts->len), nabij_own_text_copy (text));
}

static NabijOwnText *
find_questions (const NabijFamily *family,
                const char        *author,
                guint             *place)
{
  for (guint i = 0; i < family->own_texts->len; i++) {
    NabijOwnText *own = g_ptr_array_index (family->own_texts, i);

    *place = i;
    if (own->role == NABIJ_OWN_TEXT_ROLE_QUESTIONS && g_str_equal (own->author, author != NULL ? author : ""))
      return own;
  }
  return NULL;
}

/**
 * nabij_own_texts_get_questions:
 * @family: a family
 * @author: (nullable): which parent, or `NULL` where nobody is named
 *
 * Gives the questions to take along, for which each parent has one text.
 *
 * Returns: (transfer none): the questions, which belong to @family; empty where there are none
 */
const char *
nabij_own_texts_get_questions (const NabijFamily *family,
                               const char        *author)
{
  const NabijOwnText *own;
  guint               place;

  g_return_val_if_fail (family != NULL, "");

  own = find_questions (family, author, &place);
  return own != NULL ? own->text : "";
}

/**
 * nabij_own_texts_set_questions:
 * @family: a family
 * @author: (nullable): which parent, or `NULL` where nobody is named
 * @text: the questions as they were written, on any number of lines and of any length; nothing but
 *   space is none
 * @now_us: now, UTC microseconds
 *
 * Changes the questions to take along. They are kept as they are written: a space at the end belongs to
 * the next word.
 *
 * Returns: whether they are others now
 */
gboolean
nabij_own_texts_set_questions (NabijFamily *family,
                               const char  *author,
                               const char  *text,
                               gint64       now_us)
{
  g_autofree char *valid = NULL;
  g_autofree char *stripped = NULL;
  NabijOwnText    *own;
  guint            place;

  g_return_val_if_fail (family != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  valid = g_utf8_make_valid (text, -1);
  stripped = g_strstrip (g_strdup (valid));
  own = find_questions (family, author, &place);
  if (g_str_equal (own != NULL ? own->text : "", *stripped != '\0' ? valid : ""))
    return FALSE;

  if (*stripped == '\0') {
    g_ptr_array_remove_index (family->own_texts, place);
  } else if (own != NULL) {
    g_free (own->text);
    own->text = g_steal_pointer (&valid);
  } else {
    own = nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_QUESTIONS, valid, now_us, nabij_family_get_season (family));
    g_free (own->author);
    own->author = g_strdup (author != NULL ? author : "");
    g_ptr_array_add (family->own_texts, own);
  }
  return TRUE;
}
