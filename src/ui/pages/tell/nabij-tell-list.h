/* nabij-tell-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"
#include "nabij-tell-choices.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijTellList:
 *
 * Entries of somebody, each with a check, to be put on the page to take along one by one: the newest on
 * top, some at a time, and only those that hold the words that are searched for. Of somebody else
 * nothing is shown before it is asked for.
 */
#define NABIJ_TYPE_TELL_LIST (nabij_tell_list_get_type ())
G_DECLARE_FINAL_TYPE (NabijTellList, nabij_tell_list, NABIJ, TELL_LIST, AdwPreferencesGroup)

GtkWidget *nabij_tell_list_new (NabijServices    *services,
                                NabijTellChoices *choices,
                                guint             kinds) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *nabij_tell_list_new_for_other (NabijServices    *services,
                                          NabijTellChoices *choices,
                                          const char       *author) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_tell_list_close (NabijTellList *self);
void       nabij_tell_list_refresh (NabijTellList *self);
void       nabij_tell_list_set_search (NabijTellList *self,
                                       const char    *text);

G_END_DECLS
