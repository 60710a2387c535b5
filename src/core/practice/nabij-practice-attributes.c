/* nabij-practice-attributes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practice-attributes.h"

#include "nabij-content.h"

#include <string.h>

#define SECONDS_MAX 3600.0

/* Takes the conditions and the note out of the attributes of an element. */
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

/* The value of an attribute, or `NULL`. */
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

/* Every attribute was asked for; another one is not known here. */
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

/* The value of an attribute that must be there. */
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

/* An id; @id stays as it is without the attribute, which may be only where it is not needed. */
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

/* The place of a value among those that are known; @index stays as it is without the attribute. */
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

/* Adds a flag where the value is the second one of the two that are known. */
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

/* A whole number from 0 to @max; @count stays as it is without the attribute. */
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

/* A plain number from 0 on, as "4.5". */
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

/* Seconds, given in microseconds; @duration_us stays as it is without the attribute. */
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

/* Inside the limits for pregnancy: whoever has told us nothing may be pregnant. */
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
