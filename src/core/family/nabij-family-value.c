/* nabij-family-value.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family as a value: making, copying and comparing one. What follows from it is in nabij-family.c.
 */

#include "config.h"

#include "nabij-family.h"

#include "nabij-family-private.h"

G_DEFINE_BOXED_TYPE (NabijFamily, nabij_family, nabij_family_copy, nabij_family_free)

typedef gpointer (*CopyFunc) (gconstpointer part);
typedef gboolean (*EqualFunc) (gconstpointer a,
                               gconstpointer b);

/**
 * nabij_family_new:
 *
 * Makes a family of which nothing is known.
 *
 * Returns: (transfer full): the family
 */
NabijFamily *
nabij_family_new (void)
{
  NabijFamily *family;

  family = g_new0 (NabijFamily, 1);
  family->due_dates = g_array_new (FALSE, FALSE, sizeof (NabijDueDate));
  family->children = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_child_free);
  family->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_contact_free);
  family->own_texts = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_own_text_free);
  family->sentences = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_sentence_choice_free);
  family->check_in_turns = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_check_in_turn_free);
  family->expected = 1;
  return family;
}

/**
 * nabij_family_free:
 * @family: (transfer full): a family
 *
 * Frees what was known of a family.
 */
void
nabij_family_free (NabijFamily *family)
{
  g_return_if_fail (family != NULL);

  g_array_unref (family->due_dates);
  g_ptr_array_unref (family->children);
  g_ptr_array_unref (family->contacts);
  g_ptr_array_unref (family->own_texts);
  g_ptr_array_unref (family->sentences);
  g_ptr_array_unref (family->check_in_turns);
  g_free (family->voice_by_day);
  g_free (family->voice_by_night);
  g_free (family->song);
  g_free (family->song_title);
  g_free (family);
}

static NabijSentenceChoice *
sentence_choice_copy (const NabijSentenceChoice *choice)
{
  return nabij_sentence_choice_new (choice->sentence, choice->chosen_us, choice->season);
}

static void
append_copies (GPtrArray *copies,
               GPtrArray *parts,
               CopyFunc   copy)
{
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (copies, copy (g_ptr_array_index (parts, i)));
}

/**
 * nabij_family_copy:
 * @family: a family
 *
 * Returns: (transfer full): the same, to be changed
 */
NabijFamily *
nabij_family_copy (const NabijFamily *family)
{
  g_autoptr (NabijFamily) copy = NULL;
  NabijFamily parts;

  g_return_val_if_fail (family != NULL, NULL);

  copy = nabij_family_new ();
  parts = *copy;
  *copy = *family;
  copy->due_dates = parts.due_dates;
  copy->children = parts.children;
  copy->contacts = parts.contacts;
  copy->own_texts = parts.own_texts;
  copy->sentences = parts.sentences;
  copy->check_in_turns = parts.check_in_turns;
  copy->voice_by_day = g_strdup (family->voice_by_day);
  copy->voice_by_night = g_strdup (family->voice_by_night);
  copy->song = g_strdup (family->song);
  copy->song_title = g_strdup (family->song_title);

  if (family->due_dates->len > 0)
    g_array_append_vals (copy->due_dates, family->due_dates->data, family->due_dates->len);
  append_copies (copy->children, family->children, (CopyFunc)nabij_child_copy);
  append_copies (copy->contacts, family->contacts, (CopyFunc)nabij_contact_copy);
  append_copies (copy->own_texts, family->own_texts, (CopyFunc)nabij_own_text_copy);
  append_copies (copy->sentences, family->sentences, (CopyFunc)sentence_choice_copy);
  append_copies (copy->check_in_turns, family->check_in_turns, (CopyFunc)nabij_check_in_turn_copy);
  return g_steal_pointer (&copy);
}

/* Two days that were not told are the same day. */
static gboolean
dates_equal (const GDate *a,
             const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);

  return g_date_compare (a, b) == 0;
}

/**
 * nabij_child_equal:
 * @a: a #NabijChild
 * @b: another
 *
 * Tells whether all that is known of two children is the same. It is a #GEqualFunc.
 *
 * Returns: `TRUE` where nothing differs
 */
gboolean
nabij_child_equal (gconstpointer a,
                   gconstpointer b)
{
  const NabijChild *one = a;
  const NabijChild *other = b;

  return g_str_equal (one->uuid, other->uuid) &&
         g_strcmp0 (one->name, other->name) == 0 &&
         dates_equal (&one->born, &other->born) &&
         one->days_at_birth == other->days_at_birth &&
         one->in_hospital == other->in_hospital &&
         one->died == other->died &&
         one->shows_corrected == other->shows_corrected;
}

/**
 * nabij_contact_equal:
 * @a: a #NabijContact
 * @b: another
 *
 * Tells whether two numbers of the family's own are the same. It is a #GEqualFunc.
 *
 * Returns: `TRUE` where nothing differs
 */
gboolean
nabij_contact_equal (gconstpointer a,
                     gconstpointer b)
{
  const NabijContact *one = a;
  const NabijContact *other = b;

  return g_str_equal (one->uuid, other->uuid) &&
         one->role == other->role &&
         g_strcmp0 (one->name, other->name) == 0 &&
         g_str_equal (one->number, other->number);
}

/**
 * nabij_own_text_equal:
 * @a: a #NabijOwnText
 * @b: another
 *
 * Tells whether two texts of the family's own are the same, with when they were written. It is a
 * #GEqualFunc.
 *
 * Returns: `TRUE` where nothing differs
 */
gboolean
nabij_own_text_equal (gconstpointer a,
                      gconstpointer b)
{
  const NabijOwnText *one = a;
  const NabijOwnText *other = b;

  return g_str_equal (one->uuid, other->uuid) &&
         one->role == other->role &&
         g_str_equal (one->text, other->text) &&
         one->added_us == other->added_us &&
         one->season == other->season &&
         g_str_equal (one->author, other->author);
}

/**
 * nabij_sentence_choice_equal:
 * @a: a #NabijSentenceChoice
 * @b: another
 *
 * Tells whether the same sentence was chosen at the same time. It is a #GEqualFunc.
 *
 * Returns: `TRUE` where nothing differs
 */
gboolean
nabij_sentence_choice_equal (gconstpointer a,
                             gconstpointer b)
{
  const NabijSentenceChoice *one = a;
  const NabijSentenceChoice *other = b;

  return g_str_equal (one->sentence, other->sentence) &&
         one->chosen_us == other->chosen_us &&
         one->season == other->season;
}

/**
 * nabij_check_in_turn_equal:
 * @a: a #NabijCheckInTurn
 * @b: another
 *
 * Tells whether the same offer had its turn, for the same parent and the same birth. It is a
 * #GEqualFunc.
 *
 * Returns: `TRUE` where nothing differs
 */
gboolean
nabij_check_in_turn_equal (gconstpointer a,
                           gconstpointer b)
{
  const NabijCheckInTurn *one = a;
  const NabijCheckInTurn *other = b;

  return one->offer == other->offer && g_str_equal (one->author, other->author) &&
         g_str_equal (one->child, other->child);
}

static gboolean
lists_equal (GPtrArray *a,
             GPtrArray *b,
             EqualFunc  equal)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
due_dates_equal (GArray *a,
                 GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const NabijDueDate *one = &g_array_index (a, NabijDueDate, i);
    const NabijDueDate *other = &g_array_index (b, NabijDueDate, i);

    if (!dates_equal (&one->date, &other->date) || one->basis != other->basis || one->told_us != other->told_us)
      return FALSE;
  }
  return TRUE;
}

/**
 * nabij_family_equal:
 * @a: a family
 * @b: another
 *
 * Tells whether all that is known of two families is the same.
 *
 * Returns: `TRUE` where nothing differs
 */
gboolean
nabij_family_equal (const NabijFamily *a,
                    const NabijFamily *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->told == b->told &&
         a->silence == b->silence &&
         a->hand == b->hand &&
         a->expected == b->expected &&
         a->weeks_hidden == b->weeks_hidden &&
         a->ring_shown == b->ring_shown &&
         a->journal_put_away == b->journal_put_away &&
         a->put_away_us == b->put_away_us &&
         a->seen_us == b->seen_us &&
         a->sentence_offered == b->sentence_offered &&
         a->check_ins_offered == b->check_ins_offered &&
         g_strcmp0 (a->voice_by_day, b->voice_by_day) == 0 &&
         g_strcmp0 (a->voice_by_night, b->voice_by_night) == 0 &&
         a->voice_offered == b->voice_offered &&
         g_strcmp0 (a->song, b->song) == 0 &&
         g_strcmp0 (a->song_title, b->song_title) == 0 &&
         a->song_us == b->song_us &&
         a->song_gain_db == b->song_gain_db &&
         due_dates_equal (a->due_dates, b->due_dates) &&
         lists_equal (a->children, b->children, nabij_child_equal) &&
         lists_equal (a->contacts, b->contacts, nabij_contact_equal) &&
         lists_equal (a->own_texts, b->own_texts, nabij_own_text_equal) &&
         lists_equal (a->sentences, b->sentences, nabij_sentence_choice_equal) &&
         lists_equal (a->check_in_turns, b->check_in_turns, nabij_check_in_turn_equal);
}
