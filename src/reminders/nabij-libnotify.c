/* nabij-libnotify.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs off the main thread, and on one thread at a time: libnotify has one connection for the whole
 * process, and no locks.
 */

#include "config.h"

#include "nabij-libnotify.h"

#include <glib/gi18n-lib.h>
#include <libnotify/notify.h>

/* What the server tells goes to the notifier, which listens on the main thread. */
static void
ignore_action_cb (NotifyNotification *notification,
                  char               *action,
                  gpointer            user_data)
{
}

static gboolean
has_capability (GList      *capabilities,
                const char *capability)
{
  return g_list_find_custom (capabilities, capability, (GCompareFunc)g_strcmp0) != NULL;
}

static void
add_actions (NotifyNotification *notification,
             const NabijNotice  *notice)
{
  /* Translators: what a click on a notification does, where it is shown as a button. */
  notify_notification_add_action (notification, NABIJ_NOTICE_ACTION_OPEN, C_ ("notification", "Open"), ignore_action_cb, NULL, NULL);
  for (guint i = 0; i < NABIJ_NOTICE_N_BUTTONS_MAX; i++) {
    if (notice->buttons[i] != NULL)
      notify_notification_add_action (notification, notice->buttons[i], notice->labels[i], ignore_action_cb, NULL, NULL);
  }
}

static void
add_hints (NotifyNotification *notification,
           const NabijNotice  *notice)
{
  notify_notification_set_urgency (notification, NOTIFY_URGENCY_NORMAL);
  notify_notification_set_category (notification, "x-reminder.due");

  if (notice->sound)
    notify_notification_set_hint (notification, "sound-name", g_variant_new_string ("message-new-instant"));
  else
    notify_notification_set_hint (notification, "suppress-sound", g_variant_new_boolean (TRUE));

  /* Without one, libnotify would tell the id of a GApplication. */
  if (!notice->neutral)
    notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (NABIJ_APPLICATION_ID));
  else if (g_application_get_default () != NULL)
    notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (""));
}

static gboolean
ask_server (const NabijNotice *notice,
            guint              replaces_id,
            guint             *id,
            gboolean          *has_buttons,
            GError           **error)
{
  g_autofree char    *server = NULL, *body = NULL;
  NotifyNotification *notification;
  GList              *capabilities;
  gboolean            shown;
  int                 shown_id;

  /* Nothing may be made before a server has answered: letting go of a notification asks for the server
   * once more, and that may hang again. */
  if (!notify_get_server_info (&server, NULL, NULL, NULL)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "no notification server answers");
    return FALSE;
  }

  capabilities = notify_get_server_caps ();
  *has_buttons = has_capability (capabilities, "actions");
  if (notice->body != NULL)
    body = has_capability (capabilities, "body-markup") ? g_markup_escape_text (notice->body, -1) : g_strdup (notice->body);
  g_list_free_full (capabilities, g_free);

  /* The id makes it take the place of an earlier one. */
  notification = g_object_new (NOTIFY_TYPE_NOTIFICATION,
                               "id", replaces_id <= G_MAXINT32 ? (int)replaces_id : 0,
                               "summary", notice->summary,
                               "body", body,
                               "icon-name", notice->neutral ? NULL : NABIJ_APPLICATION_ID,
                               NULL);
  add_hints (notification, notice);
  if (*has_buttons)
    add_actions (notification, notice);

  shown = notify_notification_show (notification, error);
  if (!shown && error != NULL && *error != NULL)
    g_dbus_error_strip_remote_error (*error);

  g_object_get (notification, "id", &shown_id, NULL);
  *id = (guint)shown_id;
  g_object_unref (notification);

  return shown;
}

/**
 * nabij_libnotify_show:
 * @notice: what to show
 * @replaces_id: the number that the server gave to what it takes the place of, or 0
 * @id: (out): the number that the server gives it
 * @has_buttons: (out): whether the server shows buttons
 * @error: return location for an error
 *
 * Shows a notice, and waits until the server has taken it: up to 25 s where it hangs, and longer where
 * it answers some questions and not others. Call it on one thread at a time.
 *
 * Nothing of libnotify is left afterwards, so that an agent that waits for months keeps no thread and no
 * memory for it, and a new server or a new bus is found the next time.
 *
 * Returns: `FALSE` with @error set when no server took it
 */
gboolean
nabij_libnotify_show (const NabijNotice *notice,
                      guint              replaces_id,
                      guint             *id,
                      gboolean          *has_buttons,
                      GError           **error)
{
  g_autoptr (GMainContext) context = NULL;
  gboolean shown;

  g_return_val_if_fail (notice != NULL, FALSE);
  g_return_val_if_fail (notice->sender != NULL && *notice->sender != '\0', FALSE);

  /* What libnotify's connection hears belongs to the context in which it was made. This one is never
   * run, and emptied at the end: GDBus leaves its last references in it. */
  context = g_main_context_new ();
  g_main_context_push_thread_default (context);

  notify_init (notice->sender);
  shown = ask_server (notice, replaces_id, id, has_buttons, error);
  notify_uninit ();

  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);

  return shown;
}
