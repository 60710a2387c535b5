/* nabij-window-places.c
 *
 * The tabs, and the pages of the rituals, the reading and the family that are opened over them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-about-you-page.h"
#include "nabij-check-in-page.h"
#include "nabij-fridge-card-page.h"
#include "nabij-journal-page.h"
#include "nabij-late-page.h"
#include "nabij-looking-back-page.h"
#include "nabij-memories-page.h"
#include "nabij-order-page.h"
#include "nabij-pause-page.h"
#include "nabij-practice-page.h"
#include "nabij-reading-card-page.h"
#include "nabij-reading-page.h"
#include "nabij-reminders-page.h"
#include "nabij-rituals-page.h"
#include "nabij-steps-page.h"
#include "nabij-tell-page.h"
#include "nabij-voice-page.h"
#include "nabij-window-private.h"

#include <glib/gi18n-lib.h>

static void
add_tab (NabijWindow *self,
         GtkWidget   *page,
         const char  *name,
         const char  *title,
         const char  *icon_name)
{
  AdwViewStackPage *stack_page = adw_view_stack_add_titled (self->pages, page, name, title);

  adw_view_stack_page_set_icon_name (stack_page, icon_name);
}

/**
 * nabij_window_fill_tabs:
 * @self: the window
 *
 * Fills the tabs. Only what the first frame shows is made at once.
 */
void
nabij_window_fill_tabs (NabijWindow *self)
{
  self->today = NABIJ_TODAY_PAGE (nabij_today_page_new (self->services));
  nabij_page_trail_set_home_focus (self->trail, GTK_WIDGET (self->today));
  add_tab (self, GTK_WIDGET (self->today), "today", _ ("Today"), "nabij-today-symbolic");
  add_tab (self, nabij_late_page_new (self->services, nabij_rituals_page_new), "rituals", _ ("Rituals"), "nabij-rituals-symbolic");
  add_tab (self, nabij_journal_page_new (self->services), "journal", _ ("Journal"), "nabij-journal-symbolic");
  add_tab (self, nabij_late_page_new (self->services, nabij_reading_page_new), "reading", _ ("Reading"), "nabij-reading-symbolic");
}

/* A second press on the way to a page that is shown already does not lay it over itself. */
static gboolean
is_on_top (NabijWindow *self,
           GType        type)
{
  GtkWidget *top = nabij_page_trail_get_top (self->trail);

  return top != NULL && G_TYPE_CHECK_INSTANCE_TYPE (top, type) && gtk_stack_get_visible_child (self->stack) == top;
}

static void
show_page_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);
  GtkWidget   *page = adw_view_stack_get_child_by_name (self->pages, g_variant_get_string (parameter, NULL));

  if (page == NULL)
    return;

  nabij_window_go_home (self);
  if (adw_view_stack_get_visible_child (self->pages) == page)
    return;
  adw_view_stack_set_visible_child (self->pages, page);
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
open_practice_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  nabij_window_push_page (self, nabij_practice_page_new (self->services, g_variant_get_string (parameter, NULL)));
}

static void
reading_card_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  nabij_window_push_page (self, nabij_reading_card_page_new (self->services, g_variant_get_string (parameter, NULL)));
}

static void
about_you_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_ABOUT_YOU_PAGE))
    nabij_window_push_page (self, nabij_about_you_page_new (self->services));
}

static void
baby_is_here_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  about_you_action (widget, action_name, parameter);
  nabij_about_you_page_show_birth (NABIJ_ABOUT_YOU_PAGE (nabij_page_trail_get_top (self->trail)));
}

static void
pause_or_stop_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_PAUSE_PAGE))
    nabij_window_push_page (self, nabij_pause_page_new (self->services));
}

static void
memories_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_MEMORIES_PAGE))
    nabij_window_push_page (self, nabij_memories_page_new (self->services));
}

static void
order_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_ORDER_PAGE))
    nabij_window_push_page (self, nabij_order_page_new (self->services));
}

static void
fridge_card_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_FRIDGE_CARD_PAGE))
    nabij_window_push_page (self, nabij_fridge_card_page_new (self->services));
}

static void
reminders_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_REMINDERS_PAGE))
    nabij_window_push_page (self, nabij_reminders_page_new (self->services));
}

static void
remind_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  nabij_window_push_page (self, nabij_reminders_page_new_for (self->services, g_variant_get_string (parameter, NULL)));
}

static void
check_in_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_CHECK_IN_PAGE))
    nabij_window_push_page (self, nabij_check_in_page_new (self->services));
}

static void
looking_back_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_LOOKING_BACK_PAGE))
    nabij_window_push_page (self, nabij_looking_back_page_new (self->services));
}

static void
tell_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_TELL_PAGE))
    nabij_window_push_page (self, nabij_tell_page_new (self->services));
}

/* Also in a silence: what was recorded is never out of reach. */
static void
your_voice_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  if (!is_on_top (self, NABIJ_TYPE_VOICE_PAGE))
    nabij_window_push_page (self, nabij_voice_page_new (self->services));
}

/* For who wants to sing, or to say the sentence. */
static void
your_voice_at_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);
  const char  *what = g_variant_get_string (parameter, NULL);

  your_voice_action (widget, action_name, NULL);
  nabij_voice_page_show_group (NABIJ_VOICE_PAGE (nabij_page_trail_get_top (self->trail)),
                               g_str_equal (what, NABIJ_SPEECH_LINE_LULLABY) ? NABIJ_SPEECH_GROUP_LULLABY : NABIJ_SPEECH_GROUP_SENTENCE);
}

/**
 * nabij_window_install_place_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that lead from one place to another.
 */
void
nabij_window_install_place_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.open-practice", "s", open_practice_action);
  gtk_widget_class_install_action (widget_class, "win.reading-card", "s", reading_card_action);
  gtk_widget_class_install_action (widget_class, "win.about-you", NULL, about_you_action);
  gtk_widget_class_install_action (widget_class, "win.baby-is-here", NULL, baby_is_here_action);
  gtk_widget_class_install_action (widget_class, "win.pause-or-stop", NULL, pause_or_stop_action);
  gtk_widget_class_install_action (widget_class, "win.memories", NULL, memories_action);
  gtk_widget_class_install_action (widget_class, "win.order", NULL, order_action);
  gtk_widget_class_install_action (widget_class, "win.fridge-card", NULL, fridge_card_action);
  gtk_widget_class_install_action (widget_class, "win.reminders", NULL, reminders_action);
  gtk_widget_class_install_action (widget_class, "win.remind", "s", remind_action);
  gtk_widget_class_install_action (widget_class, "win.check-in", NULL, check_in_action);
  gtk_widget_class_install_action (widget_class, "win.looking-back", NULL, looking_back_action);
  gtk_widget_class_install_action (widget_class, "win.tell", NULL, tell_action);
  gtk_widget_class_install_action (widget_class, "win.your-voice", NULL, your_voice_action);
  gtk_widget_class_install_action (widget_class, "win.your-voice-at", "s", your_voice_at_action);
}

/**
 * nabij_window_show_today:
 * @self: a window
 *
 * Shows *Today*. Whoever is in the middle of an exercise, or beside a baby who cries, is not taken out of
 * it.
 */
void
nabij_window_show_today (NabijWindow *self)
{
  g_return_if_fail (NABIJ_IS_WINDOW (self));

  if (nabij_session_page_is_running (self->session) || is_on_top (self, NABIJ_TYPE_STEPS_PAGE))
    return;

  nabij_window_go_home (self);
  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->today));
}
