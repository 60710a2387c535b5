/* nabij-tell-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-page.h"

#include "nabij-author-button.h"
#include "nabij-own-texts.h"
#include "nabij-paper-exit.h"
#include "nabij-tell-cards.h"
#include "nabij-tell-days.h"
#include "nabij-tell-maker.h"
#include "nabij-tell-preview.h"
#include "nabij-tell-sources.h"
#include "nabij-writing-area.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <libintl.h>

/* While somebody still chooses or types, nothing is set. */
#define CHOOSING_MS 100
#define TYPING_MS 250
/* Questions are kept after a pause of so long. */
#define KEEP_MS 1000
/* From so many letters' height on there is room for the paper beside the choices. */
#define BESIDE_FROM_EM 52
#define QUESTIONS_ID "questions"

/* In the order of their rows. */
static const char *const languages[] = { "nl", "en" };

static const struct {
  const char *name;
  double      ratio;
} papers[] = {
  { GTK_PAPER_NAME_A4, 210.0 / 297.0 },
  { GTK_PAPER_NAME_LETTER, 8.5 / 11.0 },
};

/* Puts together what somebody wants to tell, shows exactly what it says, and lets it out on paper. */
struct _NabijTellPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijAuthorButton *author_button;
  NabijTellDays     *days;
  NabijTellSources  *sources;
  GtkSwitch         *picture;
  NabijWritingArea  *questions;
  AdwComboRow       *language_row;
  AdwComboRow       *paper_row;
  GtkSwitch         *large_type;
  GtkWidget         *says_line;
  GtkWidget         *empty_line;
  NabijTellCards    *cards;
  AdwBin            *below;
  GtkWidget         *beside_scroll;
  AdwBin            *beside;
  NabijTellPreview  *preview;

  /* Owned References */
  NabijServices  *services;
  NabijCatalogue *catalogue;
  NabijTellText  *text; /* as it was made, without what was written over; or NULL */
  NabijPaperExit *exit;
  GCancellable   *making;
  GdkSurface     *surface;
  char           *asker; /* whose questions are shown, or NULL where nobody is named */

  gulong   width_id;
  guint    calm_id;
  guint    keep_id;
  guint    fit_id;
  gboolean needs_text; /* and not only other pages for it */
  gboolean has_questions_to_keep;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (NabijTellPage, nabij_tell_page, GTK_TYPE_WIDGET)

static void calm_cb (gpointer user_data);

static NabijTellChoices *
get_choices (NabijTellPage *self)
{
  return nabij_tell_sources_get_choices (self->sources);
}

static const char *
get_language (NabijTellPage *self)
{
  return languages[adw_combo_row_get_selected (self->language_row)];
}

/* What may go out */

/* Nothing goes out that says something else than what is chosen now. */
static void
hold_paper (NabijTellPage *self)
{
  nabij_paper_exit_set_paper (self->exit, NULL);
  nabij_tell_preview_say (self->preview, NULL);
  nabij_tell_preview_set_busy (self->preview, TRUE);
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

static void
make_soon (NabijTellPage *self,
           gboolean       needs_text,
           guint          calm_ms)
{
  if (get_choices (self) == NULL || self->is_filling)
    return;

  hold_paper (self);
  self->needs_text = self->needs_text || needs_text;
  g_clear_handle_id (&self->calm_id, g_source_remove);
  self->calm_id = g_timeout_add_once (calm_ms, calm_cb, self);
}

static void
fail (NabijTellPage *self,
      const GError  *error)
{
  nabij_tell_preview_set_busy (self->preview, FALSE);
  nabij_tell_preview_say (self->preview, nabij_journal_error_to_sentence (error));
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (NabijTellPage) self = NABIJ_TELL_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijTellBook) book = nabij_tell_book_new_finish (result, &error);
  g_autoptr (NabijPaper) paper = NULL;

  /* Given up for newer choices, or the page is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
    return;
  if (book == NULL) {
    fail (self, error);
    return;
  }

  paper = nabij_tell_book_to_paper (book);
  nabij_tell_preview_set_busy (self->preview, FALSE);
  nabij_tell_preview_set_book (self->preview, book, papers[adw_combo_row_get_selected (self->paper_row)].ratio);
  nabij_paper_exit_set_name (self->exit, nabij_catalogue_get (self->catalogue, NULL, N_ ("What I want to tell")),
                             papers[adw_combo_row_get_selected (self->paper_row)].name);
  nabij_paper_exit_set_paper (self->exit, paper);
}

static void
set_pages (NabijTellPage *self)
{
  g_autoptr (NabijTellText) edited = NULL;

  if (self->text == NULL)
    return;

  if (self->text->parts->len == 0) {
    nabij_tell_preview_set_busy (self->preview, FALSE);
    nabij_tell_preview_set_book (self->preview, NULL, 1.0);
    return;
  }

  edited = nabij_tell_choices_apply_edits (get_choices (self), get_language (self), self->text);
  self->making = g_cancellable_new ();
  nabij_tell_book_new_async (edited, papers[adw_combo_row_get_selected (self->paper_row)].name, gtk_switch_get_active (self->large_type),
                             self->making, set_cb, g_object_ref (self));
}

/* What it says */

static void
edited_cb (NabijTellPage *self,
           const char    *id,
           const char    *text)
{
  if (get_choices (self) == NULL)
    return;

  nabij_tell_choices_edit (get_choices (self), get_language (self), id, text);
  make_soon (self, FALSE, TYPING_MS);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijTellPage) self = NABIJ_TELL_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijTellText) text = nabij_tell_make_text_finish (NABIJ_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
    return;
  if (text == NULL) {
    fail (self, error);
    return;
  }

  g_clear_object (&self->making);
  g_clear_pointer (&self->text, nabij_tell_text_free);
  self->text = g_steal_pointer (&text);
  self->needs_text = FALSE;
  gtk_widget_set_visible (self->says_line, self->text->parts->len > 0);
  gtk_widget_set_visible (self->empty_line, self->text->parts->len == 0);
  nabij_tell_cards_show (self->cards, self->text, get_choices (self), get_language (self));
  set_pages (self);
}

static void
make_text (NabijTellPage *self)
{
  g_autofree char *questions = g_strstrip (nabij_writing_area_dup_text (self->questions));
  g_auto (GStrv) uuids = nabij_tell_choices_list (get_choices (self));
  const char     *author = nabij_tell_choices_get_author (get_choices (self));
  NabijTellChoice choice = {
    .with_picture = gtk_switch_get_active (self->picture),
    .questions = *questions != '\0' ? questions : NULL,
    /* One voice needs no name beside each part. */
    .with_authors = nabij_tell_choices_has_others (get_choices (self)),
    .is_silent = nabij_season_is_silent (nabij_services_get_season (self->services)),
  };

  nabij_tell_choices_get_days (get_choices (self), &choice.first, &choice.last);
  self->making = g_cancellable_new ();
  /* Whoever writes without a name tells of what has no name, and not of everybody. */
  nabij_tell_make_text_async (nabij_services_get_journal (self->services), &choice, (const char *const *)uuids, author != NULL ? author : "",
                              nabij_services_get_words (self->services), nabij_services_get_practices (self->services), self->catalogue,
                              self->making, made_cb, g_object_ref (self));
}

static void
calm_cb (gpointer user_data)
{
  NabijTellPage *self = NABIJ_TELL_PAGE (user_data);

  self->calm_id = 0;
  if (self->needs_text || self->text == NULL)
    make_text (self);
  else
    set_pages (self);
}

static void
choice_cb (NabijTellPage *self)
{
  make_soon (self, TRUE, CHOOSING_MS);
}

static void
days_cb (NabijTellPage *self)
{
  GDate first;
  GDate last;

  if (self->services == NULL)
    return;

  nabij_tell_days_get_days (self->days, &first, &last);
  nabij_tell_sources_set_days (self->sources, &first, &last);
}

static void
look_cb (NabijTellPage *self)
{
  make_soon (self, FALSE, CHOOSING_MS);
}

static void
language_cb (NabijTellPage *self)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijCatalogue) catalogue = NULL;

  if (self->services == NULL)
    return;

  catalogue = nabij_catalogue_new (get_language (self), folder != NULL ? folder : NABIJ_LOCALE_DIR, &error);
  if (catalogue == NULL) {
    /* English is always there. */
    g_message ("The words of the page can not be read: %s", error->message);
    adw_combo_row_set_selected (self->language_row, G_N_ELEMENTS (languages) - 1);
    nabij_tell_preview_say (self->preview, _ ("The Dutch words are not on this computer."));
    return;
  }

  g_clear_pointer (&self->catalogue, nabij_catalogue_unref);
  self->catalogue = g_steal_pointer (&catalogue);
  make_soon (self, TRUE, CHOOSING_MS);
}

/* Questions */

static void
keep_questions (NabijTellPage *self)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (self->services);
  g_autoptr (NabijFamily) family = NULL;
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->keep_id, g_source_remove);
  /* Before the family was read, it waits. */
  if (!self->has_questions_to_keep || !nabij_family_keeper_is_loaded (keeper))
    return;

  self->has_questions_to_keep = FALSE;
  text = nabij_writing_area_dup_text (self->questions);
  family = nabij_family_keeper_copy_family (keeper);
  if (nabij_own_texts_set_questions (family, self->asker, text, nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us))
    nabij_family_keeper_set_family (keeper, family);
}

static void
keep_cb (gpointer user_data)
{
  NabijTellPage *self = NABIJ_TELL_PAGE (user_data);

  self->keep_id = 0;
  keep_questions (self);
}

static void
questions_cb (NabijTellPage *self)
{
  if (self->is_filling || get_choices (self) == NULL)
    return;

  self->has_questions_to_keep = TRUE;
  g_clear_handle_id (&self->keep_id, g_source_remove);
  self->keep_id = g_timeout_add_once (KEEP_MS, keep_cb, self);
  /* What is asked now is what was written last. */
  nabij_tell_choices_forget_edits (get_choices (self), QUESTIONS_ID);
  make_soon (self, TRUE, TYPING_MS);
}

static void
family_cb (NabijTellPage *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  g_autofree char   *shown = NULL;

  if (self->has_questions_to_keep) {
    keep_questions (self);
    return;
  }

  shown = nabij_writing_area_dup_text (self->questions);
  if (g_str_equal (shown, nabij_own_texts_get_questions (family, self->asker)))
    return;
  self->is_filling = TRUE;
  nabij_writing_area_set_text (self->questions, nabij_own_texts_get_questions (family, self->asker));
  self->is_filling = FALSE;
  make_soon (self, TRUE, CHOOSING_MS);
}

/* Each parent has questions of their own. What was written before it was known who writes goes along. */
static void
author_cb (NabijTellPage *self)
{
  const char *author = nabij_author_button_get_author (self->author_button);

  if (self->asker != NULL)
    keep_questions (self);
  g_free (self->asker);
  self->asker = g_strdup (author);
  nabij_tell_sources_set_author (self->sources, author);
  family_cb (self);
}

/* Width */

static void
fit_cb (gpointer user_data)
{
  NabijTellPage    *self = NABIJ_TELL_PAGE (user_data);
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int         em_px = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));
  const gboolean    is_wide = self->surface != NULL && gdk_surface_get_width (self->surface) >= BESIDE_FROM_EM * em_px;
  AdwBin           *from = is_wide ? self->below : self->beside;
  AdwBin           *to = is_wide ? self->beside : self->below;

  pango_font_metrics_unref (metrics);
  self->fit_id = 0;
  if (adw_bin_get_child (to) != NULL)
    return;

  g_object_ref (self->preview);
  adw_bin_set_child (from, NULL);
  adw_bin_set_child (to, GTK_WIDGET (self->preview));
  g_object_unref (self->preview);
  nabij_tell_preview_set_large (self->preview, is_wide);
  gtk_widget_set_visible (self->beside_scroll, is_wide);
  gtk_widget_set_visible (GTK_WIDGET (self->below), !is_wide);
}

static void
width_cb (NabijTellPage *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_once (fit_cb, self);
}

static void
saving_cb (NabijTellPage *self)
{
  nabij_tell_preview_set_saving (self->preview, nabij_paper_exit_get_is_saving (self->exit));
}

static void
turn_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  nabij_tell_preview_turn (NABIJ_TELL_PAGE (widget)->preview, g_variant_get_int32 (parameter));
}

static void
nabij_tell_page_realize (GtkWidget *widget)
{
  NabijTellPage *self = NABIJ_TELL_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_tell_page_parent_class)->realize (widget);
  self->surface = g_object_ref (gtk_native_get_surface (gtk_widget_get_native (widget)));
  self->width_id = g_signal_connect_swapped (self->surface, "notify::width", G_CALLBACK (width_cb), self);
  width_cb (self);
}

static void
nabij_tell_page_unrealize (GtkWidget *widget)
{
  NabijTellPage *self = NABIJ_TELL_PAGE (widget);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_signal_handler (&self->width_id, self->surface);
  g_clear_object (&self->surface);
  GTK_WIDGET_CLASS (nabij_tell_page_parent_class)->unrealize (widget);
}

/* Somebody may have been elsewhere, and written something. */
static void
nabij_tell_page_map (GtkWidget *widget)
{
  NabijTellPage *self = NABIJ_TELL_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_tell_page_parent_class)->map (widget);
  nabij_tell_sources_refresh (self->sources);
  make_soon (self, TRUE, CHOOSING_MS);
}

static void
nabij_tell_page_unmap (GtkWidget *widget)
{
  NabijTellPage *self = NABIJ_TELL_PAGE (widget);

  keep_questions (self);
  g_clear_handle_id (&self->calm_id, g_source_remove);
  g_cancellable_cancel (self->making);
  GTK_WIDGET_CLASS (nabij_tell_page_parent_class)->unmap (widget);
}

static void
nabij_tell_page_dispose (GObject *object)
{
  NabijTellPage *self = NABIJ_TELL_PAGE (object);
  GtkWidget     *child;

  g_clear_handle_id (&self->calm_id, g_source_remove);
  g_clear_handle_id (&self->keep_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  if (self->exit != NULL)
    nabij_paper_exit_close (self->exit);
  g_clear_object (&self->exit);
  g_clear_object (&self->services);
  g_clear_pointer (&self->catalogue, nabij_catalogue_unref);
  g_clear_pointer (&self->text, nabij_tell_text_free);
  g_clear_pointer (&self->asker, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_tell_page_parent_class)->dispose (object);
}

static void
nabij_tell_page_class_init (NabijTellPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_tell_page_dispose;
  widget_class->realize = nabij_tell_page_realize;
  widget_class->unrealize = nabij_tell_page_unrealize;
  widget_class->map = nabij_tell_page_map;
  widget_class->unmap = nabij_tell_page_unmap;

  g_type_ensure (NABIJ_TYPE_AUTHOR_BUTTON);
  g_type_ensure (NABIJ_TYPE_TELL_CARDS);
  g_type_ensure (NABIJ_TYPE_TELL_DAYS);
  g_type_ensure (NABIJ_TYPE_TELL_PREVIEW);
  g_type_ensure (NABIJ_TYPE_TELL_SOURCES);
  g_type_ensure (NABIJ_TYPE_WRITING_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/tell/nabij-tell-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, author_button);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, days);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, sources);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, picture);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, questions);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, paper_row);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, large_type);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, says_line);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, empty_line);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, cards);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, below);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, beside_scroll);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, beside);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, questions_cb);

  gtk_widget_class_set_css_name (widget_class, "tell-page");
  gtk_widget_class_install_action (widget_class, "tell.turn", "i", turn_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "tell.turn", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "tell.turn", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save", NULL);
}

static void
nabij_tell_page_init (NabijTellPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* As the program speaks, and as paper is at this place. */
static void
choose_look (NabijTellPage *self)
{
  const gboolean is_dutch = g_str_has_prefix (g_get_language_names_with_category ("LC_MESSAGES")[0], "nl");

  adw_combo_row_set_selected (self->language_row, is_dutch ? 0 : 1);
  adw_combo_row_set_selected (self->paper_row, g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? 1 : 0);
}

/**
 * nabij_tell_page_new:
 * @services: what it needs from the world
 *
 * Makes the page on which somebody puts together what to tell to a midwife or a doctor, sees exactly
 * what it says, and prints or saves it.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_tell_page_new (NabijServices *services)
{
  NabijTellPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_TELL_PAGE, NULL);
  self->services = g_object_ref (services);
  self->exit = nabij_paper_exit_new (GTK_WIDGET (self), nabij_services_get_file_picker (services), _ ("What I want to tell"), NULL);
  g_signal_connect_object (self->exit, "ended", G_CALLBACK (nabij_tell_preview_say), self->preview, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->exit, "notify::is-saving", G_CALLBACK (saving_cb), self, G_CONNECT_SWAPPED);
  nabij_tell_sources_set_services (self->sources, services);
  nabij_tell_days_set_services (self->days, services);
  choose_look (self);
  language_cb (self);
  family_cb (self);
  nabij_author_button_set_services (self->author_button, services);
  g_signal_connect_object (self->author_button, "notify::author", G_CALLBACK (author_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (family_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
