/* nabij-software-gl.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-software-gl.h"

#include <epoxy/gl.h>
#include <gsk/gskcairorenderer.h>
#include <time.h>

#define QUESTION_KEY "nabij-software-gl-question"

/* A question that waits until the window has been drawn. It lives as long as the window. */
typedef struct {
  GtkNative          *native; /* owns the question */
  GdkFrameClock      *clock;
  gulong              after_paint_id;
  guint               idle_id;
  NabijSoftwareGlFunc callback;
  gpointer            user_data;
  GDestroyNotify      user_data_free;
} Question;

static const char *
describe (const GLubyte *text)
{
  return text != NULL ? (const char *)text : "";
}

static void
stop_listening (Question *question)
{
  /* A clock that went with its window has forgotten its listeners already. */
  if (question->clock != NULL && g_signal_handler_is_connected (question->clock, question->after_paint_id))
    g_signal_handler_disconnect (question->clock, question->after_paint_id);

  question->after_paint_id = 0;
  g_clear_object (&question->clock);
}

static void
free_question (Question *question)
{
  stop_listening (question);
  g_clear_handle_id (&question->idle_id, g_source_remove);
  if (question->user_data_free != NULL)
    question->user_data_free (question->user_data);

  g_free (question);
}

static gboolean
answer_cb (gpointer user_data)
{
  Question *question = user_data;

  /* The callback may ask anew, or close the window. */
  g_object_steal_data (G_OBJECT (question->native), QUESTION_KEY);
  question->idle_id = 0;
  question->callback (nabij_software_gl_probe (question->native), question->user_data);
  free_question (question);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  Question *question = user_data;

  stop_listening (question);
  question->idle_id = g_idle_add_full (G_PRIORITY_LOW, answer_cb, question, NULL);
}

static void
realize_cb (GtkWidget *widget,
            gpointer   user_data)
{
  Question *question = g_object_get_data (G_OBJECT (widget), QUESTION_KEY);

  if (question == NULL || question->idle_id != 0)
    return;

  stop_listening (question);
  question->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  question->after_paint_id = g_signal_connect (question->clock, "after-paint", G_CALLBACK (after_paint_cb), question);
  gtk_widget_queue_draw (widget);
}

/**
 * nabij_software_gl_is_software_name:
 * @renderer_name: (nullable): what GL calls its renderer
 *
 * Tells whether this name is that of a renderer without a graphics processor.
 *
 * Returns: `TRUE` when it runs on the processor
 */
gboolean
nabij_software_gl_is_software_name (const char *renderer_name)
{
  static const char *const names[] = {
    "llvmpipe", "softpipe", "swrast", "swiftshader", "software rasterizer", "softwarerenderer", "microsoft basic render"
  };
  g_autofree char *lower = NULL;

  if (renderer_name == NULL)
    return FALSE;

  lower = g_ascii_strdown (renderer_name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (lower, names[i]) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * nabij_software_gl_probe:
 * @native: a realised window
 *
 * Asks the graphics driver at once who draws. This may take some ten milliseconds, so ask when the
 * program has nothing else to do: nabij_software_gl_probe_after_draw().
 *
 * Errors: none; a driver that fails is `NABIJ_SOFTWARE_GL_NONE`
 *
 * Returns: who draws; `NABIJ_SOFTWARE_GL_UNKNOWN` where the window is drawn with cairo or is not
 *   realised
 */
NabijSoftwareGl
nabij_software_gl_probe (GtkNative *native)
{
  GskRenderer *renderer;
  g_autoptr (GdkGLContext) context = NULL;
  g_autoptr (GdkGLContext) previous = NULL;
  g_autoptr (GError) error = NULL;
  gboolean software;

  g_return_val_if_fail (GTK_IS_NATIVE (native), NABIJ_SOFTWARE_GL_UNKNOWN);

  renderer = gtk_native_get_renderer (native);
  if (renderer == NULL || GSK_IS_CAIRO_RENDERER (renderer))
    return NABIJ_SOFTWARE_GL_UNKNOWN;

  context = gdk_surface_create_gl_context (gtk_native_get_surface (native), &error);
  if (context == NULL || !gdk_gl_context_realize (context, &error)) {
    g_debug ("There is no GL: %s", error->message);
    return NABIJ_SOFTWARE_GL_NONE;
  }

  g_set_object (&previous, gdk_gl_context_get_current ());
  gdk_gl_context_make_current (context);
  g_debug ("GL is drawn by %s", describe (glGetString (GL_RENDERER)));
  software = nabij_software_gl_is_software_name (describe (glGetString (GL_RENDERER)));
  gdk_gl_context_clear_current ();
  if (previous != NULL)
    gdk_gl_context_make_current (previous);

  return software ? NABIJ_SOFTWARE_GL_SOFTWARE : NABIJ_SOFTWARE_GL_HARDWARE;
}

/**
 * nabij_software_gl_probe_after_draw:
 * @native: a window, realised or not yet
 * @callback: (scope notified): is told the answer, on the main thread
 * @user_data: for @callback
 * @user_data_free: (nullable): frees @user_data after the answer, or with the window
 *
 * Asks who draws as soon as the window has been drawn and nothing else waits. A window that is
 * destroyed before is not asked. One question waits at a time: a new one replaces the old.
 */
void
nabij_software_gl_probe_after_draw (GtkNative          *native,
                                    NabijSoftwareGlFunc callback,
                                    gpointer            user_data,
                                    GDestroyNotify      user_data_free)
{
  Question *question;

  g_return_if_fail (GTK_IS_NATIVE (native));
  g_return_if_fail (callback != NULL);

  question = g_new0 (Question, 1);
  question->native = native;
  question->callback = callback;
  question->user_data = user_data;
  question->user_data_free = user_data_free;
  g_object_set_data_full (G_OBJECT (native), QUESTION_KEY, question, (GDestroyNotify)free_question);

  if (gtk_widget_get_realized (GTK_WIDGET (native)))
    realize_cb (GTK_WIDGET (native), NULL);
  else
    g_signal_connect (native, "realize", G_CALLBACK (realize_cb), NULL);
}

/**
 * nabij_software_gl_get_processor_us:
 * @native: (nullable): the window that is drawn
 *
 * Reads the processor time that drawing has used, for a #NabijFrameGovernor: of this thread where
 * cairo draws, and of all threads where GL does, because a software GL draws in threads of its own.
 *
 * Returns: microseconds, to be compared with an earlier reading for the same window
 */
gint64
nabij_software_gl_get_processor_us (GtkNative *native)
{
  GskRenderer    *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  gboolean        alone = renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer);
  struct timespec spent;

  if (clock_gettime (alone ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID, &spent) != 0)
    return 0;

  return (gint64)spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

/**
 * nabij_software_gl_choose_renderer:
 * @is_software: whether OpenGL was found to be played by the processor on this computer
 *
 * Chooses how the program is drawn; call it before GTK starts. Where the processor plays OpenGL, cairo
 * is three times cheaper. Where it is drawn with cairo, GTK must not load OpenGL either: that alone is
 * a third of the memory. Whoever set the renderer by hand knows better.
 */
void
nabij_software_gl_choose_renderer (gboolean is_software)
{
  if (is_software)
    g_setenv ("GSK_RENDERER", "cairo", FALSE);

  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;

  /* From GTK 4.16 on the same wish has a name of its own. */
  if (gtk_get_minor_version () < 16)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl", FALSE);
}
