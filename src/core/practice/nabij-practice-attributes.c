/* nabij-practice-attributes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practice-attributes.h"

#include "nabij-content.h"

#include <string.h>

#define SECONDS_MAX 3600.0

/**
 * nabij_practice_attributes_begin:
 * @attributes: (out caller-allocates): the attributes, for the functions below
 * @names: the names of the attributes of an element; they are borrowed
 * @values: what they are; they are borrowed
 * @error: return location for an error
 *
 * Takes the conditions and the note for translators out of the attributes of an element.
 *
 * Errors: `G_MARKUP_ERROR_INVALID_CONTENT` for an attribute that is there twice, a condition that makes
 * no sense, and more than 31 attributes.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_begin (NabijPracticeAttributes *attributes,
                                 const char             **names,
                                 const char             **values,
                                 GError                 **error)
{
  *attributes = (NabijPracticeAttributes){ .names = names, .values = values };
  nabij_condition_init (&attributes->condition);

  for (guint i = 0; names[i] != NULL; i++) {
    gboolean is_condition;

    if (i >= 31)
      return nabij_content_refuse (error, "too many attributes", names[i]);
    for (guint j = 0; j < i; j++) {
      if (g_str_equal (names[i], names[j]))
        return nabij_content_refuse (error, "an attribute is there twice", names[i]);
    }
    if (!nabij_condition_read (&attributes->condition, names[i], values[i], &is_condition, error))
      return FALSE;
    /* What is said to translators is nothing for the program. */
    if (is_condition || g_str_equal (names[i], "note"))
      attributes->taken |= 1u << i;
  }
  return TRUE;
}

/**
 * nabij_practice_attributes_take:
 * @attributes: the attributes of an element, begun
 * @name: the name of one of them
 *
 * Takes an attribute as it is written.
 *
 * Returns: (transfer none) (nullable): what it is, or `NULL` without it
 */
const char *
nabij_practice_attributes_take (NabijPracticeAttributes *attributes,
                                const char              *name)
{
  for (guint i = 0; attributes->names[i] != NULL; i++) {
    if (g_str_equal (attributes->names[i], name)) {
      attributes->taken |= 1u << i;
      return attributes->values[i];
    }
  }
  return NULL;
}

/**
 * nabij_practice_attributes_end:
 * @attributes: the attributes of an element, begun
 * @error: return location for an error
 *
 * Tells whether every attribute was taken: another one is not known here.
 *
 * Errors: `G_MARKUP_ERROR_UNKNOWN_ATTRIBUTE`.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_end (NabijPracticeAttributes *attributes,
                               GError                 **error)
{
  for (guint i = 0; attributes->names[i] != NULL; i++) {
    if ((attributes->taken & (1u << i)) == 0) {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ATTRIBUTE, "not known here: “%s”", attributes->names[i]);
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * nabij_practice_attributes_take_needed:
 * @attributes: the attributes of an element, begun
 * @name: the name of one of them
 * @value: (out) (transfer none): what it is
 * @error: return location for an error
 *
 * Takes an attribute that must be there.
 *
 * Errors: `G_MARKUP_ERROR_MISSING_ATTRIBUTE`.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_take_needed (NabijPracticeAttributes *attributes,
                                       const char              *name,
                                       const char             **value,
                                       GError                 **error)
{
  *value = nabij_practice_attributes_take (attributes, name);
  if (*value != NULL)
    return TRUE;

  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_MISSING_ATTRIBUTE, "missing: “%s”", name);
  return FALSE;
}

/**
 * nabij_practice_attributes_take_id:
 * @attributes: the attributes of an element, begun
 * @name: the name of one of them
 * @is_needed: whether it must be there
 * @id: (inout) (transfer full): an id; it stays as it is without the attribute
 * @error: return location for an error
 *
 * Takes an id.
 *
 * Errors: `G_MARKUP_ERROR_MISSING_ATTRIBUTE` where it is needed, and as nabij_content_check_id().
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_take_id (NabijPracticeAttributes *attributes,
                                   const char              *name,
                                   gboolean                 is_needed,
                                   char                   **id,
                                   GError                 **error)
{
  const char *value;

  if (is_needed && !nabij_practice_attributes_take_needed (attributes, name, &value, error))
    return FALSE;
  value = nabij_practice_attributes_take (attributes, name);
  if (value == NULL)
    return TRUE;

  *id = g_strdup (value);
  return nabij_content_check_id (value, error);
}

/**
 * nabij_practice_attributes_take_name:
 * @attributes: the attributes of an element, begun
 * @name: the name of one of them
 * @known: (array zero-terminated=1): what it may be
 * @index: (inout): the place of the value among @known, from 0; it stays as it is without the attribute
 * @error: return location for an error
 *
 * Takes one of several words.
 *
 * Errors: `G_MARKUP_ERROR_INVALID_CONTENT` for a word that is none of them.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_take_name (NabijPracticeAttributes *attributes,
                                     const char              *name,
                                     const char *const       *known,
                                     int                     *index,
                                     GError                 **error)
{
  const char *value = nabij_practice_attributes_take (attributes, name);

  if (value == NULL)
    return TRUE;

  for (int i = 0; known[i] != NULL; i++) {
    if (g_str_equal (known[i], value)) {
      *index = i;
      return TRUE;
    }
  }
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "not something for “%s”: “%s”", name, value);
  return FALSE;
}

/**
 * nabij_practice_attributes_take_flag:
 * @attributes: the attributes of an element, begun
 * @name: the name of one of them
 * @known: (array zero-terminated=1): two words that it may be
 * @flag: what is added where it is the second one
 * @flags: (inout): where it is added
 * @error: return location for an error
 *
 * Takes what is either so or not.
 *
 * Errors: as nabij_practice_attributes_take_name().
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_take_flag (NabijPracticeAttributes *attributes,
                                     const char              *name,
                                     const char *const       *known,
                                     NabijPracticeFlags       flag,
                                     NabijPracticeFlags      *flags,
                                     GError                 **error)
{
  int is_set = FALSE;

  if (!nabij_practice_attributes_take_name (attributes, name, known, &is_set, error))
    return FALSE;
  if (is_set)
    *flags |= flag;
  return TRUE;
}

/**
 * nabij_practice_attributes_take_count:
 * @attributes: the attributes of an element, begun
 * @name: the name of one of them
 * @max: the largest that it may be
 * @count: (inout): a number from 0 to @max; it stays as it is without the attribute
 * @error: return location for an error
 *
 * Takes a whole number.
 *
 * Errors: `G_MARKUP_ERROR_INVALID_CONTENT` for anything else.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_take_count (NabijPracticeAttributes *attributes,
                                      const char              *name,
                                      guint                    max,
                                      guint                   *count,
                                      GError                 **error)
{
  const char *value = nabij_practice_attributes_take (attributes, name);
  guint64     number;

  if (value == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (value, 10, 0, max, &number, NULL))
    return nabij_content_refuse (error, name, value);
  *count = (guint)number;
  return TRUE;
}

/**
 * nabij_practice_attributes_read_number:
 * @name: the name of an attribute, for the error
 * @value: what it is
 * @max: the largest that it may be
 * @number: (out): a number from 0 to @max
 * @error: return location for an error
 *
 * Reads a plain number, such as "4.5", in whatever language the program runs.
 *
 * Errors: `G_MARKUP_ERROR_INVALID_CONTENT` for anything else.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_read_number (const char *name,
                                       const char *value,
                                       double      max,
                                       double     *number,
                                       GError    **error)
{
  char *end = NULL;

  if (!g_ascii_isdigit (*value) || value[strspn (value, "0123456789.")] != '\0')
    return nabij_content_refuse (error, name, value);
  *number = g_ascii_strtod (value, &end);
  return (*end == '\0' && *number <= max) || nabij_content_refuse (error, name, value);
}

/**
 * nabij_practice_attributes_take_seconds:
 * @attributes: the attributes of an element, begun
 * @name: the name of one of them; it is in seconds, up to an hour
 * @duration_us: (inout): the same in microseconds; it stays as it is without the attribute
 * @error: return location for an error
 *
 * Takes a time.
 *
 * Errors: as nabij_practice_attributes_read_number().
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_take_seconds (NabijPracticeAttributes *attributes,
                                        const char              *name,
                                        gint64                  *duration_us,
                                        GError                 **error)
{
  const char *value = nabij_practice_attributes_take (attributes, name);
  double      seconds = 0.0;

  if (value == NULL)
    return TRUE;
  if (!nabij_practice_attributes_read_number (name, value, SECONDS_MAX, &seconds, error))
    return FALSE;
  *duration_us = (gint64)(seconds * (double)NABIJ_SECOND_US + 0.5);
  return TRUE;
}

/**
 * nabij_practice_attributes_take_breath:
 * @attributes: the attributes of an element, begun
 * @inhale_us: (inout): how long an inhale is, in microseconds, or 0 without one
 * @exhale_us: (inout): how long an exhale is, in microseconds, or 0 without one
 * @error: return location for an error
 *
 * Takes the `inhale` and `exhale` of a guided breath. They are inside the limits for pregnancy: whoever
 * has told us nothing may be pregnant.
 *
 * Errors: as nabij_practice_attributes_read_number() and nabij_breath_pattern_init().
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_practice_attributes_take_breath (NabijPracticeAttributes *attributes,
                                       gint64                  *inhale_us,
                                       gint64                  *exhale_us,
                                       GError                 **error)
{
  NabijBreathPattern pattern;

  return nabij_practice_attributes_take_seconds (attributes, "inhale", inhale_us, error) &&
         nabij_practice_attributes_take_seconds (attributes, "exhale", exhale_us, error) &&
         ((*inhale_us == 0 && *exhale_us == 0) ||
          nabij_breath_pattern_init (&pattern, *inhale_us, *exhale_us, NABIJ_SEASON_UNKNOWN, error));
}
