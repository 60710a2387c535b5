/* nabij-bench-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijBenchWindow:
 *
 * The program's own window, without what is outside of it: no sound, no files that are chosen, no
 * settings of before.
 */
typedef struct _NabijBenchWindow NabijBenchWindow;

NabijBenchWindow *nabij_bench_window_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_bench_window_free (NabijBenchWindow *self);

GtkWidget     *nabij_bench_window_get_widget (NabijBenchWindow *self);
NabijServices *nabij_bench_window_get_services (NabijBenchWindow *self);
void           nabij_bench_window_show (NabijBenchWindow *self,
                                        int               width_px);
void           nabij_bench_window_read (NabijBenchWindow *self);

double nabij_bench_window_get_processor_ms (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijBenchWindow, nabij_bench_window_free)

G_END_DECLS
