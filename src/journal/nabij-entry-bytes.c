/* nabij-entry-bytes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry in the form in which it waits inside of this program, between the reading of a file and
 * the merge: quick to make and to read, and never written anywhere else.
 */

#include "config.h"

#include "nabij-entry-bytes.h"

#define INSTANT "(xi)"
#define SESSION "(msmsxms)"
#define MOMENT "(ybb" INSTANT "yasasasasms)"
#define ENTRY "(sy" INSTANT "xxmsmsms" SESSION "m" MOMENT ")"

static const char *const no_words[] = { NULL };

static GVariant *
make_words (const char *const *words)
{
  return g_variant_new_strv (words != NULL ? words : no_words, -1);
}

static GVariant *
make_moment (const NabijEntryFields *fields)
{
  if (fields->kind != NABIJ_ENTRY_KIND_MOMENT)
    return NULL;

  return g_variant_new ("(ybb(xi)y@as@as@as@asms)",
                        fields->tension, fields->about_contact, fields->is_calmer,
                        fields->calmer.utc_us, fields->calmer.offset_s, fields->tension_after,
                        make_words (fields->circumstances), make_words (fields->own_circumstances),
                        make_words (fields->helped), make_words (fields->own_helped),
                        fields->repair);
}

/**
 * nabij_entry_to_bytes:
 * @entry: an entry
 *
 * Packs everything that is saved of an entry.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
nabij_entry_to_bytes (NabijEntry *entry)
{
  const NabijEntryFields *fields;
  g_autoptr (GVariant) packed = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  fields = nabij_entry_get_fields (entry);
  packed = g_variant_ref_sink (
    g_variant_new ("(sy(xi)xxmsmsms(msmsxms)m@" MOMENT ")",
                   fields->uuid, fields->kind, fields->instant.utc_us, fields->instant.offset_s,
                   fields->added_us, fields->changed_us, fields->author, fields->title,
                   fields->text, fields->practice, fields->pattern, fields->duration_us,
                   fields->moment, make_moment (fields)));

  return g_variant_get_data_as_bytes (packed);
}

/**
 * nabij_entry_from_bytes:
 * @bytes: what nabij_entry_to_bytes() made in this program
 *
 * Unpacks an entry.
 *
 * Returns: (transfer full): the entry
 */
NabijEntry *
nabij_entry_from_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) packed = NULL;
  g_autoptr (GVariant) moment = NULL;
  g_autofree const char **circumstances = NULL;
  g_autofree const char **own_circumstances = NULL;
  g_autofree const char **helped = NULL;
  g_autofree const char **own_helped = NULL;
  NabijEntryFields        fields = { 0 };
  guint8                  kind;
  guint8                  tension = NABIJ_TENSION_UNSET;
  guint8                  tension_after = NABIJ_TENSION_UNSET;

  g_return_val_if_fail (bytes != NULL, NULL);

  packed = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (ENTRY), bytes, TRUE));
  g_variant_get (packed, "(&sy(xi)xxm&sm&sm&s(m&sm&sxm&s)m@" MOMENT ")",
                 &fields.uuid, &kind, &fields.instant.utc_us, &fields.instant.offset_s,
                 &fields.added_us, &fields.changed_us, &fields.author, &fields.title,
                 &fields.text, &fields.practice, &fields.pattern, &fields.duration_us,
                 &fields.moment, &moment);
  fields.kind = (NabijEntryKind)kind;
  if (moment == NULL)
    return nabij_entry_new (&fields);

  g_variant_get (moment, "(ybb(xi)y^a&s^a&s^a&s^a&sm&s)",
                 &tension, &fields.about_contact, &fields.is_calmer,
                 &fields.calmer.utc_us, &fields.calmer.offset_s, &tension_after,
                 &circumstances, &own_circumstances, &helped, &own_helped, &fields.repair);
  fields.tension = (NabijTension)tension;
  fields.tension_after = (NabijTension)tension_after;
  fields.circumstances = circumstances;
  fields.own_circumstances = own_circumstances;
  fields.helped = helped;
  fields.own_helped = own_helped;

  return nabij_entry_new (&fields);
}
