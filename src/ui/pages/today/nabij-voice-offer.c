/* nabij-voice-offer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-offer.h"

#include "nabij-journal-deletion.h"
#include "nabij-journal-query.h"
#include "nabij-widgets.h"

/* Whoever has breathed so often knows what the lines are for. */
#define N_SESSIONS_MIN 3

struct _NabijVoiceOffer {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *record_button;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable; /* of asking for sessions */

  gboolean has_sessions; /* a few, as far as was read */
};

G_DEFINE_FINAL_TYPE (NabijVoiceOffer, nabij_voice_offer, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Of a silence, of who has spoken already or was asked, and where nothing may be kept, the journal is not
 * even asked. At night nobody is asked to speak up. */
static gboolean
may_be_offered (NabijVoiceOffer *self)
{
  NabijFamilyKeeper *family_keeper = nabij_services_get_family_keeper (self->services);
  NabijVoiceKeeper  *voice_keeper = nabij_services_get_voice_keeper (self->services);

  return nabij_family_keeper_is_loaded (family_keeper) &&
         !nabij_family_keeper_get_family (family_keeper)->voice_offered &&
         !nabij_season_is_silent (nabij_family_keeper_get_season (family_keeper)) &&
         nabij_voice_keeper_is_loaded (voice_keeper) &&
         nabij_voice_keeper_get_speakers (voice_keeper)[0] == NULL &&
         !nabij_journal_get_keeps_nothing (nabij_services_get_journal (self->services)) &&
         !nabij_services_is_night (self->services);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NabijVoiceOffer) self = NABIJ_VOICE_OFFER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = nabij_journal_find_finish (NABIJ_JOURNAL (source), result, &error);
  gboolean has_sessions;

  if (self->services == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  has_sessions = ids != NULL && ids->len >= N_SESSIONS_MIN;
  if (has_sessions == self->has_sessions)
    return;

  self->has_sessions = has_sessions;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
changed_cb (NabijVoiceOffer *self)
{
  nabij_voice_offer_update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* It is offered once, whatever is answered. */
static void
remember (NabijVoiceOffer *self)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (self->services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  family->voice_offered = TRUE;
  nabij_family_keeper_set_family (keeper, family);
}

static void
record_cb (NabijVoiceOffer *self)
{
  remember (self);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.your-voice", NULL);
}

static void
not_now_cb (NabijVoiceOffer *self)
{
  remember (self);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static gboolean
nabij_voice_offer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_VOICE_OFFER (widget)->record_button);
}

static void
nabij_voice_offer_dispose (GObject *object)
{
  NabijVoiceOffer *self = NABIJ_VOICE_OFFER (object);
  GtkWidget       *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_voice_offer_parent_class)->dispose (object);
}

static void
nabij_voice_offer_class_init (NabijVoiceOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_voice_offer_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_offer_grab_focus);

  /**
   * NabijVoiceOffer::changed:
   * @self: an offer
   *
   * It may be made now, or no longer.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijVoiceOffer::finished:
   * @self: an offer
   *
   * It was answered.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "voice-offer");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/today/nabij-voice-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceOffer, record_button);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_now_cb);
}

static void
nabij_voice_offer_init (NabijVoiceOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_voice_offer_set_services:
 * @self: an offer without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives an offer from a template what it needs. Its button activates the action win.your-voice.
 */
void
nabij_voice_offer_set_services (NabijVoiceOffer *self,
                                NabijServices   *services)
{
  g_return_if_fail (NABIJ_IS_VOICE_OFFER (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_voice_keeper (services), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_settings (services), "changed::keep-nothing", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * nabij_voice_offer_update:
 * @self: an offer
 *
 * Asks the journal, without waiting, whether there were a few sessions; #NabijVoiceOffer::changed tells
 * when that is known. Where it is not offered anyway, nothing is asked.
 */
void
nabij_voice_offer_update (NabijVoiceOffer *self)
{
  const NabijJournalQuery query = {
    .kinds = NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_SESSION),
    .with_sessions_of_moments = TRUE,
  };

  g_return_if_fail (NABIJ_IS_VOICE_OFFER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!may_be_offered (self))
    return;

  self->cancellable = g_cancellable_new ();
  nabij_journal_find_async (nabij_services_get_journal (self->services), &query, N_SESSIONS_MIN,
                            self->cancellable, found_cb, g_object_ref (self));
}

/**
 * nabij_voice_offer_is_offered:
 * @self: an offer
 *
 * Returns: whether it is made now; never before it is known whether there were a few sessions
 */
gboolean
nabij_voice_offer_is_offered (NabijVoiceOffer *self)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_OFFER (self), FALSE);

  return self->services != NULL && self->has_sessions && may_be_offered (self);
}
