/* nabij-software-gl.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijSoftwareGl:
 * @NABIJ_SOFTWARE_GL_UNKNOWN: it was not asked, because the window is drawn without GL
 * @NABIJ_SOFTWARE_GL_NONE: there is no GL
 * @NABIJ_SOFTWARE_GL_HARDWARE: a graphics processor draws
 * @NABIJ_SOFTWARE_GL_SOFTWARE: the processor plays one, which costs more than drawing with cairo
 *
 * Who draws where GL is used.
 */
typedef enum {
  NABIJ_SOFTWARE_GL_UNKNOWN,
  NABIJ_SOFTWARE_GL_NONE,
  NABIJ_SOFTWARE_GL_HARDWARE,
  NABIJ_SOFTWARE_GL_SOFTWARE,
} NabijSoftwareGl;

/**
 * NabijSoftwareGlFunc:
 * @answer: who draws
 * @user_data: what was given
 *
 * Is told the answer, once.
 */
typedef void (*NabijSoftwareGlFunc) (NabijSoftwareGl answer,
                                     gpointer        user_data);

gboolean        nabij_software_gl_is_software_name (const char *renderer_name);
NabijSoftwareGl nabij_software_gl_probe (GtkNative *native);
void            nabij_software_gl_probe_after_draw (GtkNative          *native,
                                                    NabijSoftwareGlFunc callback,
                                                    gpointer            user_data,
                                                    GDestroyNotify      user_data_free);
gint64          nabij_software_gl_get_processor_us (GtkNative *native);
void            nabij_software_gl_choose_renderer (gboolean is_software);

G_END_DECLS
