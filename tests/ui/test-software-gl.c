/* test-software-gl.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-software-gl.h"

typedef struct {
  guint           n_answers;
  guint           n_freed;
  NabijSoftwareGl answer;
} Listener;

static void
answer_cb (NabijSoftwareGl answer,
           gpointer        user_data)
{
  Listener *listener = user_data;

  listener->answer = answer;
  listener->n_answers++;
}

static void
free_cb (gpointer user_data)
{
  ((Listener *)user_data)->n_freed++;
}

static NabijSoftwareGl
ask_in_window (gboolean after_present)
{
  GtkWidget *window = gtk_window_new ();
  Listener   listener = { 0 };

  if (after_present)
    gtk_window_present (GTK_WINDOW (window));
  nabij_software_gl_probe_after_draw (GTK_NATIVE (window), answer_cb, &listener, free_cb);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (listener.n_answers, ==, 0);

  while (listener.n_freed == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_queue_draw (window);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);

  g_assert_cmpuint (listener.n_answers, ==, 1);
  g_assert_cmpuint (listener.n_freed, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (listener.n_freed, ==, 1);
  return listener.answer;
}

static void
test_knows_names_of_software (void)
{
  static const struct {
    const char *name;
    gboolean    software;
  } cases[] = {
    { "llvmpipe (LLVM 15.0.6, 256 bits)", TRUE },
    { "softpipe", TRUE },
    { "Software Rasterizer", TRUE },
    { "Mesa DRI swrast", TRUE },
    { "Google SwiftShader", TRUE },
    { "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device), SwiftShader driver)", TRUE },
    { "Mesa Intel(R) UHD Graphics 620 (KBL GT2)", FALSE },
    { "AMD Radeon Graphics (renoir, LLVM 15.0.6, DRM 3.49)", FALSE },
    { "NVIDIA GeForce GTX 1650/PCIe/SSE2", FALSE },
    { "virgl (ANGLE)", FALSE },
    { "V3D 4.2", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (nabij_software_gl_is_software_name (cases[i].name), ==, cases[i].software);
}

static void
test_does_not_ask_where_cairo_draws (void)
{
  if (g_test_subprocess ()) {
    g_setenv ("GSK_RENDERER", "cairo", TRUE);
    gtk_init ();
    g_assert_cmpint (ask_in_window (FALSE), ==, NABIJ_SOFTWARE_GL_UNKNOWN);
    g_assert_cmpint (ask_in_window (TRUE), ==, NABIJ_SOFTWARE_GL_UNKNOWN);
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Mesa is told to use no graphics processor. Where it is not installed, GTK draws with cairo. */
static void
test_finds_software (void)
{
  if (g_test_subprocess ()) {
    NabijSoftwareGl answer;

    g_unsetenv ("GSK_RENDERER");
    g_setenv ("LIBGL_ALWAYS_SOFTWARE", "1", TRUE);
    gtk_init ();
    answer = ask_in_window (FALSE);
    g_test_message ("the answer is %d", (int)answer);
    g_assert_cmpint (answer, !=, NABIJ_SOFTWARE_GL_HARDWARE);
    if (answer != NABIJ_SOFTWARE_GL_UNKNOWN)
      g_assert_cmpint (answer, ==, NABIJ_SOFTWARE_GL_SOFTWARE);
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_is_silent_when_the_window_goes_first (void)
{
  if (g_test_subprocess ()) {
    GtkWidget *window;
    Listener   listener = { 0 };

    g_setenv ("GSK_RENDERER", "cairo", TRUE);
    gtk_init ();
    window = gtk_window_new ();
    gtk_window_present (GTK_WINDOW (window));
    nabij_software_gl_probe_after_draw (GTK_NATIVE (window), answer_cb, &listener, free_cb);
    gtk_window_destroy (GTK_WINDOW (window));
    while (g_main_context_iteration (NULL, FALSE))
      ;
    g_assert_cmpuint (listener.n_answers, ==, 0);
    g_assert_cmpuint (listener.n_freed, ==, 1);
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_processor_time_grows (void)
{
  gint64          before_us = nabij_software_gl_get_processor_us (NULL);
  volatile double sum = 0;

  for (guint i = 0; i < 3000000; i++)
    sum += i;

  g_assert_cmpint (nabij_software_gl_get_processor_us (NULL), >, before_us);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/software-gl/knows-names-of-software", test_knows_names_of_software);
  g_test_add_func ("/nabij/ui/software-gl/does-not-ask-where-cairo-draws", test_does_not_ask_where_cairo_draws);
  g_test_add_func ("/nabij/ui/software-gl/finds-software", test_finds_software);
  g_test_add_func ("/nabij/ui/software-gl/is-silent-when-the-window-goes-first", test_is_silent_when_the_window_goes_first);
  g_test_add_func ("/nabij/ui/software-gl/processor-time-grows", test_processor_time_grows);

  return g_test_run ();
}
