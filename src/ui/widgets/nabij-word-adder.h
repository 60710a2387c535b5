/* nabij-word-adder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_WORD_ADDER (nabij_word_adder_get_type ())
G_DECLARE_FINAL_TYPE (NabijWordAdder, nabij_word_adder, NABIJ, WORD_ADDER, GtkWidget)

GtkWidget *nabij_word_adder_new (void) G_GNUC_WARN_UNUSED_RESULT;

void nabij_word_adder_take (NabijWordAdder *self);

G_END_DECLS
