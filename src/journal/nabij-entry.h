/* nabij-entry.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-check-in.h"
#include "nabij-clock.h"
#include "nabij-tension.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Nothing shorter is kept of a session: whoever looked in for a moment did not ask for a record. */
#define NABIJ_SESSION_KEPT_MIN_US (20 * G_USEC_PER_SEC)

/**
 * NabijEntryKind:
 * @NABIJ_ENTRY_KIND_MOMENT: a hard moment
 * @NABIJ_ENTRY_KIND_SESSION: an exercise that was breathed
 * @NABIJ_ENTRY_KIND_CHECK_IN: how things are
 * @NABIJ_ENTRY_KIND_LETTER: a letter to the baby
 * @NABIJ_ENTRY_KIND_NOTE: anything else that was written
 *
 * What an entry of the journal is. The numbers are never stored, only the names of
 * nabij_entry_kind_to_string().
 */
typedef enum {
  NABIJ_ENTRY_KIND_MOMENT,
  NABIJ_ENTRY_KIND_SESSION,
  NABIJ_ENTRY_KIND_CHECK_IN,
  NABIJ_ENTRY_KIND_LETTER,
  NABIJ_ENTRY_KIND_NOTE,
} NabijEntryKind;

/**
 * NabijEntryFields:
 * @uuid: (nullable): the name that the entry keeps for ever, or `NULL` for a new one
 * @kind: what it is
 * @instant: when and where on the clock it began; for a moment, when it was hard
 * @added_us: when it was first written, in microseconds since 1970 in UTC; 0 for the same as
 *   @instant
 * @changed_us: when it was last written, likewise; 0 for the same as @added_us
 * @author: (nullable): which parent
 * @title: (nullable): a title
 * @text: (nullable): what was written
 * @practice: (nullable): of a session, the id of the exercise, such as `water-and-rust`
 * @pattern: (nullable): of a session, the id of the breath, such as `water`
 * @duration_us: of a session, the real time that was breathed, in microseconds, ≥ 0
 * @moment: (nullable): of a session, the UUID of the hard moment that it was begun from
 * @tension: of a moment, how tense it was
 * @circumstances: (nullable) (array zero-terminated=1): of a moment, ids of what was going on, from
 *   the content files
 * @own_circumstances: (nullable) (array zero-terminated=1): the same in own words
 * @about_contact: of a moment, whether it was about contact with the baby or child
 * @is_calmer: of a moment, whether it grew calmer; what follows has a meaning only then
 * @calmer: when it grew calmer
 * @tension_after: how tense it was then
 * @helped: (nullable) (array zero-terminated=1): ids of what helped, from the content files
 * @own_helped: (nullable) (array zero-terminated=1): the same in own words
 * @repair: (nullable): the words of repair, where it was about contact
 * @check_in: (nullable): of a check-in, what was said
 * @breathed_us: of a moment, the time that was breathed in the sessions begun from it; it is told
 *   by the journal, and never saved
 * @id: its number in this journal, likewise; 0 where it was not read from one
 * @place: its place in the order of this journal, likewise
 *
 * What an entry is made from.
 */
typedef struct {
  const char         *uuid;
  NabijEntryKind      kind;
  NabijInstant        instant;
  gint64              added_us;
  gint64              changed_us;
  const char         *author;
  const char         *title;
  const char         *text;
  const char         *practice;
  const char         *pattern;
  gint64              duration_us;
  const char         *moment;
  NabijTension        tension;
  const char *const  *circumstances;
  const char *const  *own_circumstances;
  gboolean            about_contact;
  gboolean            is_calmer;
  NabijInstant        calmer;
  NabijTension        tension_after;
  const char *const  *helped;
  const char *const  *own_helped;
  const char         *repair;
  const NabijCheckIn *check_in;
  gint64              breathed_us;
  gint64              id;
  gint64              place;
} NabijEntryFields;

typedef struct _NabijEntry NabijEntry;

#define NABIJ_TYPE_ENTRY (nabij_entry_get_type ())
GType nabij_entry_get_type (void) G_GNUC_CONST;

const char *nabij_entry_kind_to_string (NabijEntryKind kind);
gboolean    nabij_entry_kind_from_string (const char     *name,
                                          NabijEntryKind *kind);
gboolean    nabij_session_is_kept (gint64 duration_us);

NabijEntry *nabij_entry_new (const NabijEntryFields *fields) G_GNUC_WARN_UNUSED_RESULT;
NabijEntry *nabij_entry_new_session (const NabijInstant *instant,
                                     const char         *practice,
                                     const char         *pattern,
                                     gint64              duration_us) G_GNUC_WARN_UNUSED_RESULT;
NabijEntry *nabij_entry_with_session (NabijEntry *entry,
                                      const char *pattern,
                                      gint64      duration_us) G_GNUC_WARN_UNUSED_RESULT;
NabijEntry *nabij_entry_ref (NabijEntry *entry);
void        nabij_entry_unref (NabijEntry *entry);

const NabijEntryFields *nabij_entry_get_fields (NabijEntry *entry);
gboolean                nabij_entry_is_open (NabijEntry *entry);
gboolean                nabij_entry_is_blank (NabijEntry *entry);

const char         *nabij_entry_get_uuid (NabijEntry *entry);
NabijEntryKind      nabij_entry_get_kind (NabijEntry *entry);
const NabijInstant *nabij_entry_get_instant (NabijEntry *entry);
const char         *nabij_entry_get_author (NabijEntry *entry);
const char         *nabij_entry_get_title (NabijEntry *entry);
const char         *nabij_entry_get_text (NabijEntry *entry);
const char         *nabij_entry_get_practice (NabijEntry *entry);
const char         *nabij_entry_get_pattern (NabijEntry *entry);
gint64              nabij_entry_get_duration_us (NabijEntry *entry);
gboolean            nabij_entry_get_local_date (NabijEntry *entry,
                                                GDate      *date);
gboolean            nabij_entry_equal (NabijEntry *a,
                                       NabijEntry *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijEntry, nabij_entry_unref)

G_END_DECLS
