/* nabij-looking-back-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words stand where. Nothing is counted, ordered or compared: a column is a day, a row a sentence,
 * and where they meet stands what was said, or nothing.
 */

#include "config.h"

#include "nabij-looking-back-table.h"

#include "nabij-check-in-words.h"

/* Of a very long text the beginning; the entry itself has all of it. */
#define TOLD_LETTERS 600

/* Behind the items stands whether somebody would like to talk, and then what was written in own words. */
enum {
  QUESTION_TALK = NABIJ_N_CHECK_IN_ITEMS,
  QUESTION_GOOD,
  QUESTION_HARD,
  QUESTION_NEED,
  N_QUESTIONS,
};

typedef struct {
  guint       question; /* an item, or one of the above */
  const char *key;      /* static: how it is asked about one baby, which is the same row as about two */
  const char *sentence; /* static: as it was asked last */
  GPtrArray  *cells;    /* of char * or NULL, one for each column */
} Row;

struct _NabijLookingBackTable {
  GPtrArray *entries; /* of NabijEntry */
  GPtrArray *rows;    /* of Row */
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static const char *
get_sentence (const NabijCheckIn *check_in,
              guint               question,
              gboolean            more_children)
{
  switch (question) {
  case QUESTION_TALK:
    return nabij_check_in_words_get_talk_question (NULL);
  case QUESTION_GOOD:
    return nabij_check_in_words_get_good (NULL);
  case QUESTION_HARD:
    return nabij_check_in_words_get_hard (NULL);
  case QUESTION_NEED:
    return nabij_check_in_words_get_need (NULL);
  default:
    return nabij_check_in_words_get_item (NULL, check_in->form, more_children, (NabijCheckInItem)question);
  }
}

static char *
cut (const char *text)
{
  g_autofree char *told = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *beginning = NULL;

  if (*told == '\0')
    return NULL;
  if (g_utf8_strlen (told, -1) <= TOLD_LETTERS)
    return g_steal_pointer (&told);

  beginning = g_strchomp (g_utf8_substring (told, 0, TOLD_LETTERS));
  return g_strconcat (beginning, "…", NULL);
}

/* What was said, or NULL. */
static char *
dup_cell (const NabijCheckIn *check_in,
          guint               question)
{
  switch (question) {
  case QUESTION_TALK:
    return g_strdup (nabij_check_in_words_get_talk (NULL, check_in->talk));
  case QUESTION_GOOD:
    return cut (check_in->good);
  case QUESTION_HARD:
    return cut (check_in->hard);
  case QUESTION_NEED:
    return cut (check_in->need);
  default:
    return g_strdup (nabij_check_in_words_get_answer (NULL, check_in->answers[question]));
  }
}

static Row *
find_or_add_row (NabijLookingBackTable *self,
                 const NabijCheckIn    *check_in,
                 guint                  question)
{
  const char *key = get_sentence (check_in, question, FALSE);
  Row        *row;

  for (guint i = 0; i < self->rows->len; i++) {
    row = g_ptr_array_index (self->rows, i);
    if (g_str_equal (row->key, key))
      return row;
  }

  row = g_new0 (Row, 1);
  row->question = question;
  row->key = key;
  row->sentence = get_sentence (check_in, question, check_in->more_children);
  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (row->cells, (int)self->entries->len);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* In the order in which it is asked; what was asked in other words before a birth, or in hospital, stands
 * below it. A sentence that was never answered is not there. */
static void
add_rows (NabijLookingBackTable *self,
          guint                  question)
{
  for (guint column = 0; column < self->entries->len; column++) {
    const NabijCheckIn *check_in = nabij_entry_get_fields (g_ptr_array_index (self->entries, column))->check_in;
    char               *cell = dup_cell (check_in, question);

    if (cell != NULL)
      g_ptr_array_index (find_or_add_row (self, check_in, question)->cells, column) = cell;
  }
}

/**
 * nabij_looking_back_table_new:
 * @entries: (element-type NabijEntry): what nabij_looking_back_list_of_author() gave
 * @first: which of them stands in the first column, ≥ 0 and at most as many as there are
 * @n: how many stand side by side at most
 * @with_told: whether what was written in own words stands below the answers
 *
 * Puts check-ins side by side, in the words of the program's language.
 *
 * Returns: (transfer full): the table
 */
NabijLookingBackTable *
nabij_looking_back_table_new (GPtrArray *entries,
                              guint      first,
                              guint      n,
                              gboolean   with_told)
{
  NabijLookingBackTable *self;

  g_return_val_if_fail (entries != NULL, NULL);
  g_return_val_if_fail (first <= entries->len, NULL);

  self = g_new0 (NabijLookingBackTable, 1);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = first; i < entries->len && self->entries->len < n; i++) {
    NabijEntry *entry = g_ptr_array_index (entries, i);

    if (nabij_entry_get_fields (entry)->check_in != NULL)
      g_ptr_array_add (self->entries, nabij_entry_ref (entry));
  }
  for (guint question = 0; question < (with_told ? N_QUESTIONS : QUESTION_GOOD); question++)
    add_rows (self, question);
  return self;
}

/**
 * nabij_looking_back_table_free:
 * @self: (transfer full): a table
 *
 * Lets it go.
 */
void
nabij_looking_back_table_free (NabijLookingBackTable *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * nabij_looking_back_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many check-ins stand in it
 */
guint
nabij_looking_back_table_get_n_columns (NabijLookingBackTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * nabij_looking_back_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many sentences stand in it
 */
guint
nabij_looking_back_table_get_n_rows (NabijLookingBackTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * nabij_looking_back_table_get_entry:
 * @self: a table
 * @column: a column of it
 *
 * Returns: (transfer none): the entry of the column, whose `check_in` is never `NULL`
 */
NabijEntry *
nabij_looking_back_table_get_entry (NabijLookingBackTable *self,
                                    guint                  column)
{
  g_return_val_if_fail (self != NULL && column < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, column);
}

/**
 * nabij_looking_back_table_get_sentence:
 * @self: a table
 * @row: a row of it
 *
 * Returns: (transfer none): what was asked, translated
 */
const char *
nabij_looking_back_table_get_sentence (NabijLookingBackTable *self,
                                       guint                  row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return ((Row *)g_ptr_array_index (self->rows, row))->sentence;
}

/**
 * nabij_looking_back_table_is_told:
 * @self: a table
 * @row: a row of it
 *
 * Returns: whether own words stand in it, and not answers
 */
gboolean
nabij_looking_back_table_is_told (NabijLookingBackTable *self,
                                  guint                  row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, FALSE);

  return ((Row *)g_ptr_array_index (self->rows, row))->question >= QUESTION_GOOD;
}

/**
 * nabij_looking_back_table_get_cell:
 * @self: a table
 * @row: a row of it
 * @column: a column of it
 *
 * Returns: (transfer none) (nullable): the answer in a word, translated, or what was written, of which the
 *   end may be cut; `NULL` where it was not asked, or passed over
 */
const char *
nabij_looking_back_table_get_cell (NabijLookingBackTable *self,
                                   guint                  row,
                                   guint                  column)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len && column < self->entries->len, NULL);

  return g_ptr_array_index (((Row *)g_ptr_array_index (self->rows, row))->cells, column);
}

/* Whose */

static gboolean
is_of (NabijEntry *entry,
       const char *author)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (entry);

  return fields->check_in != NULL && !nabij_check_in_is_blank (fields->check_in) && g_str_equal (fields->author != NULL ? fields->author : "", author);
}

static gboolean
has_one (GPtrArray  *entries,
         const char *author)
{
  for (guint i = 0; i < entries->len; i++) {
    if (is_of (g_ptr_array_index (entries, i), author))
      return TRUE;
  }
  return FALSE;
}

static void
add_author (GPtrArray  *authors,
            GPtrArray  *entries,
            const char *author)
{
  if (!g_ptr_array_find_with_equal_func (authors, author, g_str_equal, NULL) && has_one (entries, author))
    g_ptr_array_add (authors, g_strdup (author));
}

/**
 * nabij_looking_back_list_authors:
 * @entries: (element-type NabijEntry): entries of the journal, the newest first
 * @names: (nullable) (array zero-terminated=1): under which the family writes
 *
 * Lists whose check-ins there are: first those who still write, then those whose names are gone.
 *
 * Returns: (transfer full) (element-type utf8): the names; an empty one stands for no name
 */
GPtrArray *
nabij_looking_back_list_authors (GPtrArray         *entries,
                                 const char *const *names)
{
  GPtrArray *authors;

  g_return_val_if_fail (entries != NULL, NULL);

  authors = g_ptr_array_new_with_free_func (g_free);
  for (; names != NULL && *names != NULL; names++)
    add_author (authors, entries, *names);
  for (guint i = 0; i < entries->len; i++) {
    const char *author = nabij_entry_get_author (g_ptr_array_index (entries, i));

    add_author (authors, entries, author != NULL ? author : "");
  }
  return authors;
}

/**
 * nabij_looking_back_list_of_author:
 * @entries: (element-type NabijEntry): entries of the journal, the newest first
 * @author: a name, or an empty one for those without
 *
 * Picks the check-ins of one person, as each looks back at their own. What says nothing is left out.
 *
 * Returns: (transfer full) (element-type NabijEntry): the entries, in the same order
 */
GPtrArray *
nabij_looking_back_list_of_author (GPtrArray  *entries,
                                   const char *author)
{
  GPtrArray *own;

  g_return_val_if_fail (entries != NULL, NULL);
  g_return_val_if_fail (author != NULL, NULL);

  own = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  for (guint i = 0; i < entries->len; i++) {
    NabijEntry *entry = g_ptr_array_index (entries, i);

    if (is_of (entry, author))
      g_ptr_array_add (own, nabij_entry_ref (entry));
  }
  return own;
}
