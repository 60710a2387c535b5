/* nabij-reminder-undo.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-undo.h"

#include <glib/gi18n-lib.h>

/* How long one can change one's mind. */
#define TIMEOUT_S 8

typedef struct {
  NabijReminder *reminder;
  guint          place;
} Removed;

struct _NabijReminderUndo {
  GObject parent_instance;

  /* Owned References */
  NabijServices *services;
  GArray        *removed; /* (element-type Removed) */
  GPtrArray     *broken;  /* (element-type GVariant) */

  AdwToastOverlay *toasts; /* weak */
  AdwToast        *toast;  /* weak; NULL when none stands */
};

G_DEFINE_FINAL_TYPE (NabijReminderUndo, nabij_reminder_undo, G_TYPE_OBJECT)

enum {
  SIGNAL_SWITCH_ON,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
removed_clear (Removed *removed)
{
  nabij_reminder_free (removed->reminder);
}

static GArray *
new_removed (void)
{
  GArray *removed = g_array_new (FALSE, FALSE, sizeof (Removed));

  g_array_set_clear_func (removed, (GDestroyNotify)removed_clear);
  return removed;
}

static void
undo_cb (NabijReminderUndo *self)
{
  g_autoptr (GArray) removed = g_steal_pointer (&self->removed);

  self->removed = new_removed ();
  /* The last one first: then the places of those before are right again. */
  for (guint i = removed->len; i > 0; i--) {
    const Removed *one = &g_array_index (removed, Removed, i - 1);

    nabij_reminder_keeper_put_back (nabij_services_get_reminder_keeper (self->services), one->reminder, one->place);
    if (one->reminder->on)
      g_signal_emit (self, signals[SIGNAL_SWITCH_ON], 0, one->reminder->id);
  }
  for (guint i = 0; i < self->broken->len; i++)
    nabij_reminder_keeper_put_back_broken (nabij_services_get_reminder_keeper (self->services), g_ptr_array_index (self->broken, i));
  g_ptr_array_set_size (self->broken, 0);
}

static void
dismissed_cb (NabijReminderUndo *self,
              AdwToast          *toast)
{
  if (self->toast != toast)
    return;

  g_clear_weak_pointer (&self->toast);
  g_array_set_size (self->removed, 0);
  g_ptr_array_set_size (self->broken, 0);
}

/* One at a time: with libadwaita 1.2 a toast that is dismissed while it comes in ends the program. */
static void
stand (NabijReminderUndo *self,
       const char        *words,
       const char        *label)
{
  AdwToast *toast;

  if (self->toast != NULL || self->toasts == NULL)
    return;

  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_timeout (toast, TIMEOUT_S);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
nabij_reminder_undo_dispose (GObject *object)
{
  NabijReminderUndo *self = NABIJ_REMINDER_UNDO (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_reminder_undo_parent_class)->dispose (object);
}

static void
nabij_reminder_undo_finalize (GObject *object)
{
  NabijReminderUndo *self = NABIJ_REMINDER_UNDO (object);

  g_array_unref (self->removed);
  g_ptr_array_unref (self->broken);

  G_OBJECT_CLASS (nabij_reminder_undo_parent_class)->finalize (object);
}

static void
nabij_reminder_undo_class_init (NabijReminderUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_undo_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_reminder_undo_finalize;

  /**
   * NabijReminderUndo::switch-on:
   * @self: the undo
   * @id: the id of a reminder
   *
   * What came back was on before.
   */
  signals[SIGNAL_SWITCH_ON] = g_signal_new ("switch-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
nabij_reminder_undo_init (NabijReminderUndo *self)
{
  self->removed = new_removed ();
  self->broken = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_unref);
}

/**
 * nabij_reminder_undo_new:
 * @toasts: where the toast stands
 * @services: (transfer none): what it needs from the world
 *
 * Makes an undo that has nothing to bring back yet.
 *
 * Returns: (transfer full): the undo
 */
NabijReminderUndo *
nabij_reminder_undo_new (AdwToastOverlay *toasts,
                         NabijServices   *services)
{
  NabijReminderUndo *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (toasts), NULL);
  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_REMINDER_UNDO, NULL);
  g_set_weak_pointer (&self->toasts, toasts);
  self->services = g_object_ref (services);
  return self;
}

/**
 * nabij_reminder_undo_offer:
 * @self: the undo
 * @reminder: a reminder as it was before it was removed, or went back to how it was at first
 * @place: at which place it stood, from nabij_reminder_keeper_remove()
 *
 * Offers to bring it back.
 */
void
nabij_reminder_undo_offer (NabijReminderUndo   *self,
                           const NabijReminder *reminder,
                           guint                place)
{
  Removed removed = { NULL, place };

  g_return_if_fail (NABIJ_IS_REMINDER_UNDO (self));
  g_return_if_fail (reminder != NULL);

  removed.reminder = nabij_reminder_copy (reminder);
  g_array_append_val (self->removed, removed);
  if (nabij_reminder_is_ready (reminder))
    stand (self, _ ("Back to how it was"), _ ("Undo"));
  else
    stand (self, _ ("Removed"), _ ("_Undo"));
}

/**
 * nabij_reminder_undo_offer_broken:
 * @self: the undo
 * @value: what stood in the settings and was no reminder
 *
 * Offers to bring it back.
 */
void
nabij_reminder_undo_offer_broken (NabijReminderUndo *self,
                                  GVariant          *value)
{
  g_return_if_fail (NABIJ_IS_REMINDER_UNDO (self));
  g_return_if_fail (value != NULL);

  g_ptr_array_add (self->broken, g_variant_ref (value));
  stand (self, _ ("Removed"), _ ("_Undo"));
}
