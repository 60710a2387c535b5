/* nabij-e2e-listener.c
 *
 * Hears what a screen reader would say while someone breathes: each name that something in the
 * program takes on, in order, with its moment. Unlike a look at the tree, it costs the program
 * nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-listener.h"

#define NAME_CHANGED "object:property-change:accessible-name"

struct _NabijE2eListener {
  AtspiEventListener *listener;
  GPtrArray          *names;
  GArray             *moments_us;
  guint               n_waited_for;
};

static void
name_changed_cb (AtspiEvent *event,
                 gpointer    user_data)
{
  NabijE2eListener *self = user_data;
  gint64            now_us = g_get_monotonic_time ();

  if (G_VALUE_HOLDS_STRING (&event->any_data)) {
    g_ptr_array_add (self->names, g_value_dup_string (&event->any_data));
    g_array_append_val (self->moments_us, now_us);
  }
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

/**
 * nabij_e2e_listener_new:
 *
 * Starts to listen.
 *
 * Returns: (transfer full): the listener
 */
NabijE2eListener *
nabij_e2e_listener_new (void)
{
  NabijE2eListener *self = g_new0 (NabijE2eListener, 1);
  g_autoptr (GError) error = NULL;

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->moments_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->listener = atspi_event_listener_new (name_changed_cb, self, NULL);
  atspi_event_listener_register (self->listener, NAME_CHANGED, &error);
  g_assert_no_error (error);
  return self;
}

/**
 * nabij_e2e_listener_free:
 * @self: (transfer full): a listener
 *
 * Listens no more.
 */
void
nabij_e2e_listener_free (NabijE2eListener *self)
{
  atspi_event_listener_deregister (self->listener, NAME_CHANGED, NULL);
  g_object_unref (self->listener);
  g_ptr_array_unref (self->names);
  g_array_unref (self->moments_us);
  g_free (self);
}

/**
 * nabij_e2e_listener_wait_for:
 * @self: a listener
 * @name: a name, in which `*` stands for any text
 * @patience_us: how long to wait, in microseconds
 *
 * Waits until something takes on a name, counted from where the last wait has ended.
 *
 * Returns: when that was, on the monotonic clock, in microseconds, or -1 where it did not come
 */
gint64
nabij_e2e_listener_wait_for (NabijE2eListener *self,
                             const char       *name,
                             gint64            patience_us)
{
  gint64 end_us = g_get_monotonic_time () + patience_us;

  do {
    while (self->n_waited_for < self->names->len) {
      guint i = self->n_waited_for++;

      if (g_pattern_match_simple (name, g_ptr_array_index (self->names, i)))
        return g_array_index (self->moments_us, gint64, i);
    }
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  } while (g_get_monotonic_time () < end_us);
  return -1;
}

/**
 * nabij_e2e_listener_dup_names:
 * @self: a listener
 *
 * Tells everything that was heard.
 *
 * Returns: (transfer full): the names, in order
 */
GStrv
nabij_e2e_listener_dup_names (NabijE2eListener *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->names->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->names, i));
  return g_strv_builder_end (builder);
}
