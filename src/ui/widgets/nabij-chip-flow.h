/* nabij-chip-flow.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-chip.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_CHIP_FLOW (nabij_chip_flow_get_type ())
G_DECLARE_FINAL_TYPE (NabijChipFlow, nabij_chip_flow, NABIJ, CHIP_FLOW, GtkWidget)

GtkWidget *nabij_chip_flow_new (gboolean single) G_GNUC_WARN_UNUSED_RESULT;

void       nabij_chip_flow_set_single (NabijChipFlow *self,
                                       gboolean       single);
gboolean   nabij_chip_flow_get_single (NabijChipFlow *self);
void       nabij_chip_flow_set_takes_words (NabijChipFlow *self,
                                            gboolean       takes_words);
gboolean   nabij_chip_flow_get_takes_words (NabijChipFlow *self);
NabijChip *nabij_chip_flow_add (NabijChipFlow *self,
                                const char    *id,
                                const char    *text);
NabijChip *nabij_chip_flow_add_own (NabijChipFlow *self,
                                    const char    *word);
NabijChip *nabij_chip_flow_find (NabijChipFlow *self,
                                 const char    *id,
                                 gboolean       own);
void       nabij_chip_flow_choose (NabijChipFlow     *self,
                                   const char *const *ids,
                                   const char *const *own_words);
char     **nabij_chip_flow_get_chosen (NabijChipFlow *self,
                                       gboolean       own) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_chip_flow_take_word (NabijChipFlow *self);

G_END_DECLS
