/* nabij-keepsake-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Six weeks of a journal: every kind, moments of every form, long texts, other scripts, markup.
 */

#include "config.h"

#include "nabij-keepsake-fixture.h"

#define HOUR_US (3600 * (gint64)G_USEC_PER_SEC)
#define DAY_US (24 * HOUR_US)
/* Tuesday 17 November 2026, 15:00 in Amsterdam. */
#define NOW_US (G_GINT64_CONSTANT (1794924000) * G_USEC_PER_SEC)

#define LONG_TEXT                                                                                              \
  "Vandaag voelde ik je voor het eerst echt duidelijk, net toen dat ene liedje op de radio kwam. Ik stond in " \
  "de keuken met natte handen en durfde niet te bewegen, alsof je dan zou schrikken. Het was zo zacht dat ik " \
  "eerst dacht dat ik het me verbeeldde, en toen nog een keer, en nog een keer.\n\n"                           \
  "Je vader geloofde het niet meteen. Hij legde zijn hand op mijn buik en wachtte wel een kwartier, heel "     \
  "stil, en natuurlijk deed je toen niets meer. We hebben gelachen. Morgen proberen we het weer, met "         \
  "hetzelfde liedje.\n"

static NabijEntry *
make (const NabijEntryFields *fields,
      double                  days_ago,
      double                  calmer_after_hours)
{
  NabijEntryFields made = *fields;

  made.instant = (NabijInstant){ NOW_US - (gint64)(days_ago * DAY_US), 3600 };
  if (made.is_calmer)
    made.calmer = (NabijInstant){ made.instant.utc_us + (gint64)(calmer_after_hours * HOUR_US), 3600 };
  return nabij_entry_new (&made);
}

GPtrArray *
nabij_keepsake_fixture_entries (void)
{
  static const char *const night[] = { "slept-badly", NULL };
  static const char *const own[] = { "het telefoontje", NULL };
  static const char *const outside[] = { "even buiten", "een kop thee", NULL };
  GPtrArray               *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_autofree char         *very_long = NULL;
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < 12; i++)
    g_string_append (text, LONG_TEXT "\n");
  very_long = g_string_free (text, FALSE);

  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_TENSE, .circumstances = night, .is_calmer = TRUE, .tension_after = NABIJ_TENSION_CALM }, 40.1, 20));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .title = "Namen", .text = "Noor, Sam, Jip.\nOf toch Robin.\n\nVragen aan oma hoe zij heette." }, 38.2, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_SESSION, .practice = "water-and-rust", .pattern = "water", .duration_us = HOUR_US / 20 }, 38.0, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_SESSION, .practice = "five-exhales", .pattern = "water", .duration_us = HOUR_US / 60 }, 37.9, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .title = "Voor het eerst", .text = LONG_TEXT, .author = "Anna" }, 30.0, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_TOO_MUCH, .own_circumstances = own, .text = "Na dat telefoontje kreeg ik mijn hoofd niet stil, tot ik even buiten stond.", .about_contact = TRUE, .is_calmer = TRUE, .tension_after = NABIJ_TENSION_A_LITTLE, .own_helped = outside, .repair = "Sorry dat ik zo kortaf was. Ik ben er weer.", .author = "Anna" }, 24.0, 3));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_SESSION, .practice = "five-exhales", .pattern = "water", .duration_us = HOUR_US / 60, .text = "Mijn schouders zakten vanzelf." }, 22.0, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_VERY_TENSE, .is_calmer = TRUE, .text = "Zonder woord erna." }, 20.0, 2));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .title = "<b>Geen opmaak</b> & toch", .text = "<span foreground=\"red\">rood</span> &amp; <i>niet</i>", .author = "Bas" }, 18.0, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .is_calmer = TRUE, .text = "Zonder enig woord." }, 15.0, 30));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .text = "שלום, תינוק קטן שלי. אני מחכה לך.\nEn in het Nederlands: ik wacht op je. 🌊" }, 12.0, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_A_LITTLE, .is_calmer = TRUE, .tension_after = NABIJ_TENSION_A_LITTLE }, 9.0, 4));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .title = "Een lange brief", .text = very_long }, 6.0, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_VERY_TENSE, .title = "Na het telefoontje", .is_calmer = TRUE, .tension_after = NABIJ_TENSION_CALM }, 3.1, 26));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_TENSE, .is_calmer = TRUE, .tension_after = NABIJ_TENSION_CALM }, 3.0, 5));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_TENSE, .text = "Dit staat nog open." }, 0.1, 0));
  return entries;
}

/* Many moments, the oldest first, three a day. */
GPtrArray *
nabij_keepsake_fixture_moments (guint n_moments)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);

  for (guint i = 0; i < n_moments; i++)
    g_ptr_array_add (entries, make (&(NabijEntryFields){
                                      .kind = NABIJ_ENTRY_KIND_MOMENT,
                                      .tension = (NabijTension)(i * 7 % (NABIJ_TENSION_LAST + 1)),
                                      .is_calmer = i % 5 != 0,
                                      .tension_after = (NabijTension)(i % 3),
                                    },
                                    (n_moments - i) / 3.0, 5));
  return entries;
}
