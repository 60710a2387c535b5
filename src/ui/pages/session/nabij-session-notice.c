/* nabij-session-notice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-notice.h"

/* One quiet line over the water, that goes by itself. */
struct _NabijSessionNotice {
  AdwBin parent_instance;

  /* Template Widgets */
  GtkRevealer *revealer;
  GtkLabel    *label;

  guint hide_id;
};

G_DEFINE_FINAL_TYPE (NabijSessionNotice, nabij_session_notice, ADW_TYPE_BIN)

static void
hide_cb (gpointer user_data)
{
  NabijSessionNotice *self = NABIJ_SESSION_NOTICE (user_data);

  self->hide_id = 0;
  nabij_session_notice_hide (self);
}

static void
nabij_session_notice_dispose (GObject *object)
{
  NabijSessionNotice *self = NABIJ_SESSION_NOTICE (object);

  g_clear_handle_id (&self->hide_id, g_source_remove);

  G_OBJECT_CLASS (nabij_session_notice_parent_class)->dispose (object);
}

static void
nabij_session_notice_class_init (NabijSessionNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_session_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/session/nabij-session-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijSessionNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionNotice, label);
}

static void
nabij_session_notice_init (NabijSessionNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_session_notice_show:
 * @self: a notice
 * @text: what to say, translated
 * @for_ms: how long it stays, in milliseconds
 *
 * Says something, in place of what was said before.
 */
void
nabij_session_notice_show (NabijSessionNotice *self,
                           const char         *text,
                           guint               for_ms)
{
  g_return_if_fail (NABIJ_IS_SESSION_NOTICE (self));
  g_return_if_fail (text != NULL);

  g_clear_handle_id (&self->hide_id, g_source_remove);
  gtk_label_set_text (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  self->hide_id = g_timeout_add_once (for_ms, hide_cb, self);
}

/**
 * nabij_session_notice_hide:
 * @self: a notice
 *
 * Takes back what was said.
 */
void
nabij_session_notice_hide (NabijSessionNotice *self)
{
  g_return_if_fail (NABIJ_IS_SESSION_NOTICE (self));

  g_clear_handle_id (&self->hide_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * nabij_session_notice_is_shown:
 * @self: a notice
 *
 * Returns: whether something is being said
 */
gboolean
nabij_session_notice_is_shown (NabijSessionNotice *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION_NOTICE (self), FALSE);

  return self->hide_id != 0;
}
