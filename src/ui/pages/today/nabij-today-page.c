/* nabij-today-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-today-page.h"

#include "nabij-card-fit.h"
#include "nabij-check-in-card.h"
#include "nabij-day-words.h"
#include "nabij-journal-backups.h"
#include "nabij-journal-query.h"
#include "nabij-one-question.h"
#include "nabij-preferences.h"
#include "nabij-recovery-words.h"
#include "nabij-ritual-card.h"
#include "nabij-sentence-offer.h"
#include "nabij-third-place.h"
#include "nabij-time-words.h"
#include "nabij-voice-offer.h"
#include "nabij-water-view.h"
#include "nabij-week-line.h"
#include "nabij-welcome-back.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What is here when a parent opens the program: one large thing, and little else. */
struct _NabijTodayPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack           *stack;
  GtkLabel           *greeting;
  NabijWeekLine      *week_line;
  GtkLabel           *subtitle;
  GtkWidget          *gloss;
  GtkWidget          *begin_button;
  GtkMenuButton      *length_button;
  NabijWaterView     *water;
  GtkOverlay         *hero;
  GtkWidget          *hero_content;
  GtkWidget          *open_moment;
  GtkWidget          *open_button;
  GtkLabel           *open_line;
  GtkWidget          *calmer_button;
  NabijCheckInCard   *check_in;
  NabijOneQuestion   *question;
  NabijSentenceOffer *sentence_offer;
  NabijVoiceOffer    *voice_offer;
  GtkWidget          *small_moment;
  NabijRitualCard    *ritual;
  GtkLabel           *looking_back;
  GtkLabel           *problem;
  GtkWidget          *keeping_button;
  NabijWelcomeBack   *welcome_back;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable; /* of what is being read of the journal */

  guint    after_frame_id;
  gboolean settled;         /* the first frame is over, and reading is no longer in its way */
  gboolean has_open_moment; /* a hard moment is open that may be spoken of */
};

G_DEFINE_FINAL_TYPE (NabijTodayPage, nabij_today_page, GTK_TYPE_WIDGET)

static const struct {
  const char *id;
  const char *menu;     /* in the list of lengths */
  const char *button;   /* beside the pill button */
  const char *subtitle; /* under the title of the card */
} lengths[] = {
  { NABIJ_LENGTH_FIVE, N_ ("Five exhales"), N_ ("five exhales"), N_ ("Five exhales, about a minute") },
  { "3", N_ ("3 minutes"), N_ ("3 min"), N_ ("Three minutes to become calmer") },
  { "5", N_ ("5 minutes"), N_ ("5 min"), N_ ("Five minutes to become calmer") },
  { "10", N_ ("10 minutes"), N_ ("10 min"), N_ ("Ten minutes to become calmer") },
  { "15", N_ ("15 minutes"), N_ ("15 min"), N_ ("A quarter of an hour to become calmer") },
  { "20", N_ ("20 minutes"), N_ ("20 min"), N_ ("Twenty minutes to become calmer") },
};

#define AFTER_FRAME_MS 120
/* The longer ones are under "More". */
#define N_SHORT_LENGTHS 4

static void
show_time_of_day (NabijTodayPage *self)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  g_autoptr (GDateTime) local = nabij_instant_to_local (&now);

  gtk_label_set_label (self->greeting, nabij_time_words_greeting (local != NULL ? g_date_time_get_hour (local) : 12));
}

static void
show_length (NabijTodayPage *self)
{
  g_autofree char *length = g_settings_get_string (nabij_services_get_settings (self->services), "length");

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    if (!g_str_equal (lengths[i].id, length))
      continue;
    gtk_label_set_label (self->subtitle, _ (lengths[i].subtitle));
    gtk_menu_button_set_label (self->length_button, _ (lengths[i].button));
  }
}

/* The third place */

static void
show_ritual (NabijTodayPage *self)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  g_autoptr (GDateTime) local = nabij_instant_to_local (&now);
  g_autofree char *length = g_settings_get_string (nabij_services_get_settings (self->services), "length");
  NabijPractice   *practice = NULL;
  NabijSituation   situation;
  GDate            today;

  nabij_services_get_situation (self->services, &situation);
  /* The same thing is not offered twice. */
  if (local != NULL && nabij_instant_get_day (&now, &today))
    practice = nabij_third_place_choose_ritual (nabij_services_get_practices (self->services), &situation, &today, g_date_time_get_hour (local),
                                                g_str_equal (length, NABIJ_LENGTH_FIVE) ? NABIJ_PRACTICE_ID_FIVE : NULL);
  if (practice != NULL)
    nabij_ritual_card_set_practice (self->ritual, practice, &situation);
  gtk_widget_set_visible (self->small_moment, practice != NULL);
}

/* Nothing stands here before the family is known, so that nothing has to be taken back. */
static void
show_third_place (NabijTodayPage *self)
{
  NabijFamilyKeeper         *keeper = nabij_services_get_family_keeper (self->services);
  const NabijThirdPlaceFacts facts = {
    .family = nabij_family_keeper_is_loaded (keeper) ? nabij_family_keeper_get_family (keeper) : NULL,
    .has_open_moment = self->has_open_moment,
    .check_in_offered = nabij_check_in_card_is_offered (self->check_in),
    .introduced = g_settings_get_boolean (nabij_services_get_settings (self->services), "introduced"),
    .is_answering = nabij_one_question_is_going_on (self->question),
    .is_hearing = nabij_sentence_offer_is_going_on (self->sentence_offer),
    .voice_offered = nabij_voice_offer_is_offered (self->voice_offer),
  };
  const NabijThirdPlace place = nabij_third_place_choose (&facts);

  gtk_widget_set_visible (self->open_moment, place == NABIJ_THIRD_PLACE_OPEN_MOMENT);
  gtk_widget_set_visible (GTK_WIDGET (self->check_in), place == NABIJ_THIRD_PLACE_CHECK_IN);
  gtk_widget_set_visible (GTK_WIDGET (self->question), place == NABIJ_THIRD_PLACE_QUESTION);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence_offer), place == NABIJ_THIRD_PLACE_SENTENCE);
  gtk_widget_set_visible (GTK_WIDGET (self->voice_offer), place == NABIJ_THIRD_PLACE_VOICE);
  /* Breathing works as always where the family can not be read. */
  if (place == NABIJ_THIRD_PLACE_RITUAL || (place == NABIJ_THIRD_PLACE_NOTHING && nabij_family_keeper_get_problem (keeper) != NULL))
    show_ritual (self);
  else
    gtk_widget_set_visible (self->small_moment, FALSE);
}

/* What had the focus in this place is gone. */
static void
third_place_cb (NabijTodayPage *self)
{
  show_third_place (self);
  gtk_widget_grab_focus (self->begin_button);
}

/* What the journal tells */

/* In this order: an action without its target would be refused with a warning. */
static void
set_action (GtkWidget  *button,
            const char *action,
            NabijEntry *moment)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", nabij_entry_get_uuid (moment));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
show_open_moment (NabijTodayPage     *self,
                  NabijEntry         *moment,
                  const NabijInstant *now)
{
  self->has_open_moment = moment != NULL;
  if (moment != NULL) {
    gtk_label_set_label (self->open_line, nabij_day_words_from (nabij_entry_get_instant (moment), now));
    set_action (self->open_button, "win.open-entry", moment);
    set_action (self->calmer_button, "win.calmer", moment);
  }
  show_third_place (self);
}

/* What was put away is not spoken of until somebody asks for it. */
static gboolean
is_put_away (NabijTodayPage *self,
             NabijEntry     *entry)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));

  return family->journal_put_away && nabij_entry_get_instant (entry)->utc_us < family->put_away_us;
}

static void
summary_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijTodayPage) self = NABIJ_TODAY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijJournalSummary) summary = nabij_journal_get_summary_finish (NABIJ_JOURNAL (source), result, &error);
  const char  *line = NULL;
  NabijInstant now;

  if (self->services == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* A journal that cannot be read has its own line; nothing is told of it. */
  now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  show_open_moment (self, summary != NULL && summary->open_moment != NULL && !is_put_away (self, summary->open_moment) ? summary->open_moment : NULL, &now);
  if (summary != NULL && summary->last_calmer != NULL && !is_put_away (self, summary->last_calmer))
    line = nabij_recovery_words_looking_back (&nabij_entry_get_fields (summary->last_calmer)->calmer, &now);
  gtk_label_set_label (self->looking_back, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->looking_back), line != NULL);
}

static void
read_journal (NabijTodayPage *self)
{
  if (!self->settled || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_check_in_card_update (self->check_in);
  nabij_journal_get_summary_async (nabij_services_get_journal (self->services), self->cancellable, summary_cb, g_object_ref (self));
  /* After it: an open moment comes first, and nothing is shown that has to be taken back. */
  nabij_voice_offer_update (self->voice_offer);
}

static void
backups_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijTodayPage) self = NABIJ_TODAY_PAGE (user_data);
  g_autoptr (GPtrArray) backups = nabij_journal_list_backups_finish (NABIJ_JOURNAL (source), result, NULL);

  gtk_widget_set_visible (self->keeping_button, backups != NULL && backups->len > 0);
}

/* Where a damaged journal was set aside, the way to an earlier one is one click. */
static void
show_problem (NabijTodayPage *self)
{
  NabijJournal    *journal = nabij_services_get_journal (self->services);
  const GError    *problem = nabij_journal_get_problem (journal);
  const char      *family_problem = nabij_family_keeper_get_problem (nabij_services_get_family_keeper (self->services));
  const char      *set_aside = nabij_journal_get_set_aside_path (journal);
  g_autofree char *sentence = NULL;

  if (problem != NULL)
    sentence = g_strdup (nabij_journal_error_to_sentence (problem));
  else if (set_aside != NULL)
    sentence = nabij_journal_set_aside_to_sentence (set_aside);
  else
    sentence = g_strdup (family_problem);

  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  if (set_aside != NULL)
    nabij_journal_list_backups_async (journal, NULL, backups_cb, g_object_ref (self));
  else
    gtk_widget_set_visible (self->keeping_button, FALSE);
}

static void
fit_cards (NabijTodayPage *self)
{
  nabij_ritual_card_fit (self->ritual);
  nabij_card_fit (GTK_ORIENTABLE (self->open_moment));
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* The menu's radio items are the settings themselves, as the window's actions. */
static GMenuModel *
make_length_menu (NabijSeason season)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) shorter = g_menu_new ();
  g_autoptr (GMenu) longer = g_menu_new ();
  g_autoptr (GMenu) breath = g_menu_new ();
  gsize                         n_patterns;
  const NabijBreathPatternInfo *patterns = nabij_breath_pattern_list (&n_patterns);

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    append_choice (i < N_SHORT_LENGTHS ? shorter : longer, _ (lengths[i].menu), "win.length", lengths[i].id);
  g_menu_append_submenu (shorter, _ ("More"), G_MENU_MODEL (longer));

  for (gsize i = 0; i < n_patterns; i++) {
    if (nabij_breath_pattern_is_offered (&patterns[i], season))
      append_choice (breath, _ (patterns[i].name), "win.pattern", patterns[i].id);
  }

  g_menu_append_section (menu, _ ("How long"), G_MENU_MODEL (shorter));
  g_menu_append_section (menu, _ ("The breath"), G_MENU_MODEL (breath));
  return G_MENU_MODEL (menu);
}

/* The family */

static void
show_family (NabijTodayPage *self)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (self->services);
  const gboolean     was_away = nabij_family_keeper_is_loaded (keeper) && nabij_family_keeper_was_away (keeper);
  g_autoptr (GMenuModel) menu = make_length_menu (nabij_family_keeper_get_season (keeper));

  gtk_menu_button_set_menu_model (self->length_button, menu);
  gtk_stack_set_visible_child_name (self->stack, was_away ? "welcome-back" : "today");
  show_third_place (self);
}

/* Reading a drawing takes a library of its own, and the journal a disk; nobody should wait for them
 * before the first frame. */
static void
after_frame_cb (gpointer user_data)
{
  NabijTodayPage *self = NABIJ_TODAY_PAGE (user_data);

  self->after_frame_id = 0;
  self->settled = TRUE;
  nabij_ritual_card_load_picture (self->ritual);
  read_journal (self);
}

/* The overlay would make its child as high as it is at its narrowest, which is more than the card. */
static gboolean
place_on_hero_cb (GtkOverlay   *hero,
                  GtkWidget    *child,
                  GdkRectangle *place)
{
  *place = (GdkRectangle){ 0, 0, gtk_widget_get_width (GTK_WIDGET (hero)), gtk_widget_get_height (GTK_WIDGET (hero)) };
  return TRUE;
}

static void
nabij_today_page_map (GtkWidget *widget)
{
  NabijTodayPage *self = NABIJ_TODAY_PAGE (widget);

  show_time_of_day (self);
  fit_cards (self);
  nabij_week_line_update (self->week_line);
  show_family (self);

  GTK_WIDGET_CLASS (nabij_today_page_parent_class)->map (widget);

  if (self->settled)
    read_journal (self);
  else if (self->after_frame_id == 0)
    self->after_frame_id = g_timeout_add_once (AFTER_FRAME_MS, after_frame_cb, self);
}

/* Whoever goes elsewhere has read what there was to read. It goes when the page is shown again: hiding it
 * here, inside of what is being hidden, GTK 4.8 would lose a reference to what had the focus. */
static void
nabij_today_page_unmap (GtkWidget *widget)
{
  NabijTodayPage *self = NABIJ_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_today_page_parent_class)->unmap (widget);

  if (self->services == NULL)
    return;
  nabij_one_question_leave (self->question);
  nabij_sentence_offer_leave (self->sentence_offer);
}

static gboolean
nabij_today_page_grab_focus (GtkWidget *widget)
{
  NabijTodayPage *self = NABIJ_TODAY_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "welcome-back") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->welcome_back));

  return gtk_widget_grab_focus (self->begin_button);
}

static void
nabij_today_page_dispose (GObject *object)
{
  NabijTodayPage *self = NABIJ_TODAY_PAGE (object);
  GtkWidget      *child;

  g_clear_handle_id (&self->after_frame_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_today_page_parent_class)->dispose (object);
}

static void
nabij_today_page_class_init (NabijTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_today_page_dispose;
  widget_class->map = nabij_today_page_map;
  widget_class->unmap = nabij_today_page_unmap;
  nabij_widgets_class_set_first_focus (widget_class, nabij_today_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_CHECK_IN_CARD);
  g_type_ensure (NABIJ_TYPE_ONE_QUESTION);
  g_type_ensure (NABIJ_TYPE_RITUAL_CARD);
  g_type_ensure (NABIJ_TYPE_SENTENCE_OFFER);
  g_type_ensure (NABIJ_TYPE_VOICE_OFFER);
  g_type_ensure (NABIJ_TYPE_WATER_VIEW);
  g_type_ensure (NABIJ_TYPE_WEEK_LINE);
  g_type_ensure (NABIJ_TYPE_WELCOME_BACK);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/today/nabij-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, greeting);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, week_line);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, gloss);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, begin_button);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, length_button);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, water);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, open_moment);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, open_line);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, calmer_button);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, check_in);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, question);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, sentence_offer);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, voice_offer);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, small_moment);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, ritual);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, welcome_back);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, hero);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, hero_content);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, looking_back);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijTodayPage, keeping_button);
  gtk_widget_class_bind_template_callback (widget_class, third_place_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_third_place);
}

static void
nabij_today_page_init (NabijTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The card grows with its words. */
  gtk_overlay_set_measure_overlay (self->hero, self->hero_content, TRUE);
  g_signal_connect (self->hero, "get-child-position", G_CALLBACK (place_on_hero_cb), NULL);
}

/**
 * nabij_today_page_new:
 * @services: what it needs from the world
 *
 * Makes the first page. Its buttons activate the actions win.begin, win.practice,
 * win.stress, win.open-entry, win.calmer, win.keeping, win.about-you, win.baby-is-here,
 * win.your-voice and win.pause-or-stop.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_today_page_new (NabijServices *services)
{
  NabijTodayPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_TODAY_PAGE, NULL);
  self->services = g_object_ref (services);
  g_settings_bind (nabij_services_get_settings (services), "introduced", self->gloss, "visible", G_SETTINGS_BIND_GET | G_SETTINGS_BIND_INVERT_BOOLEAN);
  g_signal_connect_object (nabij_services_get_settings (services), "changed::length", G_CALLBACK (show_length), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_settings (services), "changed::length", G_CALLBACK (show_third_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_settings (services), "changed::introduced", G_CALLBACK (show_third_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (show_family), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "notify::problem", G_CALLBACK (show_third_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "notify::problem", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_journal (services), "notify::problem", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_journal (services), "notify::set-aside-path", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", G_CALLBACK (fit_cards), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_journal (services), "changed", G_CALLBACK (read_journal), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_journal (services), "reset", G_CALLBACK (read_journal), self, G_CONNECT_SWAPPED);
  nabij_week_line_set_services (self->week_line, services);
  nabij_check_in_card_set_services (self->check_in, services);
  nabij_one_question_set_services (self->question, services);
  nabij_sentence_offer_set_services (self->sentence_offer, services);
  nabij_voice_offer_set_services (self->voice_offer, services);
  nabij_welcome_back_set_services (self->welcome_back, services);
  show_time_of_day (self);
  show_length (self);
  show_family (self);
  show_problem (self);
  return GTK_WIDGET (self);
}

/**
 * nabij_today_page_set_look:
 * @self: a page
 * @look: how it is coloured
 *
 * Changes the colours of the water on the card.
 */
void
nabij_today_page_set_look (NabijTodayPage *self,
                           NabijLook       look)
{
  g_return_if_fail (NABIJ_IS_TODAY_PAGE (self));

  nabij_water_view_set_look (self->water, look);
}
