/* nabij-e2e-user.c
 *
 * What the person of an e2e test sees and does. They find and read as a screen reader does, press by
 * the action where there is one, and use the pointer and the keyboard otherwise.
 *
 * What GTK 4.8 tells, and what not: extents are those inside of the window (asking for the screen
 * prints a warning), only a window has the state *showing*, a button has the action `click` and answers
 * it a quarter of a second later, a row of a list has none. There is no window manager, and so the window has the keyboard that we give it to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-user.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

/* Long enough for a machine that does five things at once; a wait ends as soon as it can. */
#define PATIENCE_US (20 * G_USEC_PER_SEC)
#define GLANCE_US (40 * 1000)
#define DEPTH_MAX 40

typedef struct {
  AtspiRole          role;
  const char *const *names; /* any of these */
  gboolean           focused;
} Wanted;

/* What is on a page that is not shown has the state *visible* like all else, and keeps its extents; but
 * it contains no point. */
static gboolean
is_on_screen (AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  AtspiRect *extents;
  gboolean   on_screen;

  if (component == NULL)
    return FALSE;
  extents = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  if (extents == NULL)
    return FALSE;
  on_screen = atspi_component_contains (component,
                                        extents->x + extents->width / 2, extents->y + extents->height / 2,
                                        ATSPI_COORD_TYPE_WINDOW, NULL);
  g_boxed_free (ATSPI_TYPE_RECT, extents);
  return on_screen;
}

static gboolean
is_wanted (AtspiAccessible *accessible,
           AtspiStateSet   *states,
           const Wanted    *wanted)
{
  g_autofree char *name = NULL;

  if (wanted->focused && !atspi_state_set_contains (states, ATSPI_STATE_FOCUSED))
    return FALSE;
  if (wanted->role != ATSPI_ROLE_INVALID && atspi_accessible_get_role (accessible, NULL) != wanted->role)
    return FALSE;

  name = atspi_accessible_get_name (accessible, NULL);
  for (guint i = 0; name != NULL && wanted->names[i] != NULL; i++) {
    if (g_pattern_match_simple (wanted->names[i], name))
      return is_on_screen (accessible);
  }
  return FALSE;
}

/* Depth first, which is the order of reading. What vanishes meanwhile is not there, and what is
 * hidden hides what is in it; a program as a whole, the first one, has no states. */
static AtspiAccessible *
search (AtspiAccessible *accessible,
        const Wanted    *wanted,
        guint            depth)
{
  int n_children;

  if (depth > 0) {
    g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

    if (states == NULL || !atspi_state_set_contains (states, ATSPI_STATE_VISIBLE) || depth == DEPTH_MAX)
      return NULL;
    if (is_wanted (accessible, states, wanted))
      return g_object_ref (accessible);
  }

  n_children = atspi_accessible_get_child_count (accessible, NULL);
  for (int i = 0; i < n_children; i++) {
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);
    AtspiAccessible *found = child != NULL ? search (child, wanted, depth + 1) : NULL;

    if (found != NULL)
      return found;
  }
  return NULL;
}

static AtspiAccessible *
search_desktop (const Wanted *wanted)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_programs;

  /* Takes in what the accessibility bus has sent: the list of programs comes this way. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  n_programs = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < n_programs; i++) {
    g_autoptr (AtspiAccessible) program = atspi_accessible_get_child_at_index (desktop, i, NULL);
    AtspiAccessible *found;

    if (program == NULL)
      continue;
    /* Every look is to be a fresh one. */
    atspi_accessible_set_cache_mask (program, ATSPI_CACHE_NONE);
    found = search (program, wanted, 0);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
describe (GString         *text,
          AtspiAccessible *accessible,
          guint            depth)
{
  g_autofree char *role = atspi_accessible_get_role_name (accessible, NULL);
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);
  gboolean visible = states != NULL && atspi_state_set_contains (states, ATSPI_STATE_VISIBLE);
  int      n_children = atspi_accessible_get_child_count (accessible, NULL);

  g_string_append_printf (text, "%*s%s “%s”%s\n", (int)depth * 2, "", role, name, visible ? "" : " (hidden)");
  for (int i = 0; i < n_children && depth < DEPTH_MAX; i++) {
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

    if (child != NULL)
      describe (text, child, depth + 1);
  }
}

/* Ends the test, with all that helps to see why. */
static void G_GNUC_NORETURN G_GNUC_PRINTF (2, 3)
  give_up (NabijE2e   *self,
           const char *format,
           ...)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *log = nabij_e2e_dup_log (self);
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  nabij_e2e_take_picture (self, "given-up");
  describe (text, desktop, 0);
  g_error ("%s\nWhat there is instead:\n%s\nWhat the program said:\n%s", message, text->str, log);
}

/**
 * nabij_e2e_glance:
 * @self: a person
 * @role: what it is, or `ATSPI_ROLE_INVALID` for anything
 * @name: its name, in which `*` stands for any text
 *
 * Looks for something once.
 *
 * Returns: (transfer full) (nullable): the first one that is there now
 */
AtspiAccessible *
nabij_e2e_glance (NabijE2e   *self,
                  AtspiRole   role,
                  const char *name)
{
  const char *const names[] = { name, NULL };

  return nabij_e2e_glance_any (self, role, names);
}

/**
 * nabij_e2e_glance_any:
 * @self: a person
 * @role: what it is, or `ATSPI_ROLE_INVALID` for anything
 * @names: (array zero-terminated=1): names, in which `*` stands for any text
 *
 * Looks once for something with any of the names, which takes no longer than to look for one.
 *
 * Returns: (transfer full) (nullable): the first one that is there now
 */
AtspiAccessible *
nabij_e2e_glance_any (NabijE2e          *self,
                      AtspiRole          role,
                      const char *const *names)
{
  Wanted wanted = { .role = role, .names = names };

  return search_desktop (&wanted);
}

/**
 * nabij_e2e_find:
 * @self: a person
 * @role: what it is, or `ATSPI_ROLE_INVALID` for anything
 * @name: its name, in which `*` stands for any text
 *
 * Waits until something is there. The test ends where it does not come.
 *
 * Returns: (transfer full): the first one
 */
AtspiAccessible *
nabij_e2e_find (NabijE2e   *self,
                AtspiRole   role,
                const char *name)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  do {
    AtspiAccessible *found = nabij_e2e_glance (self, role, name);

    if (found != NULL)
      return found;
    g_usleep (GLANCE_US);
  } while (g_get_monotonic_time () < end_us);
  give_up (self, "no “%s” appeared", name);
}

/**
 * nabij_e2e_find_focus:
 * @self: a person
 *
 * Finds what has the keyboard's focus.
 *
 * Returns: (transfer full) (nullable): the focus
 */
AtspiAccessible *
nabij_e2e_find_focus (NabijE2e *self)
{
  const char *const names[] = { "*", NULL };
  Wanted            wanted = { .role = ATSPI_ROLE_INVALID, .names = names, .focused = TRUE };

  return search_desktop (&wanted);
}

/**
 * nabij_e2e_wait_for:
 * @self: a person
 * @role: what it is, or `ATSPI_ROLE_INVALID` for anything
 * @name: its name, in which `*` stands for any text
 *
 * Waits until something is there. The test ends where it does not come.
 */
void
nabij_e2e_wait_for (NabijE2e   *self,
                    AtspiRole   role,
                    const char *name)
{
  g_autoptr (AtspiAccessible) found = nabij_e2e_find (self, role, name);

  g_assert_nonnull (found);
}

/**
 * nabij_e2e_wait_until_gone:
 * @self: a person
 * @role: what it is, or `ATSPI_ROLE_INVALID` for anything
 * @name: its name, in which `*` stands for any text
 *
 * Waits until something is there no more. The test ends where it stays.
 */
void
nabij_e2e_wait_until_gone (NabijE2e   *self,
                           AtspiRole   role,
                           const char *name)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  do {
    g_autoptr (AtspiAccessible) found = nabij_e2e_glance (self, role, name);

    if (found == NULL)
      return;
    g_usleep (GLANCE_US);
  } while (g_get_monotonic_time () < end_us);
  give_up (self, "“%s” did not go away", name);
}

/**
 * nabij_e2e_press:
 * @self: a person
 * @role: what it is, or `ATSPI_ROLE_INVALID` for anything
 * @name: its name, in which `*` stands for any text
 *
 * Waits for something and presses it: by its first action, or where it has none, with the pointer.
 */
void
nabij_e2e_press (NabijE2e   *self,
                 AtspiRole   role,
                 const char *name)
{
  g_autoptr (AtspiAccessible) accessible = nabij_e2e_find (self, role, name);
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (accessible);

  if (action == NULL || atspi_action_get_n_actions (action, NULL) < 1) {
    nabij_e2e_click (self, accessible);
    return;
  }
  if (!atspi_action_do_action (action, 0, NULL))
    give_up (self, "“%s” could not be pressed", name);
}

/* The largest window on the screen: the program's own, not a popover. Or the one that came last: what
 * has the keyboard, be it a dialog. */
static Window
search_window (NabijE2e          *self,
               gboolean           last,
               XWindowAttributes *attributes)
{
  Display *display = nabij_e2e_get_display (self);
  Window   root;
  Window   parent;
  Window  *children = NULL;
  Window   found = None;
  guint    n_children = 0;

  XSync (display, False);
  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n_children);
  for (guint i = 0; i < n_children; i++) {
    XWindowAttributes other;

    if (XGetWindowAttributes (display, children[i], &other) == 0 || other.map_state != IsViewable)
      continue;
    if (found == None || (last && !other.override_redirect) ||
        (!last && other.width * other.height >= attributes->width * attributes->height)) {
      found = children[i];
      *attributes = other;
    }
  }
  if (children != NULL)
    XFree (children);
  return found;
}

/**
 * nabij_e2e_find_window:
 * @self: a person
 * @attributes: (out caller-allocates): where it is and how large
 *
 * Waits for the program's window. The test ends where none comes.
 *
 * Returns: the X server's name of it
 */
Window
nabij_e2e_find_window (NabijE2e          *self,
                       XWindowAttributes *attributes)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  do {
    Window window = search_window (self, FALSE, attributes);

    if (window != None)
      return window;
    g_usleep (GLANCE_US);
  } while (g_get_monotonic_time () < end_us);
  give_up (self, "there is no window");
}

/**
 * nabij_e2e_click:
 * @self: a person
 * @accessible: something that can be seen
 *
 * Clicks in the middle of it with the first button of the pointer.
 */
void
nabij_e2e_click (NabijE2e        *self,
                 AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  g_autoptr (AtspiAccessible) frame = nabij_e2e_find (self, ATSPI_ROLE_FRAME, "*");
  g_autoptr (AtspiComponent) whole = atspi_accessible_get_component_iface (frame);
  Display          *display = nabij_e2e_get_display (self);
  AtspiRect        *at = NULL;
  AtspiRect        *all = NULL;
  XWindowAttributes window;
  int               x;
  int               y;

  at = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  all = atspi_component_get_extents (whole, ATSPI_COORD_TYPE_WINDOW, NULL);
  if (at == NULL || all == NULL || at->width <= 0 || at->height <= 0)
    give_up (self, "there is nothing to click at");

  /* The X window has the edge for resizing around what GTK calls the window. */
  nabij_e2e_find_window (self, &window);
  x = window.x + (window.width - all->width) / 2 + at->x + at->width / 2;
  y = window.y + (window.height - all->height) / 2 + at->y + at->height / 2;
  g_boxed_free (ATSPI_TYPE_RECT, at);
  g_boxed_free (ATSPI_TYPE_RECT, all);

  XTestFakeMotionEvent (display, DefaultScreen (display), x, y, CurrentTime);
  XTestFakeButtonEvent (display, Button1, True, CurrentTime);
  XTestFakeButtonEvent (display, Button1, False, CurrentTime);
  XSync (display, False);
}

static void
tap (NabijE2e *self,
     KeySym    key)
{
  Display *display = nabij_e2e_get_display (self);
  KeyCode  code = XKeysymToKeycode (display, key);
  gboolean shifted;

  g_assert_cmpuint (code, !=, 0);
  shifted = XkbKeycodeToKeysym (display, code, 0, 0) != key;
  if (shifted)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Shift_L), True, CurrentTime);
  XTestFakeKeyEvent (display, code, True, CurrentTime);
  XTestFakeKeyEvent (display, code, False, CurrentTime);
  if (shifted)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Shift_L), False, CurrentTime);
  XSync (display, False);
}

/**
 * nabij_e2e_key:
 * @self: a person
 * @key: a key of a US keyboard
 *
 * Presses a key in the program's window, or in its dialog where one has come, and lets it go.
 */
void
nabij_e2e_key (NabijE2e *self,
               KeySym    key)
{
  Display          *display = nabij_e2e_get_display (self);
  XWindowAttributes attributes;
  Window            window;
  Window            focus;
  int               revert_to;

  nabij_e2e_find_window (self, &attributes);
  window = search_window (self, TRUE, &attributes);
  XGetInputFocus (display, &focus, &revert_to);
  if (focus != window) {
    XSetInputFocus (display, window, RevertToPointerRoot, CurrentTime);
    XSync (display, False);
  }
  tap (self, key);
}

/**
 * nabij_e2e_type:
 * @self: a person
 * @text: letters, digits and signs of ASCII
 *
 * Types a text.
 */
void
nabij_e2e_type (NabijE2e   *self,
                const char *text)
{
  /* The keys of ASCII are numbered like its letters. */
  for (const char *letter = text; *letter != '\0'; letter++)
    nabij_e2e_key (self, (KeySym)*letter);
}

/**
 * nabij_e2e_pass_time:
 * @duration_us: how long, in microseconds
 *
 * Lets time pass, and takes in what happens meanwhile.
 */
void
nabij_e2e_pass_time (gint64 duration_us)
{
  const gint64 end_us = g_get_monotonic_time () + duration_us;

  while (g_get_monotonic_time () < end_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/**
 * nabij_e2e_take_picture:
 * @self: a person
 * @name: what to call it
 *
 * Takes a picture of the screen into the folder of pictures, for people to look at.
 */
void
nabij_e2e_take_picture (NabijE2e   *self,
                        const char *name)
{
  const char      *place = g_getenv ("NABIJ_TEST_PICTURES");
  g_autofree char *program = g_path_get_basename (g_get_prgname ());
  g_autofree char *file = g_strdup_printf ("%s-%s.png", program, name);
  g_autofree char *path = g_build_filename (place != NULL ? place : g_get_tmp_dir (), file, NULL);
  const char      *command[] = { "import", "-silent", "-window", "root", path, NULL };

  if (place != NULL)
    g_mkdir_with_parents (place, 0755);
  if (!g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL))
    g_test_message ("no picture could be taken");
}

/**
 * nabij_e2e_resize:
 * @self: a person
 * @width_px: how wide
 * @height_px: how high
 *
 * Gives the program's window another size.
 */
void
nabij_e2e_resize (NabijE2e *self,
                  int       width_px,
                  int       height_px)
{
  XWindowAttributes attributes;
  Window            window = nabij_e2e_find_window (self, &attributes);

  XMoveResizeWindow (nabij_e2e_get_display (self), window, 0, 0, (guint)width_px, (guint)height_px);
  XSync (nabij_e2e_get_display (self), False);
}

/**
 * nabij_e2e_ask_to_close:
 * @self: a person
 *
 * Closes the window as its close button does.
 */
void
nabij_e2e_ask_to_close (NabijE2e *self)
{
  g_autoptr (AtspiAccessible) frame = nabij_e2e_find (self, ATSPI_ROLE_FRAME, "*");
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (frame);
  int n_actions = atspi_action_get_n_actions (action, NULL);

  for (int i = 0; i < n_actions; i++) {
    g_autofree char *name = atspi_action_get_action_name (action, i, NULL);

    if (g_strcmp0 (name, "window.close") == 0) {
      atspi_action_do_action (action, i, NULL);
      return;
    }
  }
  give_up (self, "the window cannot be closed");
}

/**
 * nabij_e2e_close:
 * @self: a person
 *
 * Closes the window as its close button does, and waits until the program has ended well.
 */
void
nabij_e2e_close (NabijE2e *self)
{
  nabij_e2e_ask_to_close (self);
  nabij_e2e_wait_for_end (self, 0);
}
