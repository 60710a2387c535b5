/* nabij-window-pages.c
 *
 * The pages that are opened over *Today* and *Journal*, and the actions that open them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-page.h"
#include "nabij-entry-page.h"
#include "nabij-help-page.h"
#include "nabij-journal-query.h"
#include "nabij-keeping-page.h"
#include "nabij-keepsake-page.h"
#include "nabij-moment-page.h"
#include "nabij-pause-page.h"
#include "nabij-recovery-page.h"
#include "nabij-stress-page.h"
#include "nabij-undo.h"
#include "nabij-window-private.h"
#include "nabij-writing-page.h"

#include <glib/gi18n-lib.h>

/* What is done with an entry as soon as the journal has given it. */
typedef void (*OpenFunc) (NabijWindow *self,
                          NabijEntry  *entry);

typedef struct {
  NabijWindow *window;
  OpenFunc     open;
} Opening;

/* Entries */

static void
say (NabijWindow *self,
     const char  *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
entry_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr (NabijWindow) self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijEntry) entry = nabij_journal_get_finish (NABIJ_JOURNAL (source), result, NULL, &error);

  if (self->services == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (entry != NULL)
    opening->open (self, entry);
  else if (error != NULL)
    say (self, nabij_journal_error_to_sentence (error));
  else
    say (self, _ ("This is no longer in the journal."));
}

/* What is chosen later counts: an entry that is still on its way is not opened any more. */
static void
open_entry (NabijWindow *self,
            const char  *uuid,
            OpenFunc     open)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->open = open;
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  nabij_journal_get_async (nabij_services_get_journal (self->services), uuid, self->opening, entry_cb, opening);
}

/* A moment that is on the screen already is shared, so that one page goes on where the other was. */
static NabijMoment *
find_moment (NabijWindow *self,
             const char  *uuid)
{
  GtkWidget   *top = nabij_page_trail_get_top (self->trail);
  NabijMoment *moment = self->moment;

  if (NABIJ_IS_MOMENT_PAGE (top))
    moment = nabij_moment_page_get_moment (NABIJ_MOMENT_PAGE (top));
  else if (NABIJ_IS_STRESS_PAGE (top))
    moment = nabij_stress_page_get_moment (NABIJ_STRESS_PAGE (top));

  return moment != NULL && g_str_equal (nabij_moment_get_uuid (moment), uuid) ? moment : NULL;
}

static void
edit_entry (NabijWindow *self,
            NabijEntry  *entry)
{
  switch (nabij_entry_get_kind (entry)) {
  case NABIJ_ENTRY_KIND_MOMENT:
    nabij_window_push_page (self, nabij_moment_page_new (self->services, entry));
    break;
  case NABIJ_ENTRY_KIND_LETTER:
  case NABIJ_ENTRY_KIND_NOTE:
    nabij_window_push_page (self, nabij_writing_page_new (self->services, nabij_entry_get_kind (entry), entry));
    break;
  case NABIJ_ENTRY_KIND_CHECK_IN:
    /* What was said to its end stays as it was said. */
    if (nabij_entry_get_fields (entry)->check_in != NULL &&
        nabij_check_in_can_go_on (nabij_entry_get_fields (entry)->check_in, nabij_services_get_season (self->services)))
      nabij_window_push_page (self, nabij_check_in_page_new_for (self->services, entry));
    else
      nabij_window_push_page (self, nabij_entry_page_new (self->services, nabij_entry_get_uuid (entry)));
    break;
  case NABIJ_ENTRY_KIND_SESSION:
  default:
    /* There is nothing in it that can be written. */
    nabij_window_push_page (self, nabij_entry_page_new (self->services, nabij_entry_get_uuid (entry)));
    break;
  }
}

static void
make_calmer (NabijWindow *self,
             NabijEntry  *entry)
{
  if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_MOMENT)
    nabij_window_push_page (self, nabij_recovery_page_new (self->services, entry));
}

/* The page for when it is too much */

static void
breathe_cb (NabijWindow     *self,
            NabijStressPage *page)
{
  nabij_window_start (self, NABIJ_PRACTICE_ID_WATER, nabij_stress_page_get_moment (page));
}

/* The way back from writing does not lead through the page that breathes by itself. */
static void
write_cb (NabijWindow     *self,
          NabijStressPage *page)
{
  g_autoptr (NabijMoment) moment = g_object_ref (nabij_stress_page_get_moment (page));
  GtkWidget *below;

  nabij_page_trail_pop (self->trail);
  below = nabij_page_trail_get_top (self->trail);
  if (!NABIJ_IS_MOMENT_PAGE (below) || nabij_moment_page_get_moment (NABIJ_MOMENT_PAGE (below)) != moment)
    nabij_window_push_page (self, nabij_moment_page_new_for_moment (self->services, moment));
}

/**
 * nabij_window_show_stress:
 * @self: a window
 *
 * Shows the page for when it is too much. An exercise that runs ends; what is written is kept, and
 * breathing from there belongs to it where it is a moment.
 */
void
nabij_window_show_stress (NabijWindow *self)
{
  g_autoptr (NabijMoment) moment = NULL;
  GtkWidget *top;
  GtkWidget *page;

  g_return_if_fail (NABIJ_IS_WINDOW (self));

  g_set_object (&moment, nabij_session_page_get_moment (self->session));
  nabij_session_page_end (self->session);

  top = nabij_page_trail_get_top (self->trail);
  if (NABIJ_IS_STRESS_PAGE (top)) {
    nabij_page_trail_show (self->trail);
    return;
  }

  if (NABIJ_IS_MOMENT_PAGE (top)) {
    nabij_moment_page_save (NABIJ_MOMENT_PAGE (top));
    g_set_object (&moment, nabij_moment_page_get_moment (NABIJ_MOMENT_PAGE (top)));
  }

  page = moment != NULL ? nabij_stress_page_new_for_moment (self->services, moment)
                        : nabij_stress_page_new (self->services);
  g_signal_connect_object (page, "breathe", G_CALLBACK (breathe_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "write", G_CALLBACK (write_cb), self, G_CONNECT_SWAPPED);
  nabij_window_push_page (self, page);
}

/* Actions */

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  nabij_window_look_at_clock (self);
  /* From there the way leads home, and not back to what has become silent. */
  if (self->silenced && NABIJ_IS_PAUSE_PAGE (nabij_page_trail_get_top (self->trail))) {
    self->silenced = FALSE;
    nabij_window_go_home (self);
    return;
  }
  nabij_page_trail_pop (self->trail);
}

static void
stress_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  nabij_window_show_stress (NABIJ_WINDOW (widget));
}

static void
write_moment_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  nabij_window_push_page (self, nabij_moment_page_new (self->services, NULL));
}

static void
open_entry_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  nabij_window_push_page (self, nabij_entry_page_new (self->services, g_variant_get_string (parameter, NULL)));
}

static void
edit_entry_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);
  const char  *uuid = g_variant_get_string (parameter, NULL);
  NabijMoment *moment = find_moment (self, uuid);

  if (moment != NULL)
    nabij_window_push_page (self, nabij_moment_page_new_for_moment (self->services, moment));
  else
    open_entry (self, uuid, edit_entry);
}

static void
calmer_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);
  const char  *uuid = g_variant_get_string (parameter, NULL);
  NabijMoment *moment = find_moment (self, uuid);

  if (moment != NULL)
    nabij_window_push_page (self, nabij_recovery_page_new_for_moment (self->services, moment));
  else
    open_entry (self, uuid, make_calmer);
}

static void
write_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijWindow   *self = NABIJ_WINDOW (widget);
  NabijEntryKind kind;

  if (nabij_entry_kind_from_string (g_variant_get_string (parameter, NULL), &kind) &&
      (kind == NABIJ_ENTRY_KIND_LETTER || kind == NABIJ_ENTRY_KIND_NOTE))
    nabij_window_push_page (self, nabij_writing_page_new (self->services, kind, NULL));
}

/* The page of an entry goes with it; a list of entries stays. */
static void
delete_entry_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  NabijWindow     *self = NABIJ_WINDOW (widget);
  g_autofree char *uuid = g_variant_dup_string (parameter, NULL);

  nabij_page_trail_pop (self->trail);
  nabij_undo_delete (self->toasts, nabij_services_get_journal (self->services), uuid);
}

static void
help_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!NABIJ_IS_HELP_PAGE (nabij_page_trail_get_top (self->trail)))
    nabij_window_push_page (self, nabij_help_page_new (self->services));
}

/* Whoever does not feel safe has no time to look for the place on the page. */
static void
help_unsafe_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  help_action (widget, action_name, parameter);
  nabij_help_page_show_section (NABIJ_HELP_PAGE (nabij_page_trail_get_top (self->trail)), NABIJ_HELP_SECTION_UNSAFE);
}

/* Who is to be called first when the baby is ill, without looking for the place on the page. */
static void
help_ill_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  help_action (widget, action_name, parameter);
  nabij_help_page_show_ill (NABIJ_HELP_PAGE (nabij_page_trail_get_top (self->trail)));
}

static void
keeping_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!NABIJ_IS_KEEPING_PAGE (nabij_page_trail_get_top (self->trail)))
    nabij_window_push_page (self, nabij_keeping_page_new (self->services));
}

static void
keepsake_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  nabij_window_push_page (self, nabij_keepsake_page_new (self->services));
}

/**
 * nabij_window_install_page_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that open pages over the tabs.
 */
void
nabij_window_install_page_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.stress", NULL, stress_action);
  gtk_widget_class_install_action (widget_class, "win.write-moment", NULL, write_moment_action);
  gtk_widget_class_install_action (widget_class, "win.open-entry", "s", open_entry_action);
  gtk_widget_class_install_action (widget_class, "win.edit-entry", "s", edit_entry_action);
  gtk_widget_class_install_action (widget_class, "win.calmer", "s", calmer_action);
  gtk_widget_class_install_action (widget_class, "win.write", "s", write_action);
  gtk_widget_class_install_action (widget_class, "win.delete-entry", "s", delete_entry_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.help-unsafe", NULL, help_unsafe_action);
  gtk_widget_class_install_action (widget_class, "win.help-ill", NULL, help_ill_action);
  gtk_widget_class_install_action (widget_class, "win.keeping", NULL, keeping_action);
  gtk_widget_class_install_action (widget_class, "win.keepsake", NULL, keepsake_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Back, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "win.stress", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, GDK_CONTROL_MASK, "win.stress", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.help", NULL);
}

/**
 * nabij_window_push_page:
 * @self: a window
 * @page: (transfer floating): a page with a header bar of its own, or without one, and a button that
 *   activates the action win.back
 *
 * Shows a page over the others, until win.back. The focus goes to what gtk_widget_grab_focus() of the
 * page chooses, and returns to where it was. Leaving a page unmaps it.
 */
void
nabij_window_push_page (NabijWindow *self,
                        GtkWidget   *page)
{
  g_return_if_fail (NABIJ_IS_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  /* Help is one click away from everywhere, and an exercise that nobody sees is over. */
  nabij_session_page_end (self->session);
  nabij_window_look_at_clock (self);
  nabij_page_trail_push (self->trail, page);
  nabij_window_apply_look (self);
}
