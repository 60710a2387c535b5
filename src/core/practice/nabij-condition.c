/* nabij-condition.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-condition.h"

#include "nabij-content.h"

#define ALL_BITS G_MAXUINT

/* A set of named values; the place of a name is its bit. */
typedef struct {
  const char *attribute;
  gsize       offset;
  const char *values[NABIJ_N_HANDS + 1];
} Set;

#define SET(attribute, field, ...)                                      \
  {                                                                     \
    attribute, G_STRUCT_OFFSET (NabijCondition, field), { __VA_ARGS__ } \
  }

static const Set sets[] = {
  SET ("hours", hours, "day", "night"),
  SET ("hand", hands, "unknown", "my-belly", "partners-belly", "my-chest"),
  SET ("place", places, "home", "hospital"),
  SET ("babies", babies, "one", "more"),
  SET ("first", first, "no", "yes"),
  SET ("welcome", welcome, "short", "long"),
  SET ("heard", heard, "no", "yes"),
  SET ("song", song, "no", "yes"),
};

static gboolean
refuse (GError    **error,
        const char *attribute,
        const char *value)
{
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "not something for “%s”: “%s”", attribute, value);
  return FALSE;
}

/* Names with spaces between; at least one, and none of them twice. */
static gboolean
read_set (const Set  *set,
          const char *text,
          guint      *bits,
          GError    **error)
{
  g_autofree char *line = nabij_content_collapse (text);
  g_auto (GStrv) names = g_strsplit (line, " ", -1);

  *bits = 0;
  for (char **name = names; *name != NULL; name++) {
    guint place = 0;

    while (set->values[place] != NULL && !g_str_equal (set->values[place], *name))
      place++;
    if (set->values[place] == NULL || (*bits & (1u << place)) != 0)
      return refuse (error, set->attribute, text);
    *bits |= 1u << place;
  }
  return *bits != 0 || refuse (error, set->attribute, text);
}

/* "0-19", or "28-" for from then on. */
static gboolean
read_weeks (NabijCondition *condition,
            const char     *text,
            GError        **error)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", -1);
  guint64 from, until = G_MAXINT;

  if (g_strv_length (ends) != 2 ||
      !g_ascii_string_to_unsigned (ends[0], 10, 0, 45, &from, NULL) ||
      (*ends[1] != '\0' && !g_ascii_string_to_unsigned (ends[1], 10, from, 45, &until, NULL)))
    return refuse (error, "weeks", text);

  condition->has_weeks = TRUE;
  condition->weeks_from = (int)from;
  condition->weeks_until = (int)until;
  return TRUE;
}

/**
 * nabij_condition_init:
 * @condition: (out caller-allocates): a condition
 *
 * Makes a condition that always holds.
 */
void
nabij_condition_init (NabijCondition *condition)
{
  g_return_if_fail (condition != NULL);

  *condition = (NabijCondition){ .hours = ALL_BITS, .hands = ALL_BITS, .places = ALL_BITS, .babies = ALL_BITS, .first = ALL_BITS, .welcome = ALL_BITS, .heard = ALL_BITS, .song = ALL_BITS };
  nabij_content_read_seasons (NULL, &condition->seasons, NULL);
}

/**
 * nabij_condition_read:
 * @condition: a condition, made by nabij_condition_init()
 * @name: the name of an attribute
 * @value: what it says
 * @is_condition: (out): whether it is one of those that are conditions; others are left alone
 * @error: return location for an error
 *
 * Adds what an attribute of a content file says.
 *
 * Errors: #G_MARKUP_ERROR_INVALID_CONTENT where a value is not known, is there twice, or is missing.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_condition_read (NabijCondition *condition,
                      const char     *name,
                      const char     *value,
                      gboolean       *is_condition,
                      GError        **error)
{
  g_return_val_if_fail (condition != NULL, FALSE);
  g_return_val_if_fail (name != NULL && value != NULL, FALSE);
  g_return_val_if_fail (is_condition != NULL, FALSE);

  *is_condition = TRUE;
  if (g_str_equal (name, "seasons"))
    return nabij_content_read_seasons (value, &condition->seasons, error) &&
           (condition->seasons != 0 || refuse (error, name, value));
  if (g_str_equal (name, "weeks"))
    return read_weeks (condition, value, error);

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++) {
    if (g_str_equal (name, sets[i].attribute))
      return read_set (&sets[i], value, &G_STRUCT_MEMBER (guint, condition, sets[i].offset), error);
  }

  *is_condition = FALSE;
  return TRUE;
}

/**
 * nabij_condition_is_always:
 * @condition: a condition
 *
 * Returns: whether it holds in every situation
 */
gboolean
nabij_condition_is_always (const NabijCondition *condition)
{
  guint every_season;

  g_return_val_if_fail (condition != NULL, FALSE);

  nabij_content_read_seasons (NULL, &every_season, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++) {
    if (G_STRUCT_MEMBER (guint, condition, sets[i].offset) != ALL_BITS)
      return FALSE;
  }
  return condition->seasons == every_season && !condition->has_weeks;
}

/**
 * nabij_condition_fits:
 * @condition: a condition
 * @situation: what decides the words
 *
 * Tells whether a condition holds. One about weeks never does where they are not known.
 *
 * Returns: whether it does
 */
gboolean
nabij_condition_fits (const NabijCondition *condition,
                      const NabijSituation *situation)
{
  g_return_val_if_fail (condition != NULL, FALSE);
  g_return_val_if_fail (situation != NULL, FALSE);

  if (condition->has_weeks &&
      (situation->season != NABIJ_SEASON_BEFORE || situation->weeks == NABIJ_WEEKS_UNKNOWN ||
       situation->weeks < condition->weeks_from || situation->weeks > condition->weeks_until))
    return FALSE;

  return (condition->seasons & (1u << situation->season)) != 0 &&
         (condition->hours & (situation->night ? 2u : 1u)) != 0 &&
         (condition->hands & (1u << situation->hand)) != 0 &&
         (condition->places & (situation->hospital ? 2u : 1u)) != 0 &&
         (condition->babies & (situation->more_children ? 2u : 1u)) != 0 &&
         (condition->first & (situation->first_time ? 2u : 1u)) != 0 &&
         (condition->welcome & (situation->long_welcome ? 2u : 1u)) != 0 &&
         (condition->heard & (situation->heard ? 2u : 1u)) != 0 &&
         (condition->song & (situation->song_us > 0 ? 2u : 1u)) != 0;
}
