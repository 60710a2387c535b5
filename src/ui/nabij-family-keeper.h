/* nabij-family-keeper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"
#include "nabij-journal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijFamilyKeeper:
 *
 * What the pages know of the family. It reads it from the journal once, after the first frame, and
 * gives every change to the journal, without waiting. Until it is read, only whether it is silent is
 * known, from the settings: nothing can speak of weeks too early.
 */
#define NABIJ_TYPE_FAMILY_KEEPER (nabij_family_keeper_get_type ())
G_DECLARE_FINAL_TYPE (NabijFamilyKeeper, nabij_family_keeper, NABIJ, FAMILY_KEEPER, GObject)

NabijFamilyKeeper *nabij_family_keeper_new (NabijJournal *journal,
                                            GSettings    *settings,
                                            NabijClock   *clock) G_GNUC_WARN_UNUSED_RESULT;

void               nabij_family_keeper_load (NabijFamilyKeeper *self);
gboolean           nabij_family_keeper_is_loaded (NabijFamilyKeeper *self);
const NabijFamily *nabij_family_keeper_get_family (NabijFamilyKeeper *self);
NabijFamily       *nabij_family_keeper_copy_family (NabijFamilyKeeper *self) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_family_keeper_set_family (NabijFamilyKeeper *self,
                                                   const NabijFamily *family);
const char        *nabij_family_keeper_get_problem (NabijFamilyKeeper *self);
NabijSeason        nabij_family_keeper_get_season (NabijFamilyKeeper *self);
gboolean           nabij_family_keeper_was_away (NabijFamilyKeeper *self);

G_END_DECLS
