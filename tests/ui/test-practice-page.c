/* test-practice-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-own-texts.h"
#include "nabij-page-fixture.h"
#include "nabij-practice-choice.h"
#include "nabij-practice-page.h"
#include "nabij-sentence-chooser.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>
#include <string.h>

#define NARROWEST_PX 360

typedef struct {
  NabijPageFixture base;
  NabijServices   *services;
} Fixture;

static NabijFamilyKeeper *
get_keeper (Fixture *fixture)
{
  return nabij_services_get_family_keeper (fixture->services);
}

static const NabijFamily *
get_family (Fixture *fixture)
{
  return nabij_family_keeper_get_family (get_keeper (fixture));
}

static void
set_told (Fixture     *fixture,
          NabijTold    told,
          NabijSilence silence)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (fixture));

  family->told = told;
  family->silence = silence;
  if (told == NABIJ_TOLD_BABY_IS_HERE && family->children->len == 0)
    nabij_family_add_child (family);
  nabij_family_keeper_set_family (get_keeper (fixture), family);
}

static void
begin (Fixture *fixture,
       int      hour)
{
  nabij_page_fixture_init (&fixture->base, hour);
  g_settings_reset (fixture->base.ui.settings, "variants");
  fixture->services = nabij_ui_fixture_make_services (&fixture->base.ui, NULL);
}

static void
show (Fixture    *fixture,
      const char *practice_id)
{
  nabij_page_fixture_show (&fixture->base, nabij_practice_page_new (fixture->services, practice_id));
}

static void
end (Fixture *fixture)
{
  nabij_page_fixture_let_go (&fixture->base);
  g_settings_reset (fixture->base.ui.settings, "variants");
  /* The fixture's own services are let go last, with the journal. */
  g_clear_object (&fixture->services);
  nabij_page_fixture_clear (&fixture->base);
}

/* All texts that are seen in a widget. */
static void
add_texts (GtkWidget *widget,
           GString   *texts)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_texts (child, texts);
}

static char *
get_texts (Fixture *fixture)
{
  GString *texts = g_string_new (NULL);

  add_texts (fixture->base.page, texts);
  return g_string_free (texts, FALSE);
}

/* Every practice, in every season, by day and night: its card says what core says, and none of the
 * safety lines is missing. */
static void
test_every_practice (void)
{
  static const struct {
    NabijTold    told;
    NabijSilence silence;
  } families[] = {
    { NABIJ_TOLD_NOTHING, NABIJ_SILENCE_NONE },
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE },
    { NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE },
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PREGNANCY_ENDED },
  };
  static const int hours[] = { 15, 23 };

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++) {
    for (gsize hour = 0; hour < G_N_ELEMENTS (hours); hour++) {
      Fixture        fixture = { 0 };
      NabijSituation situation;
      g_autoptr (GPtrArray) practices = NULL;

      begin (&fixture, hours[hour]);
      set_told (&fixture, families[i].told, families[i].silence);
      nabij_services_get_situation (fixture.services, &situation);
      practices = nabij_practices_list_all (nabij_services_get_practices (fixture.services));
      for (guint j = 0; j < practices->len; j++) {
        NabijPractice          *practice = practices->pdata[j];
        g_autofree const char **safety = nabij_practice_list_safety (practice, &situation);
        g_autofree char        *texts = NULL;

        if (!nabij_practice_fits (practice, &situation) || nabij_practice_get_variant_of (practice) != NULL)
          continue;

        g_test_message ("%s", nabij_practice_get_id (practice));
        show (&fixture, nabij_practice_get_id (practice));
        texts = get_texts (&fixture);
        g_assert_nonnull (strstr (texts, nabij_practice_get_name (practice, &situation)));
        g_assert_nonnull (strstr (texts, nabij_practice_get_about (practice, &situation)));
        for (guint k = 0; safety[k] != NULL; k++)
          g_assert_nonnull (strstr (texts, safety[k]));
        if (nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_CRYING) {
          g_autofree char *crying = g_strjoin ("\n", nabij_practice_crying_title (), nabij_practice_crying_text (situation.more_children), NULL);

          g_assert_nonnull (strstr (texts, crying));
        }
        if (situation.night && situation.season == NABIJ_SEASON_AFTER)
          g_assert_null (strstr (texts, "close your eyes"));
        nabij_page_fixture_let_go (&fixture.base);
      }
      show (&fixture, "five-exhales");
      end (&fixture);
    }
  }
}

static void
press (Fixture    *fixture,
       const char *id)
{
  g_signal_emit_by_name (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BUTTON, id), "clicked");
}

static void
choose_variant (Fixture *fixture,
                guint    number)
{
  GtkWidget *button = gtk_widget_get_first_child (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BOX, "variants"));

  for (; number > 0; number--)
    button = gtk_widget_get_next_sibling (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
test_variants (void)
{
  Fixture          fixture = { 0 };
  g_autofree char *texts = NULL;

  begin (&fixture, 15);
  show (&fixture, "warm-place");
  press (&fixture, "begin_button");
  choose_variant (&fixture, 1);
  press (&fixture, "begin_button");
  g_assert_cmpstr (fixture.base.activated->str, ==, "practice:warm-place practice:warm-place-forest ");
  texts = get_texts (&fixture);
  g_assert_nonnull (strstr (texts, "Read first. Then you may close your eyes."));
  g_assert_nonnull (strstr (texts, "A beach"));
  nabij_page_fixture_let_go (&fixture.base);

  /* It is remembered, also where a variant itself is asked for. */
  g_string_truncate (fixture.base.activated, 0);
  show (&fixture, "warm-place-rain");
  press (&fixture, "begin_button");
  choose_variant (&fixture, 0);
  press (&fixture, "begin_button");
  g_assert_cmpstr (fixture.base.activated->str, ==, "practice:warm-place-forest practice:warm-place ");
  end (&fixture);
}

static void
test_unknown (void)
{
  Fixture fixture = { 0 };

  begin (&fixture, 15);
  show (&fixture, "no-such-practice");
  g_assert_true (gtk_widget_get_visible (nabij_page_fixture_find (&fixture.base, GTK_TYPE_LABEL, "silence")));
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (&fixture.base, ADW_TYPE_CLAMP, "bar")));
  end (&fixture);
}

/* A silence is not waited for. */
static void
test_silent (void)
{
  Fixture          fixture = { 0 };
  g_autofree char *texts = NULL;

  begin (&fixture, 15);
  set_told (&fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  show (&fixture, "skin-to-skin");
  set_told (&fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_OPENED);
  texts = get_texts (&fixture);
  g_assert_null (strstr (texts, "baby"));
  g_assert_null (strstr (texts, "Skin"));
  g_assert_nonnull (strstr (texts, "This is not needed now."));
  end (&fixture);
}

static GtkCheckButton *
get_sentence (Fixture *fixture,
              guint    number)
{
  GtkWidget *row = gtk_widget_get_first_child (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BOX, "rows"));

  for (; number > 0; number--)
    row = gtk_widget_get_next_sibling (row);
  return GTK_CHECK_BUTTON (gtk_widget_get_first_child (row));
}

static void
test_sentence (void)
{
  Fixture          fixture = { 0 };
  const char      *chosen;
  g_autofree char *uuid = NULL;
  guint            n_rows = 0;

  begin (&fixture, 15);
  show (&fixture, "one-sentence");
  for (GtkWidget *row = gtk_widget_get_first_child (nabij_page_fixture_find (&fixture.base, GTK_TYPE_BOX, "rows")); row != NULL; row = gtk_widget_get_next_sibling (row))
    n_rows++;
  /* None is fine. */
  g_assert_true (gtk_check_button_get_active (get_sentence (&fixture, n_rows - 1)));
  g_assert_null (nabij_family_get_sentence (get_family (&fixture)));

  gtk_check_button_set_active (get_sentence (&fixture, 0), TRUE);
  g_assert_cmpstr (nabij_family_get_sentence (get_family (&fixture)), ==, "sentence-here");

  /* A new one of their own stands first and is meant. */
  gtk_editable_set_text (GTK_EDITABLE (nabij_page_fixture_find (&fixture.base, GTK_TYPE_ENTRY, "entry")), "  Dag <kleine> schat אני כאן  ");
  press (&fixture, "add_button");
  g_assert_true (gtk_check_button_get_active (get_sentence (&fixture, 0)));
  chosen = nabij_family_get_sentence (get_family (&fixture));
  uuid = g_strdup (chosen);
  g_assert_cmpstr (nabij_own_texts_find (get_family (&fixture), chosen)->text, ==, "Dag <kleine> schat אני כאן");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nabij_page_fixture_find (&fixture.base, GTK_TYPE_ENTRY, "entry"))), ==, "");
  g_assert_cmpuint (get_family (&fixture)->sentences->len, ==, 2);

  /* What is taken away can be put back where it was. */
  g_signal_emit_by_name (gtk_widget_get_next_sibling (GTK_WIDGET (get_sentence (&fixture, 0))), "clicked");
  g_assert_null (nabij_own_texts_find (get_family (&fixture), uuid));
  nabij_ui_undo (fixture.base.page);
  g_assert_cmpstr (nabij_own_texts_find (get_family (&fixture), uuid)->text, ==, "Dag <kleine> schat אני כאן");
  g_assert_cmpstr (g_object_get_data (G_OBJECT (get_sentence (&fixture, 0)), "sentence"), ==, uuid);

  gtk_check_button_set_active (get_sentence (&fixture, n_rows), TRUE);
  g_assert_null (nabij_family_get_sentence (get_family (&fixture)));

  /* Without words there is nothing to choose. */
  choose_variant (&fixture, 1);
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (&fixture.base, GTK_TYPE_BOX, "choosers")));
  end (&fixture);
}

/* Not in silence, nor of what is read once, nor of a baby who cries. */
static void
test_remind_me (void)
{
  static const struct {
    const char  *practice;
    NabijTold    told;
    NabijSilence silence;
    gboolean     is_shown;
  } rows[] = {
    { "five-exhales", NABIJ_TOLD_NOTHING, NABIJ_SILENCE_NONE, TRUE },
    { "before-sleep", NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, TRUE },
    { "our-order", NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE, TRUE },
    { "three-steps", NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE, TRUE },
    { "signals", NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE, FALSE },
    { "when-your-baby-cries", NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE, FALSE },
    { "lay-down", NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE, FALSE },
    { "five-exhales", NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PAUSE, FALSE },
    { "glass-of-water", NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PREGNANCY_ENDED, FALSE },
  };
  Fixture fixture = { 0 };

  begin (&fixture, 15);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    set_told (&fixture, rows[i].told, rows[i].silence);
    g_test_message ("%s", rows[i].practice);
    show (&fixture, rows[i].practice);
    g_assert_cmpint (gtk_widget_get_mapped (nabij_page_fixture_find (&fixture.base, GTK_TYPE_BUTTON, "remind_link")), ==, rows[i].is_shown);
    nabij_page_fixture_let_go (&fixture.base);
  }

  /* Of a ritual, and not of the variant that happens to be chosen. */
  set_told (&fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE);
  show (&fixture, "warm-place");
  choose_variant (&fixture, 1);
  press (&fixture, "remind_link");
  g_assert_cmpstr (fixture.base.activated->str, ==, "remind:warm-place ");
  set_told (&fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PAUSE);
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (&fixture.base, GTK_TYPE_BUTTON, "remind_link")));
  end (&fixture);
}

static void
test_fits_with_large_text (void)
{
  static const char *const ids[] = { "warm-place", "one-sentence", "one-song", "before-sleep" };
  Fixture                  fixture = { 0 };
  int                      minimum_px;

  begin (&fixture, 15);
  nabij_page_fixture_enlarge_text (&fixture.base);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    show (&fixture, ids[i]);
    gtk_widget_measure (fixture.base.page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, NULL, NULL, NULL);
    g_test_message ("%s: %d px", ids[i], minimum_px);
    g_assert_cmpint (minimum_px, <=, NARROWEST_PX);
    nabij_page_fixture_let_go (&fixture.base);
  }
  show (&fixture, "five-exhales");
  end (&fixture);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  g_test_add_func ("/nabij/ui/practice-page/every-practice", test_every_practice);
  g_test_add_func ("/nabij/ui/practice-page/variants", test_variants);
  g_test_add_func ("/nabij/ui/practice-page/unknown", test_unknown);
  g_test_add_func ("/nabij/ui/practice-page/is-silent-at-once", test_silent);
  g_test_add_func ("/nabij/ui/practice-page/sentence", test_sentence);
  g_test_add_func ("/nabij/ui/practice-page/remind-me", test_remind_me);
  /* The last one: the text stays large. */
  g_test_add_func ("/nabij/ui/practice-page/fits-with-large-text", test_fits_with_large_text);

  return g_test_run ();
}
