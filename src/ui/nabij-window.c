/* nabij-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-window.h"

#include "nabij-journal-deletion.h"
#include "nabij-look.h"
#include "nabij-preferences-window.h"
#include "nabij-reminder.h"
#include "nabij-steps-page.h"
#include "nabij-stress-button.h"
#include "nabij-stress-page.h"
#include "nabij-take-along-window.h"
#include "nabij-third-place.h"
#include "nabij-window-private.h"

/* What stands beside the tabs in the header: help, the way to breathe, the menu, the window's buttons. */
#define BESIDE_TABS_PX 270
/* Below this the parts of a header stand close together; with it the shadow that some desktops count in. */
#define TIGHT_PX 520
/* Of *Water & Rust*, where five exhales are the chosen length. */
#define USUAL_LENGTH_US (3 * 60 * NABIJ_SECOND_US)
/* A line of text this high is large text; at the usual size it is about 20 px. */
#define LARGE_TEXT_PX 28

G_DEFINE_FINAL_TYPE (NabijWindow, nabij_window, ADW_TYPE_APPLICATION_WINDOW)

/* Look */

/* For every page that is there already. */
void
nabij_window_apply_look (NabijWindow *self)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();
  g_autoptr (GPtrArray) pages = nabij_page_trail_list (self->trail);
  NabijLook look;

  /* At night the very first frame is dark already. */
  adw_style_manager_set_color_scheme (style_manager, self->night_look ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_DEFAULT);
  if (self->night_look)
    gtk_widget_add_css_class (GTK_WIDGET (self), "night");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "night");

  look = nabij_look_choose (self->night_look, adw_style_manager_get_dark (style_manager));
  nabij_today_page_set_look (self->today, look);
  nabij_session_page_set_look (self->session, look);
  nabij_closing_page_set_look (self->closing, look);
  for (guint i = 0; i < pages->len; i++) {
    if (NABIJ_IS_STRESS_PAGE (pages->pdata[i]))
      nabij_stress_page_set_look (pages->pdata[i], look);
    else if (NABIJ_IS_STEPS_PAGE (pages->pdata[i]))
      nabij_steps_page_set_look (pages->pdata[i], look);
  }
}

static void
night_toggled_cb (NabijWindow *self)
{
  self->night_look = !self->night_look;
  nabij_window_apply_look (self);
}

/* A window may stay open until it is night, and until it is morning. */
void
nabij_window_look_at_clock (NabijWindow *self)
{
  const gboolean night = nabij_services_is_night (self->services);

  if (night == self->night)
    return;

  self->night = self->night_look = night;
  nabij_window_apply_look (self);
}

/* Pages */

/* In nabij-window-private.h: to the tab that was shown last. */
void
nabij_window_go_home (NabijWindow *self)
{
  nabij_session_page_end (self->session);
  nabij_window_look_at_clock (self);
  nabij_page_trail_clear (self->trail);
}

static NabijPractice *
find_practice (NabijWindow *self,
               const char  *id)
{
  return nabij_practices_find (nabij_services_get_practices (self->services), id);
}

/* What somebody leaves to the program goes by the season, the day and the hour. */
static NabijPractice *
find_or_choose_practice (NabijWindow          *self,
                         const char           *id,
                         const NabijSituation *situation)
{
  NabijInstant now;
  GDate        today;
  g_autoptr (GDateTime) local = NULL;

  if (!g_str_equal (id, NABIJ_REMINDER_QUIET_MOMENT))
    return find_practice (self, id);

  now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  local = nabij_instant_to_local (&now);
  if (local == NULL || !nabij_instant_get_day (&now, &today))
    return find_practice (self, NABIJ_PRACTICE_ID_FIVE);

  return nabij_third_place_choose_quiet_moment (nabij_services_get_practices (self->services), situation, &today,
                                                g_date_time_get_hour (local));
}

/* At this moment; with a hard moment, it becomes a line inside that. */
void
nabij_window_start (NabijWindow *self,
                    const char  *practice_id,
                    NabijMoment *moment)
{
  NabijBreathPlanOptions chosen;
  NabijPractice         *practice;

  nabij_preferences_get_plan_options (nabij_services_get_settings (self->services), nabij_services_get_season (self->services), &chosen);
  if (practice_id == NULL)
    practice = find_practice (self, chosen.form == NABIJ_BREATH_FORM_FIVE_EXHALES ? NABIJ_PRACTICE_ID_FIVE : NABIJ_PRACTICE_ID_WATER);
  else
    practice = find_practice (self, practice_id);
  if (practice == NULL)
    return;

  if (practice_id != self->last_practice) {
    g_free (self->last_practice);
    self->last_practice = g_strdup (practice_id);
  }
  g_set_object (&self->moment, moment);
  g_cancellable_cancel (self->opening);

  nabij_window_look_at_clock (self);
  nabij_page_trail_leave (self->trail);
  gtk_stack_set_visible_child_name (self->stack, "session");
  if ((nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_NIGHT) != 0 && !self->night_look) {
    self->night_look = TRUE;
    nabij_window_apply_look (self);
  }
  nabij_session_page_start (self->session, practice, chosen.length_us > 0 ? chosen.length_us : USUAL_LENGTH_US, moment);
}

/* A practice of the night has the night's look by day as well, for as long as it lasts. */
static void
leave_night_of_practice (NabijWindow   *self,
                         NabijPractice *practice)
{
  if ((nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_NIGHT) == 0 || self->night_look == self->night)
    return;

  self->night_look = self->night;
  nabij_window_apply_look (self);
}

static void
finished_cb (NabijWindow  *self,
             gboolean      to_the_end,
             NabijSession *session)
{
  GSettings     *settings = nabij_services_get_settings (self->services);
  NabijPractice *practice = nabij_session_get_practice (session);
  NabijMoment   *moment = nabij_session_get_moment (session);

  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  leave_night_of_practice (self, practice);

  /* Whoever stops early is back where it began. */
  if (!to_the_end) {
    nabij_window_look_at_clock (self);
    nabij_page_trail_show (self->trail);
    return;
  }
  nabij_window_go_home (self);
  /* At night there is no page any more; a moment stays open. */
  if (self->night || (nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_NIGHT) != 0)
    return;

  g_clear_pointer (&self->noticed, nabij_entry_unref);
  if ((nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_NOTICE) != 0 && nabij_session_get_entry (session) != NULL &&
      !nabij_journal_get_keeps_nothing (nabij_services_get_journal (self->services)))
    self->noticed = nabij_entry_ref (nabij_session_get_entry (session));
  nabij_closing_page_set_takes_notice (self->closing, self->noticed != NULL);
  nabij_closing_page_set_moment (self->closing, moment != NULL && nabij_moment_is_kept (moment) ? nabij_moment_get_uuid (moment) : NULL);
  /* Only what can be taken along is offered for it. */
  if (moment == NULL) {
    const gboolean portable = nabij_practice_get_kind (practice) == NABIJ_PRACTICE_KIND_WATER || nabij_practice_get_kind (practice) == NABIJ_PRACTICE_KIND_FIVE;

    nabij_closing_page_set_offers_phone (self->closing, portable && !g_settings_get_boolean (settings, "phone-offered"));
    if (portable)
      g_settings_set_boolean (settings, "phone-offered", TRUE);
  }
  gtk_stack_set_visible_child_name (self->stack, "closing");
  gtk_widget_grab_focus (GTK_WIDGET (self->closing));
}

static void
noticed_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  /* What could not be written is tried again, and told by the journal's property "problem". */
  nabij_journal_save_finish (NABIJ_JOURNAL (source), result, NULL);
}

/* One line that belongs to what was breathed; it may be taken back as well. */
static void
noticed_cb (NabijWindow *self,
            const char  *text)
{
  NabijEntryFields fields;
  NabijEntry      *entry;

  if (self->noticed == NULL || g_strcmp0 (nabij_entry_get_text (self->noticed), text) == 0 ||
      (nabij_entry_get_text (self->noticed) == NULL && *text == '\0'))
    return;

  fields = *nabij_entry_get_fields (self->noticed);
  fields.text = *text != '\0' ? text : NULL;
  fields.changed_us = MAX (fields.changed_us + 1, nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us);
  entry = nabij_entry_new (&fields);
  nabij_entry_unref (self->noticed);
  self->noticed = entry;
  nabij_journal_save_async (nabij_services_get_journal (self->services), entry, NULL, noticed_saved_cb, NULL);
}

/* What lies below *Pause or stop* was opened in another season. */
static void
season_cb (NabijWindow *self)
{
  const gboolean silent = nabij_season_is_silent (nabij_services_get_season (self->services));

  self->silenced = silent && (self->silenced || !self->silent);
  self->silent = silent;
}

static void
visible_page_cb (NabijWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);

  if (page != NULL)
    adw_window_title_set_title (self->page_title, adw_view_stack_page_get_title (adw_view_stack_get_page (self->pages, page)));
  /* Today has a card for it. */
  gtk_widget_set_visible (self->stress_button, page != GTK_WIDGET (self->today));
}

/* Actions */

static void
begin_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  nabij_window_start (NABIJ_WINDOW (widget), NULL, NULL);
}

static void
practice_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  nabij_window_start_practice (NABIJ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
once_more_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  nabij_window_start (self, self->last_practice, self->moment);
}

static void
home_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  nabij_window_go_home (NABIJ_WINDOW (widget));
}

static void
take_along_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  gtk_window_present (nabij_take_along_window_new (GTK_WINDOW (self), self->services));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  gtk_window_present (nabij_preferences_window_new (GTK_WINDOW (self), self->services));
}

static void
full_screen_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  GtkWindow *self = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (self))
    gtk_window_unfullscreen (self);
  else
    gtk_window_fullscreen (self);
}

/* Width */

static void
apply_width_cb (gpointer user_data)
{
  NabijWindow *self = NABIJ_WINDOW (user_data);
  GdkSurface  *surface = gtk_native_get_surface (GTK_NATIVE (self));
  int          tabs_px;
  gboolean     narrow;

  self->narrow_id = 0;
  /* Where the tabs do not fit beside the rest, they are at the bottom, in reach of a thumb. */
  gtk_widget_measure (self->switcher, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &tabs_px, NULL, NULL);
  narrow = surface != NULL && gdk_surface_get_width (surface) < tabs_px + BESIDE_TABS_PX;
  adw_view_switcher_bar_set_reveal (self->switcher_bar, narrow);
  gtk_stack_set_visible_child_name (self->title_stack, narrow ? "title" : "switcher");

  if (surface != NULL && gdk_surface_get_width (surface) < TIGHT_PX)
    gtk_widget_add_css_class (GTK_WIDGET (self), "tight");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "tight");
}

static void
surface_width_cb (NabijWindow *self)
{
  if (self->narrow_id == 0)
    self->narrow_id = g_idle_add_once (apply_width_cb, self);
}

/* The breath word is large already: with large text it grows less than the rest. */
static void
fit_text_cb (NabijWindow *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int         height_px = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  if (height_px >= LARGE_TEXT_PX)
    gtk_widget_add_css_class (GTK_WIDGET (self), "large-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "large-text");
}

static void
nabij_window_realize (GtkWidget *widget)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  GTK_WIDGET_CLASS (nabij_window_parent_class)->realize (widget);
  fit_text_cb (self);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", G_CALLBACK (fit_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "notify::width", G_CALLBACK (surface_width_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
nabij_window_close_request (GtkWindow *window)
{
  NabijWindow *self = NABIJ_WINDOW (window);
  int          width_px;
  int          height_px;

  nabij_session_page_end (self->session);

  gtk_window_get_default_size (window, &width_px, &height_px);
  if (!gtk_window_is_maximized (window) && !gtk_window_is_fullscreen (window))
    g_settings_set (nabij_services_get_settings (self->services), "window-size", "(ii)", width_px, height_px);

  return GTK_WINDOW_CLASS (nabij_window_parent_class)->close_request (window);
}

static void
nabij_window_dispose (GObject *object)
{
  NabijWindow *self = NABIJ_WINDOW (object);

  g_clear_handle_id (&self->narrow_id, g_source_remove);
  /* The tabs of libadwaita 1.2 are still told of pages that go after them: they let go first. Another
   * window may follow in the same process, where a reminder begins something. */
  if (self->switcher != NULL) {
    adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), NULL);
    adw_view_switcher_bar_set_stack (self->switcher_bar, NULL);
    self->switcher = NULL;
  }
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->trail);
  g_clear_object (&self->moment);
  g_clear_pointer (&self->noticed, nabij_entry_unref);
  g_clear_object (&self->services);
  g_clear_pointer (&self->last_practice, g_free);

  G_OBJECT_CLASS (nabij_window_parent_class)->dispose (object);
}

static void
nabij_window_class_init (NabijWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_window_dispose;
  widget_class->realize = nabij_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = nabij_window_close_request;

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/nabij-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, NabijWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijWindow, home);
  gtk_widget_class_bind_template_child (widget_class, NabijWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, NabijWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, NabijWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, NabijWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, NabijWindow, stress_button);
  gtk_widget_class_bind_template_child (widget_class, NabijWindow, switcher_bar);

  gtk_widget_class_install_action (widget_class, "win.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "win.practice", "s", practice_action);
  gtk_widget_class_install_action (widget_class, "win.once-more", NULL, once_more_action);
  gtk_widget_class_install_action (widget_class, "win.home", NULL, home_action);
  gtk_widget_class_install_action (widget_class, "win.take-along", NULL, take_along_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.full-screen", NULL, full_screen_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "win.full-screen", NULL);
  nabij_window_install_page_actions (widget_class);
  nabij_window_install_place_actions (widget_class);
}

static void
nabij_window_init (NabijWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->trail = nabij_page_trail_new (self->stack, self->home);
}

static void
fill (NabijWindow *self)
{
  nabij_window_fill_tabs (self);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (visible_page_cb), self, G_CONNECT_SWAPPED);
  visible_page_cb (self);

  self->session = NABIJ_SESSION_PAGE (nabij_session_page_new (self->services));
  g_signal_connect_object (self->session, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "night-toggled", G_CALLBACK (night_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->session), "session");

  self->closing = NABIJ_CLOSING_PAGE (nabij_closing_page_new ());
  g_signal_connect_object (self->closing, "noticed", G_CALLBACK (noticed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->closing), "closing");
}

/**
 * nabij_window_new:
 * @application: the application
 * @services: what the pages need from the world
 *
 * Makes the window, on *Today*.
 *
 * Returns: (transfer none): the window, which GTK owns
 */
NabijWindow *
nabij_window_new (AdwApplication *application,
                  NabijServices  *services)
{
  NabijWindow *self;
  GSettings   *settings;
  g_autoptr (GAction) length = NULL;
  g_autoptr (GAction) pattern = NULL;
  int width_px;
  int height_px;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_WINDOW, "application", application, NULL);
  self->services = g_object_ref (services);
  settings = nabij_services_get_settings (services);

  length = g_settings_create_action (settings, "length");
  pattern = g_settings_create_action (settings, "pattern");
  g_action_map_add_action (G_ACTION_MAP (self), length);
  g_action_map_add_action (G_ACTION_MAP (self), pattern);

  fill (self);
  self->night = self->night_look = nabij_services_is_night (services);
  nabij_window_apply_look (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (nabij_window_look_at_clock), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (nabij_window_apply_look), self, G_CONNECT_SWAPPED);

  self->silent = nabij_season_is_silent (nabij_services_get_season (services));
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (season_cb), self, G_CONNECT_SWAPPED);

  g_settings_get (settings, "window-size", "(ii)", &width_px, &height_px);
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width_px, 360), MAX (height_px, 480));
  gtk_widget_grab_focus (GTK_WIDGET (self->today));
  return self;
}

/**
 * nabij_window_start_practice:
 * @self: a window
 * @practice_id: (nullable): the name of a practice, `NABIJ_REMINDER_QUIET_MOMENT` for one that fits now,
 *   or `NULL` for what was chosen on *Today*
 *
 * Begins a practice, as its kind asks: it is breathed, or its steps, its order or its card are opened.
 * Where there is none of that name, *Today* is shown; one that does not fit in a silent season is not
 * begun.
 */
void
nabij_window_start_practice (NabijWindow *self,
                             const char  *practice_id)
{
  NabijPractice *practice;
  NabijSituation situation;

  g_return_if_fail (NABIJ_IS_WINDOW (self));

  if (practice_id == NULL) {
    nabij_window_start (self, NULL, NULL);
    return;
  }

  nabij_services_get_situation (self->services, &situation);
  practice = find_or_choose_practice (self, practice_id, &situation);
  if (practice == NULL) {
    nabij_window_show_today (self);
    return;
  }

  /* In silence nothing speaks of a baby, also not what somebody asked for before. */
  if (nabij_season_is_silent (situation.season) && !nabij_practice_fits (practice, &situation)) {
    nabij_window_go_home (self);
    return;
  }

  switch (nabij_practice_get_kind (practice)) {
  case NABIJ_PRACTICE_KIND_STEPS:
    nabij_services_note_practice (self->services, practice);
    nabij_window_push_page (self, nabij_steps_page_new (self->services, practice));
    break;
  case NABIJ_PRACTICE_KIND_ORDER:
    nabij_services_note_practice (self->services, practice);
    gtk_widget_activate_action (GTK_WIDGET (self), "win.order", NULL);
    break;
  case NABIJ_PRACTICE_KIND_READING:
    gtk_widget_activate_action (GTK_WIDGET (self), "win.reading-card", "s", nabij_practice_get_reading (practice));
    break;
  case NABIJ_PRACTICE_KIND_WATER:
  case NABIJ_PRACTICE_KIND_FIVE:
  case NABIJ_PRACTICE_KIND_TIMED:
  case NABIJ_PRACTICE_KIND_SONG:
  default:
    nabij_window_start (self, nabij_practice_get_id (practice), NULL);
    break;
  }
}
