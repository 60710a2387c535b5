/* nabij-family-store-lists.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes what the family has that bears no name: due dates, the sentences that were chosen, and the
 * check-ins that were offered. Each list is written anew. Runs on the thread that its connection
 * belongs to.
 */

#include "config.h"

#include "nabij-family-store-private.h"

#include "nabij-date-id.h"
#include "nabij-family-id.h"

#define FORGET_DUE_DATES "DELETE FROM due_date"
#define SAVE_DUE_DATE "INSERT INTO due_date (position, date, basis, told_us) VALUES (?1, ?2, ?3, ?4)"
#define FORGET_SENTENCES "DELETE FROM sentence_choice"
#define SAVE_SENTENCE \
  "INSERT INTO sentence_choice (position, sentence, chosen_us, season) VALUES (?1, ?2, ?3, ?4)"
#define FORGET_TURNS "DELETE FROM check_in_turn"
#define SAVE_TURN "INSERT INTO check_in_turn (position, author, child, offer) VALUES (?1, ?2, ?3, ?4)"

/* Binds what the element of a list has beside its place. */
typedef void (*BindFunc) (sqlite3_stmt      *statement,
                          const NabijFamily *family,
                          guint              position);

static void
bind_due_date (sqlite3_stmt      *statement,
               const NabijFamily *family,
               guint              position)
{
  const NabijDueDate *due = &g_array_index (family->due_dates, NabijDueDate, position);
  g_autofree char    *date = nabij_date_to_id (&due->date);

  nabij_family_store_bind_text (statement, 2, date != NULL ? date : "");
  nabij_family_store_bind_text (statement, 3, nabij_due_basis_to_id (due->basis));
  sqlite3_bind_int64 (statement, 4, due->told_us);
}

static void
bind_sentence (sqlite3_stmt      *statement,
               const NabijFamily *family,
               guint              position)
{
  const NabijSentenceChoice *choice = g_ptr_array_index (family->sentences, position);

  nabij_family_store_bind_text (statement, 2, choice->sentence);
  sqlite3_bind_int64 (statement, 3, choice->chosen_us);
  nabij_family_store_bind_text (statement, 4, nabij_season_to_id (choice->season));
}

static void
bind_turn (sqlite3_stmt      *statement,
           const NabijFamily *family,
           guint              position)
{
  const NabijCheckInTurn *turn = g_ptr_array_index (family->check_in_turns, position);

  nabij_family_store_bind_text (statement, 2, turn->author);
  nabij_family_store_bind_text (statement, 3, turn->child);
  nabij_family_store_bind_text (statement, 4, nabij_check_in_offer_to_id (turn->offer));
}

static gboolean
run (NabijDatabase *database,
     const char    *sql,
     GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);

  return statement != NULL && nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

static gboolean
write_list (NabijDatabase     *database,
            const NabijFamily *family,
            const char        *forget,
            const char        *save,
            BindFunc           bind,
            guint              n,
            GError           **error)
{
  if (!run (database, forget, error))
    return FALSE;

  for (guint i = 0; i < n; i++) {
    sqlite3_stmt *statement = nabij_database_prepare (database, save, error);

    if (statement == NULL)
      return FALSE;
    sqlite3_bind_int64 (statement, 1, i);
    bind (statement, family, i);
    if (!nabij_database_finish (database, statement, sqlite3_step (statement), error))
      return FALSE;
  }
  return TRUE;
}

/* Within the transaction of nabij_family_store_write(), and with its errors. */
gboolean
nabij_family_store_write_lists (NabijDatabase     *database,
                                const NabijFamily *family,
                                GError           **error)
{
  return write_list (database, family, FORGET_DUE_DATES, SAVE_DUE_DATE, bind_due_date,
                     family->due_dates->len, error) &&
         write_list (database, family, FORGET_SENTENCES, SAVE_SENTENCE, bind_sentence,
                     family->sentences->len, error) &&
         write_list (database, family, FORGET_TURNS, SAVE_TURN, bind_turn,
                     family->check_in_turns->len, error);
}
