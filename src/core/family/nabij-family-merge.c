/* nabij-family-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-merge.h"

#include "nabij-family-private.h"

typedef gboolean (*EqualFunc) (gconstpointer a,
                               gconstpointer b);
typedef gpointer (*CopyFunc) (gconstpointer part);

/* Every part that has a name begins with it. */
static const char *
get_uuid (gconstpointer part)
{
  return *(const char *const *)part;
}

static gboolean
find_uuid (GPtrArray  *list,
           const char *uuid,
           guint      *index)
{
  for (guint i = 0; i < list->len; i++) {
    if (g_str_equal (get_uuid (g_ptr_array_index (list, i)), uuid)) {
      *index = i;
      return TRUE;
    }
  }
  return FALSE;
}

static gpointer
copy_child (gconstpointer part)
{
  return nabij_child_copy (part);
}

static gpointer
copy_contact (gconstpointer part)
{
  return nabij_contact_copy (part);
}

static gpointer
copy_own_text (gconstpointer part)
{
  return nabij_own_text_copy (part);
}

static gpointer
copy_choice (gconstpointer part)
{
  const NabijSentenceChoice *choice = part;

  return nabij_sentence_choice_new (choice->sentence, choice->chosen_us, choice->season);
}

static gpointer
copy_turn (gconstpointer part)
{
  return nabij_check_in_turn_copy (part);
}

static int
compare_due_dates (gconstpointer a,
                   gconstpointer b)
{
  const gint64 one_us = ((const NabijDueDate *)a)->told_us;
  const gint64 other_us = ((const NabijDueDate *)b)->told_us;

  return one_us < other_us ? -1 : one_us > other_us;
}

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const gint64 one_us = (*(const NabijSentenceChoice *const *)a)->chosen_us;
  const gint64 other_us = (*(const NabijSentenceChoice *const *)b)->chosen_us;

  return one_us < other_us ? -1 : one_us > other_us;
}

/* Changes */

static void
rebase_list (GPtrArray *before,
             GPtrArray *mine,
             GPtrArray *result,
             EqualFunc  equal,
             CopyFunc   copy)
{
  guint index;

  for (guint i = 0; i < before->len; i++) {
    const char *uuid = get_uuid (g_ptr_array_index (before, i));

    if (!find_uuid (mine, uuid, &index) && find_uuid (result, uuid, &index))
      g_ptr_array_remove_index (result, index);
  }
  for (guint i = 0; i < mine->len; i++) {
    gpointer part = g_ptr_array_index (mine, i);

    if (find_uuid (before, get_uuid (part), &index) && equal (g_ptr_array_index (before, index), part))
      continue;
    if (find_uuid (result, get_uuid (part), &index))
      g_ptr_array_remove_index (result, index);
    else
      index = result->len;
    g_ptr_array_insert (result, (int)index, copy (part));
  }
}

static gboolean
due_dates_equal (const NabijDueDate *a,
                 const NabijDueDate *b)
{
  return a->told_us == b->told_us && a->basis == b->basis && g_date_compare (&a->date, &b->date) == 0;
}

static gboolean
find_due_date (GArray             *list,
               const NabijDueDate *due,
               guint              *index)
{
  for (guint i = 0; i < list->len; i++) {
    if (due_dates_equal (&g_array_index (list, NabijDueDate, i), due)) {
      *index = i;
      return TRUE;
    }
  }
  return FALSE;
}

/* Those of @from that are not in @list come into it. */
static void
add_due_dates (GArray *list,
               GArray *from,
               GArray *but)
{
  guint index;

  for (guint i = 0; i < from->len; i++) {
    const NabijDueDate *due = &g_array_index (from, NabijDueDate, i);

    if (!find_due_date (list, due, &index) && (but == NULL || !find_due_date (but, due, &index)))
      g_array_append_vals (list, due, 1);
  }
  g_array_sort (list, compare_due_dates);
}

static void
rebase_due_dates (GArray *before,
                  GArray *mine,
                  GArray *result)
{
  guint index;

  for (guint i = 0; i < before->len; i++) {
    const NabijDueDate *due = &g_array_index (before, NabijDueDate, i);

    if (!find_due_date (mine, due, &index) && find_due_date (result, due, &index))
      g_array_remove_index (result, index);
  }
  add_due_dates (result, mine, before);
}

/* The same for parts that have no name. */
static void
add_parts (GPtrArray *list,
           GPtrArray *from,
           GPtrArray *but,
           EqualFunc  equal,
           CopyFunc   copy)
{
  for (guint i = 0; i < from->len; i++) {
    gpointer part = g_ptr_array_index (from, i);

    if (!g_ptr_array_find_with_equal_func (list, part, equal, NULL) &&
        (but == NULL || !g_ptr_array_find_with_equal_func (but, part, equal, NULL)))
      g_ptr_array_add (list, copy (part));
  }
}

static void
rebase_parts (GPtrArray *before,
              GPtrArray *mine,
              GPtrArray *result,
              EqualFunc  equal,
              CopyFunc   copy)
{
  guint index;

  for (guint i = 0; i < before->len; i++) {
    gpointer part = g_ptr_array_index (before, i);

    if (!g_ptr_array_find_with_equal_func (mine, part, equal, NULL) &&
        g_ptr_array_find_with_equal_func (result, part, equal, &index))
      g_ptr_array_remove_index (result, index);
  }
  add_parts (result, mine, before, equal, copy);
}

static gboolean
are_questions_of (const NabijOwnText *own,
                  const char         *author)
{
  return own->role == NABIJ_OWN_TEXT_ROLE_QUESTIONS && g_str_equal (own->author, author);
}

static gboolean
has_questions_of (GPtrArray  *own_texts,
                  const char *author)
{
  for (guint i = 0; i < own_texts->len; i++) {
    if (are_questions_of (g_ptr_array_index (own_texts, i), author))
      return TRUE;
  }
  return FALSE;
}

/* There is one such text of each parent. Where one was begun twice meanwhile, mine was written last. */
static void
keep_my_questions (GPtrArray *mine,
                   GPtrArray *result)
{
  for (guint i = 0; i < mine->len; i++) {
    const NabijOwnText *my_own = g_ptr_array_index (mine, i);
    guint               index;

    if (my_own->role != NABIJ_OWN_TEXT_ROLE_QUESTIONS || !find_uuid (result, my_own->uuid, &index))
      continue;

    for (guint j = result->len; j > 0; j--) {
      const NabijOwnText *own = g_ptr_array_index (result, j - 1);

      if (are_questions_of (own, my_own->author) && !g_str_equal (own->uuid, my_own->uuid))
        g_ptr_array_remove_index (result, j - 1);
    }
  }
}

#define TAKE_CHANGED(member)            \
  G_STMT_START                          \
  {                                     \
    if (mine->member != before->member) \
      result->member = mine->member;    \
  }                                     \
  G_STMT_END

static void
rebase_values (const NabijFamily *before,
               const NabijFamily *mine,
               NabijFamily       *result)
{
  TAKE_CHANGED (told);
  TAKE_CHANGED (silence);
  TAKE_CHANGED (hand);
  TAKE_CHANGED (expected);
  TAKE_CHANGED (weeks_hidden);
  TAKE_CHANGED (ring_shown);
  TAKE_CHANGED (journal_put_away);
  TAKE_CHANGED (put_away_us);
  TAKE_CHANGED (seen_us);
  TAKE_CHANGED (sentence_offered);
  TAKE_CHANGED (check_ins_offered);
  TAKE_CHANGED (voice_offered);
}

static void
rebase_text (const char *before,
             const char *mine,
             char      **result)
{
  if (g_strcmp0 (before, mine) == 0)
    return;

  g_free (*result);
  *result = g_strdup (mine);
}

/* The parts of a song belong together. */
static void
rebase_song (const NabijFamily *before,
             const NabijFamily *mine,
             NabijFamily       *result)
{
  if (g_strcmp0 (mine->song, before->song) == 0 && g_strcmp0 (mine->song_title, before->song_title) == 0 &&
      mine->song_us == before->song_us && mine->song_gain_db == before->song_gain_db)
    return;

  g_free (result->song);
  g_free (result->song_title);
  result->song = g_strdup (mine->song);
  result->song_title = g_strdup (mine->song_title);
  result->song_us = mine->song_us;
  result->song_gain_db = mine->song_gain_db;
}

/**
 * nabij_family_rebase:
 * @before: what was known when the change began
 * @mine: the same with a change
 * @theirs: what is known meanwhile
 *
 * Takes a change over to something newer: whatever differs between @before and @mine is as in @mine,
 * and everything else is as in @theirs.
 *
 * Returns: (transfer full): the outcome
 */
NabijFamily *
nabij_family_rebase (const NabijFamily *before,
                     const NabijFamily *mine,
                     const NabijFamily *theirs)
{
  NabijFamily *result;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (mine != NULL, NULL);
  g_return_val_if_fail (theirs != NULL, NULL);

  result = nabij_family_copy (theirs);
  rebase_values (before, mine, result);
  rebase_text (before->voice_by_day, mine->voice_by_day, &result->voice_by_day);
  rebase_text (before->voice_by_night, mine->voice_by_night, &result->voice_by_night);
  rebase_song (before, mine, result);
  rebase_due_dates (before->due_dates, mine->due_dates, result->due_dates);
  rebase_list (before->children, mine->children, result->children, nabij_child_equal, copy_child);
  rebase_list (before->contacts, mine->contacts, result->contacts, nabij_contact_equal, copy_contact);
  rebase_list (before->own_texts, mine->own_texts, result->own_texts, nabij_own_text_equal, copy_own_text);
  keep_my_questions (mine->own_texts, result->own_texts);
  rebase_parts (before->sentences, mine->sentences, result->sentences, nabij_sentence_choice_equal, copy_choice);
  g_ptr_array_sort (result->sentences, compare_choices);
  rebase_parts (before->check_in_turns, mine->check_in_turns, result->check_in_turns, nabij_check_in_turn_equal,
                copy_turn);
  return result;
}

/* Files */

static void
fill_child (NabijChild       *child,
            const NabijChild *file)
{
  if (child->name == NULL)
    child->name = g_strdup (file->name);
  if (!g_date_valid (&child->born))
    child->born = file->born;
  if (child->days_at_birth < 0)
    child->days_at_birth = file->days_at_birth;
}

/* The same child, told of on two computers, has two names. */
static gboolean
is_same_child (const NabijChild *a,
               const NabijChild *b)
{
  if (g_str_equal (a->uuid, b->uuid))
    return TRUE;

  return g_date_valid (&a->born) && g_date_valid (&b->born) && g_date_compare (&a->born, &b->born) == 0 &&
         g_strcmp0 (a->name, b->name) == 0 && a->name != NULL;
}

static void
take_in_child (NabijFamily      *family,
               const NabijChild *file)
{
  for (guint i = 0; i < family->children->len; i++) {
    NabijChild *child = g_ptr_array_index (family->children, i);

    if (is_same_child (child, file)) {
      fill_child (child, file);
      return;
    }
  }
  g_ptr_array_add (family->children, nabij_child_copy (file));
}

static gboolean
is_same_contact (const NabijContact *a,
                 const NabijContact *b)
{
  return g_str_equal (a->uuid, b->uuid) || (a->role == b->role && g_str_equal (a->number, b->number));
}

static void
take_in_contact (NabijFamily        *family,
                 const NabijContact *file)
{
  for (guint i = 0; i < family->contacts->len; i++) {
    NabijContact *contact = g_ptr_array_index (family->contacts, i);

    if (is_same_contact (contact, file)) {
      if (contact->name == NULL)
        contact->name = g_strdup (file->name);
      return;
    }
  }
  g_ptr_array_add (family->contacts, nabij_contact_copy (file));
}

static gboolean
is_same_own_text (const NabijOwnText *a,
                  const NabijOwnText *b)
{
  return g_str_equal (a->uuid, b->uuid) || (a->role == b->role && g_str_equal (a->text, b->text) && g_str_equal (a->author, b->author));
}

static void
take_in_own_text (NabijFamily        *family,
                  const NabijOwnText *file)
{
  if (file->role == NABIJ_OWN_TEXT_ROLE_QUESTIONS && has_questions_of (family->own_texts, file->author))
    return;
  for (guint i = 0; i < family->own_texts->len; i++) {
    if (is_same_own_text (g_ptr_array_index (family->own_texts, i), file))
      return;
  }
  g_ptr_array_add (family->own_texts, nabij_own_text_copy (file));
}

/* An offer that had its turn there has had it here. The child has the name that it has here; one that
 * was taken away here has none. */
static void
take_in_turn (NabijFamily            *family,
              const NabijFamily      *file,
              const NabijCheckInTurn *turn)
{
  const NabijChild *child = NULL;
  guint             index;

  if (find_uuid (file->children, turn->child, &index))
    child = g_ptr_array_index (file->children, index);

  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *own = g_ptr_array_index (family->children, i);
    NabijCheckInTurn  taken = { turn->author, own->uuid, turn->offer };

    if (!g_str_equal (own->uuid, turn->child) && (child == NULL || !is_same_child (own, child)))
      continue;
    if (!g_ptr_array_find_with_equal_func (family->check_in_turns, &taken, nabij_check_in_turn_equal, NULL))
      g_ptr_array_add (family->check_in_turns, copy_turn (&taken));
    return;
  }
}

/* Where somebody has told here how they are, a file says nothing about that; and it never ends a
 * silence. */
static void
take_in_values (NabijFamily       *family,
                const NabijFamily *file)
{
  const gboolean nothing_told = family->told == NABIJ_TOLD_NOTHING || family->told == NABIJ_TOLD_NOT_NOW;

  if (nothing_told && family->silence == NABIJ_SILENCE_NONE) {
    if (file->told != NABIJ_TOLD_NOTHING)
      family->told = file->told;
    family->silence = file->silence;
    family->weeks_hidden = family->weeks_hidden || file->weeks_hidden;
    if (file->journal_put_away && !family->journal_put_away) {
      family->journal_put_away = TRUE;
      family->put_away_us = file->put_away_us;
    }
  }
  if (family->hand == NABIJ_HAND_UNKNOWN)
    family->hand = file->hand;
  if (family->expected == 1)
    family->expected = file->expected;
  family->ring_shown = family->ring_shown || file->ring_shown;
  family->sentence_offered = family->sentence_offered || file->sentence_offered;
  family->check_ins_offered = family->check_ins_offered || file->check_ins_offered;
  if (family->voice_by_day == NULL)
    family->voice_by_day = g_strdup (file->voice_by_day);
  if (family->voice_by_night == NULL)
    family->voice_by_night = g_strdup (file->voice_by_night);
  family->voice_offered = family->voice_offered || file->voice_offered;
}

/**
 * nabij_family_take_in:
 * @family: what is known here
 * @file: what a file knows
 *
 * Fills what is empty here with what is in a file, and adds what is missing. What was told here is
 * never changed, but for a due date that was told later in the file. Doing it again changes nothing.
 */
void
nabij_family_take_in (NabijFamily       *family,
                      const NabijFamily *file)
{
  g_return_if_fail (family != NULL);
  g_return_if_fail (file != NULL);

  take_in_values (family, file);
  add_due_dates (family->due_dates, file->due_dates, NULL);
  for (guint i = 0; i < file->children->len; i++)
    take_in_child (family, g_ptr_array_index (file->children, i));
  for (guint i = 0; i < file->contacts->len; i++)
    take_in_contact (family, g_ptr_array_index (file->contacts, i));
  for (guint i = 0; i < file->own_texts->len; i++)
    take_in_own_text (family, g_ptr_array_index (file->own_texts, i));
  add_parts (family->sentences, file->sentences, NULL, nabij_sentence_choice_equal, copy_choice);
  g_ptr_array_sort (family->sentences, compare_choices);
  for (guint i = 0; i < file->check_in_turns->len; i++)
    take_in_turn (family, file, g_ptr_array_index (file->check_in_turns, i));
}
