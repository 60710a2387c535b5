/* nabij-tell-sources.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"
#include "nabij-tell-choices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijTellSources:
 *
 * All that can go on the page to take along out of the journal: what the person who tells has written,
 * and apart from it what others have.
 */
#define NABIJ_TYPE_TELL_SOURCES (nabij_tell_sources_get_type ())
G_DECLARE_FINAL_TYPE (NabijTellSources, nabij_tell_sources, NABIJ, TELL_SOURCES, GtkWidget)

void              nabij_tell_sources_set_services (NabijTellSources *self,
                                                   NabijServices    *services);
void              nabij_tell_sources_set_days (NabijTellSources *self,
                                               const GDate      *first,
                                               const GDate      *last);
void              nabij_tell_sources_set_author (NabijTellSources *self,
                                                 const char       *author);
void              nabij_tell_sources_refresh (NabijTellSources *self);
NabijTellChoices *nabij_tell_sources_get_choices (NabijTellSources *self);

G_END_DECLS
