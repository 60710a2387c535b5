/* nabij-e2e-keyboard.c
 *
 * A person who has no pointer, and goes through the program with the Tab key. Where the focus is, the
 * program tells by itself, as it tells a screen reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-keyboard.h"

#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#define FOCUS_CHANGED "object:state-changed:focused"

/* No page has more than that to stop at. */
#define N_STEPS_MAX 120
/* So long it may take until the focus has moved, where nothing else is to be done. */
#define STEP_US (2 * (gint64)G_USEC_PER_SEC)
/* A page comes with a cross-fade, and its focus with it. */
#define SETTLE_US (400 * 1000)

struct _NabijE2eKeyboard {
  NabijE2e           *person;
  AtspiEventListener *listener;
  AtspiAccessible    *focus; /* NULL where it is not known */
  guint               n_moves;
};

static void
focus_changed_cb (AtspiEvent *event,
                  gpointer    user_data)
{
  NabijE2eKeyboard *self = user_data;

  if (event->detail1 != 0) {
    g_set_object (&self->focus, event->source);
    self->n_moves++;
  }
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

/**
 * nabij_e2e_keyboard_new:
 * @person: (unowned): a person, who lives longer
 *
 * Puts the person's hands on the keyboard. To be called before the program starts.
 *
 * Returns: (transfer full): the keyboard
 */
NabijE2eKeyboard *
nabij_e2e_keyboard_new (NabijE2e *person)
{
  NabijE2eKeyboard *self = g_new0 (NabijE2eKeyboard, 1);
  g_autoptr (GError) error = NULL;

  self->person = person;
  self->listener = atspi_event_listener_new (focus_changed_cb, self, NULL);
  atspi_event_listener_register (self->listener, FOCUS_CHANGED, &error);
  g_assert_no_error (error);
  return self;
}

/**
 * nabij_e2e_keyboard_free:
 * @self: (transfer full): a keyboard
 *
 * Takes the hands off it.
 */
void
nabij_e2e_keyboard_free (NabijE2eKeyboard *self)
{
  atspi_event_listener_deregister (self->listener, FOCUS_CHANGED, NULL);
  g_object_unref (self->listener);
  g_clear_object (&self->focus);
  g_free (self);
}

/**
 * nabij_e2e_keyboard_forget:
 * @self: a keyboard
 *
 * Forgets where the focus was, for a program that has ended.
 */
void
nabij_e2e_keyboard_forget (NabijE2eKeyboard *self)
{
  g_clear_object (&self->focus);
}

/**
 * nabij_e2e_keyboard_chord:
 * @self: a keyboard
 * @modifier: the key that is held down
 * @key: the key that is pressed with it
 *
 * Presses two keys together.
 */
void
nabij_e2e_keyboard_chord (NabijE2eKeyboard *self,
                          KeySym            modifier,
                          KeySym            key)
{
  Display *display = nabij_e2e_get_display (self->person);

  XTestFakeKeyEvent (display, XKeysymToKeycode (display, modifier), True, CurrentTime);
  nabij_e2e_key (self->person, key);
  XTestFakeKeyEvent (display, XKeysymToKeycode (display, modifier), False, CurrentTime);
  XSync (display, False);
}

/* The name may have changed since the program has told of the focus, but not what it is of. */
static char *
dup_focus_name (NabijE2eKeyboard *self)
{
  if (self->focus == NULL)
    return NULL;
  atspi_accessible_clear_cache (self->focus);
  return atspi_accessible_get_name (self->focus, NULL);
}

static gboolean
is_at (NabijE2eKeyboard *self,
       const char       *name)
{
  g_autofree char *there = dup_focus_name (self);

  return there != NULL && g_pattern_match_simple (name, there);
}

/**
 * nabij_e2e_keyboard_go_to:
 * @self: a keyboard
 * @name: the name of something that has the focus or can have it, in which `*` stands for any text
 *
 * Presses Tab until something has the focus. It may be out of sight at first, further down on the page. The
 * test ends where it never gets it.
 */
void
nabij_e2e_keyboard_go_to (NabijE2eKeyboard *self,
                          const char       *name)
{
  g_autoptr (GString) way = g_string_new (NULL);

  nabij_e2e_pass_time (SETTLE_US);
  for (guint i = 0; i < N_STEPS_MAX; i++) {
    const guint      n_moves = self->n_moves;
    const gint64     end_us = g_get_monotonic_time () + STEP_US;
    g_autofree char *there = NULL;

    if (is_at (self, name))
      return;
    nabij_e2e_key (self->person, XK_Tab);
    while (self->n_moves == n_moves && g_get_monotonic_time () < end_us)
      nabij_e2e_pass_time (5 * 1000);
    there = dup_focus_name (self);
    g_string_append_printf (way, "%s · ", there != NULL ? there : "?");
  }
  nabij_e2e_take_picture (self->person, "no-way");
  g_error ("The Tab key does not lead to “%s”, but to: %s", name, way->str);
}

/**
 * nabij_e2e_keyboard_press:
 * @self: a keyboard
 * @name: the name of a button or the like, in which `*` stands for any text
 *
 * Goes to something and presses Return.
 */
void
nabij_e2e_keyboard_press (NabijE2eKeyboard *self,
                          const char       *name)
{
  nabij_e2e_keyboard_go_to (self, name);
  nabij_e2e_key (self->person, XK_Return);
}

/**
 * nabij_e2e_keyboard_write:
 * @self: a keyboard
 * @name: the name of a field, in which `*` stands for any text
 * @text: letters, digits and signs of ASCII
 *
 * Goes to a field and types into it.
 */
void
nabij_e2e_keyboard_write (NabijE2eKeyboard *self,
                          const char       *name,
                          const char       *text)
{
  nabij_e2e_keyboard_go_to (self, name);
  nabij_e2e_type (self->person, text);
}
