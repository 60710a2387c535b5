/* test-entry-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry-json.h"
#include "nabij-instant-text.h"
#include "nabij-transfer-error.h"
#include "nabij-transfer-fixture.h"

#include <string.h>

#define UUID "\"uuid\": \"0b5f6c0e-5a0b-4a8e-9c7f-0123456789ab\""
#define WHEN "\"when\": \"2026-11-21T20:04:05+01:00\""
#define NOTE UUID ", \"kind\": \"note\", " WHEN
#define MOMENT UUID ", \"kind\": \"moment\", " WHEN
#define CHECK_IN UUID ", \"kind\": \"check-in\", " WHEN ", \"check_in\": "
#define SESSION UUID ", \"kind\": \"session\", \"practice\": \"water-and-rust\", " WHEN

typedef struct {
  const char *name;
  const char *json;
  int         code;
  const char *member; /* what the sentence names */
} Bad;

static const Bad bads[] = {
  { "empty", "", NABIJ_TRANSFER_ERROR_NOT_JSON, NULL },
  { "list", "[]", NABIJ_TRANSFER_ERROR_ENTRY, NULL },
  { "number", "12", NABIJ_TRANSFER_ERROR_ENTRY, NULL },
  { "nothing-in-it", "{}", NABIJ_TRANSFER_ERROR_ENTRY, "uuid" },
  { "uuid-missing", "{\"kind\": \"note\", " WHEN "}", NABIJ_TRANSFER_ERROR_ENTRY, "uuid" },
  { "uuid-null", "{\"uuid\": null, \"kind\": \"note\", " WHEN "}", NABIJ_TRANSFER_ERROR_ENTRY, "uuid" },
  { "uuid-number", "{\"uuid\": 12, \"kind\": \"note\", " WHEN "}", NABIJ_TRANSFER_ERROR_ENTRY, "uuid" },
  { "uuid-short", "{\"uuid\": \"0b5f6c0e\", \"kind\": \"note\", " WHEN "}", NABIJ_TRANSFER_ERROR_ENTRY, "uuid" },
  { "uuid-braces", "{\"uuid\": \"{0b5f6c0e-5a0b-4a8e-9c7f-0123456789ab}\", \"kind\": \"note\", " WHEN "}", NABIJ_TRANSFER_ERROR_ENTRY, "uuid" },
  { "kind-missing", "{" UUID ", " WHEN "}", NABIJ_TRANSFER_ERROR_ENTRY, "kind" },
  { "kind-unknown", "{" UUID ", \"kind\": \"photo\", " WHEN "}", NABIJ_TRANSFER_ERROR_ENTRY, "kind" },
  { "kind-list", "{" UUID ", \"kind\": [\"note\"], " WHEN "}", NABIJ_TRANSFER_ERROR_ENTRY, "kind" },
  { "when-missing", "{" UUID ", \"kind\": \"note\"}", NABIJ_TRANSFER_ERROR_ENTRY, "when" },
  { "when-number", "{" UUID ", \"kind\": \"note\", \"when\": 1795287845}", NABIJ_TRANSFER_ERROR_ENTRY, "when" },
  { "when-year-0", "{" UUID ", \"kind\": \"note\", \"when\": \"0000-01-01T00:00:00Z\"}", NABIJ_TRANSFER_ERROR_ENTRY, "when" },
  { "when-year-99999", "{" UUID ", \"kind\": \"note\", \"when\": \"99999-01-01T00:00:00Z\"}", NABIJ_TRANSFER_ERROR_ENTRY, "when" },
  { "added-no-time", "{" NOTE ", \"added\": \"2026-11-21\"}", NABIJ_TRANSFER_ERROR_ENTRY, "added" },
  { "changed-true", "{" NOTE ", \"changed\": true}", NABIJ_TRANSFER_ERROR_ENTRY, "changed" },
  { "text-number", "{" NOTE ", \"text\": 1}", NABIJ_TRANSFER_ERROR_ENTRY, "text" },
  { "text-list", "{" NOTE ", \"text\": [\"a\"]}", NABIJ_TRANSFER_ERROR_ENTRY, "text" },
  { "title-object", "{" NOTE ", \"title\": {}}", NABIJ_TRANSFER_ERROR_ENTRY, "title" },
  { "author-false", "{" NOTE ", \"author\": false}", NABIJ_TRANSFER_ERROR_ENTRY, "author" },
  { "practice-missing", "{" UUID ", \"kind\": \"session\", " WHEN "}", NABIJ_TRANSFER_ERROR_ENTRY, "practice" },
  { "duration-text", "{" SESSION ", \"duration_us\": \"3\"}", NABIJ_TRANSFER_ERROR_ENTRY, "duration_us" },
  { "duration-fraction", "{" SESSION ", \"duration_us\": 1.5}", NABIJ_TRANSFER_ERROR_ENTRY, "duration_us" },
  { "duration-negative", "{" SESSION ", \"duration_us\": -1}", NABIJ_TRANSFER_ERROR_ENTRY, "duration_us" },
  { "duration-for-ever", "{" SESSION ", \"duration_us\": 9223372036854775807}", NABIJ_TRANSFER_ERROR_ENTRY, "duration_us" },
  { "duration-beyond-numbers", "{" SESSION ", \"duration_us\": 99999999999999999999999}", NABIJ_TRANSFER_ERROR_ENTRY, "duration_us" },
  { "duration-nan", "{" SESSION ", \"duration_us\": NaN}", NABIJ_TRANSFER_ERROR_NOT_JSON, NULL },
  { "duration-infinity", "{" SESSION ", \"duration_us\": Infinity}", NABIJ_TRANSFER_ERROR_NOT_JSON, NULL },
  { "duration-minus-infinity", "{" SESSION ", \"duration_us\": -Infinity}", NABIJ_TRANSFER_ERROR_NOT_JSON, NULL },
  { "moment-of-nobody", "{" SESSION ", \"moment\": \"me\"}", NABIJ_TRANSFER_ERROR_ENTRY, "moment" },
  { "tension-unknown", "{" MOMENT ", \"tension\": \"furious\"}", NABIJ_TRANSFER_ERROR_ENTRY, "tension" },
  { "tension-number", "{" MOMENT ", \"tension\": 3}", NABIJ_TRANSFER_ERROR_ENTRY, "tension" },
  { "circumstances-text", "{" MOMENT ", \"circumstances\": \"crying\"}", NABIJ_TRANSFER_ERROR_ENTRY, "circumstances" },
  { "circumstances-of-numbers", "{" MOMENT ", \"circumstances\": [1]}", NABIJ_TRANSFER_ERROR_ENTRY, "circumstances" },
  { "circumstances-of-null", "{" MOMENT ", \"own_circumstances\": [null]}", NABIJ_TRANSFER_ERROR_ENTRY, "own_circumstances" },
  { "contact-number", "{" MOMENT ", \"about_contact\": 1}", NABIJ_TRANSFER_ERROR_ENTRY, "about_contact" },
  { "calmer-true", "{" MOMENT ", \"calmer\": true}", NABIJ_TRANSFER_ERROR_ENTRY, "calmer" },
  { "calmer-without-when", "{" MOMENT ", \"calmer\": {}}", NABIJ_TRANSFER_ERROR_ENTRY, "when" },
  { "helped-text", "{" MOMENT ", \"calmer\": {" WHEN ", \"helped\": \"sleep\"}}", NABIJ_TRANSFER_ERROR_ENTRY, "helped" },
  { "repair-number", "{" MOMENT ", \"calmer\": {" WHEN ", \"repair\": 1}}", NABIJ_TRANSFER_ERROR_ENTRY, "repair" },
  { "check-in-text", "{" CHECK_IN "\"often\"}", NABIJ_TRANSFER_ERROR_ENTRY, "check_in" },
  { "check-in-list", "{" CHECK_IN "[]}", NABIJ_TRANSFER_ERROR_ENTRY, "check_in" },
  { "form-number", "{" CHECK_IN "{\"form\": 1}}", NABIJ_TRANSFER_ERROR_ENTRY, "form" },
  { "more-children-number", "{" CHECK_IN "{\"more_children\": 2}}", NABIJ_TRANSFER_ERROR_ENTRY, "more_children" },
  { "answers-list", "{" CHECK_IN "{\"answers\": [\"often\"]}}", NABIJ_TRANSFER_ERROR_ENTRY, "answers" },
  { "answer-number", "{" CHECK_IN "{\"answers\": {\"rest\": 3}}}", NABIJ_TRANSFER_ERROR_ENTRY, "rest" },
  { "talk-true", "{" CHECK_IN "{\"talk\": true}}", NABIJ_TRANSFER_ERROR_ENTRY, "talk" },
  { "good-list", "{" CHECK_IN "{\"good\": []}}", NABIJ_TRANSFER_ERROR_ENTRY, "good" },
  { "hard-number", "{" CHECK_IN "{\"hard\": 0}}", NABIJ_TRANSFER_ERROR_ENTRY, "hard" },
  { "need-object", "{" CHECK_IN "{\"need\": {}}}", NABIJ_TRANSFER_ERROR_ENTRY, "need" },
  { "finished-text", "{" CHECK_IN "{\"finished\": \"yes\"}}", NABIJ_TRANSFER_ERROR_ENTRY, "finished" },
  { "nul-escape", "{" NOTE ", \"text\": \"a\\u0000b\"}", NABIJ_TRANSFER_ERROR_NUL, NULL },
  { "lone-high-surrogate", "{" NOTE ", \"text\": \"\\ud83d\"}", NABIJ_TRANSFER_ERROR_ENCODING, NULL },
  { "lone-low-surrogate", "{" NOTE ", \"text\": \"\\udc00\"}", NABIJ_TRANSFER_ERROR_ENCODING, NULL },
  { "not-utf-8", "{" NOTE ", \"text\": \"caf\xe9\"}", NABIJ_TRANSFER_ERROR_ENCODING, NULL },
  { "two-entries", "{" NOTE "}{" NOTE "}", NABIJ_TRANSFER_ERROR_NOT_JSON, NULL },
  { "cut-short", "{" NOTE ", \"text\": \"a", NABIJ_TRANSFER_ERROR_NOT_JSON, NULL },
};

static void
test_bad (gconstpointer data)
{
  const Bad *bad = data;
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *named = NULL;

  entry = nabij_entry_from_json (bad->json, -1, 7, &error);
  g_assert_null (entry);
  g_assert_error (error, NABIJ_TRANSFER_ERROR, bad->code);
  g_assert_true (g_str_has_suffix (nabij_transfer_error_to_sentence (error), "Nothing was changed."));

  if (bad->code != NABIJ_TRANSFER_ERROR_ENTRY)
    return;
  named = g_strdup_printf ("“%s”", bad->member);
  g_assert_nonnull (strstr (error->message, "Entry 7 "));
  if (bad->member != NULL)
    g_assert_nonnull (strstr (error->message, named));
}

/* Whatever is in an entry, it comes back as it was. */
static void
test_comes_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 500; i++) {
    g_autoptr (NabijEntry) entry = transfer_random_entry (random);
    g_autofree char *json = nabij_entry_to_json (entry);
    g_autoptr (NabijEntry) again = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (g_utf8_validate (json, -1, NULL));
    g_assert_null (strchr (json, '\n'));
    again = nabij_entry_from_json (json, -1, 0, &error);
    g_assert_no_error (error);
    g_assert_true (nabij_entry_equal (entry, again));
  }
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (1024 * 1024, 'a');
  g_autofree char *json = NULL;
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (NabijEntry) again = NULL;
  g_autoptr (GError) error = NULL;

  memset (text, '\x01', 10000);
  entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .text = text });
  json = nabij_entry_to_json (entry);
  again = nabij_entry_from_json (json, -1, 0, &error);
  g_assert_no_error (error);
  g_assert_true (nabij_entry_equal (entry, again));
}

static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (NABIJ_ENTRY_JSON_SIZE_MAX, 'a');
  g_autofree char *json = g_strdup_printf ("{" NOTE ", \"text\": \"%s\"}", text);
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  entry = nabij_entry_from_json (json, -1, 1, &error);
  g_assert_null (entry);
  g_assert_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_TOO_LARGE);
}

/* What a newer program adds is passed over, and nothing has to be said that is not known. */
static void
test_unknown_and_missing (void)
{
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  const NabijEntryFields *fields;

  entry = nabij_entry_from_json ("{\"mood\": {\"a\": [1, 2]}, " MOMENT ", \"text\": null, \"calmer\": null,"
                                 " \"circumstances\": null, \"tension\": null, \"duration_us\": 3}",
                                 -1, 0, &error);
  g_assert_no_error (error);
  fields = nabij_entry_get_fields (entry);
  g_assert_cmpint (fields->kind, ==, NABIJ_ENTRY_KIND_MOMENT);
  g_assert_null (fields->text);
  g_assert_cmpint (fields->tension, ==, NABIJ_TENSION_UNSET);
  g_assert_false (fields->is_calmer);
  g_assert_cmpint (fields->added_us, ==, fields->instant.utc_us);
  g_assert_cmpint (fields->changed_us, ==, fields->instant.utc_us);
}

/* A newer program may ask and answer more. What people wrote is kept. */
static void
test_check_in_of_a_newer_program (void)
{
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  const NabijCheckIn *check_in;

  entry = nabij_entry_from_json ("{" CHECK_IN "{\"form\": \"at-school\", \"answers\": {\"dreams\": \"often\", \"calm\": \"always\","
                                 " \"rest\": \"hardly\", \"alert\": null}, \"talk\": \"tomorrow\", \"good\": \"Het bad\", \"more\": []}}",
                                 -1, 0, &error);
  g_assert_no_error (error);
  check_in = nabij_entry_get_fields (entry)->check_in;
  g_assert_nonnull (check_in);
  g_assert_cmpint (check_in->form, ==, NABIJ_CHECK_IN_FORM_SELF);
  g_assert_false (check_in->more_children);
  g_assert_cmpint (check_in->answers[NABIJ_CHECK_IN_ITEM_CALM], ==, NABIJ_CHECK_IN_ANSWER_NONE);
  g_assert_cmpint (check_in->answers[NABIJ_CHECK_IN_ITEM_ALERT], ==, NABIJ_CHECK_IN_ANSWER_NONE);
  g_assert_cmpint (check_in->answers[NABIJ_CHECK_IN_ITEM_REST], ==, NABIJ_CHECK_IN_ANSWER_HARDLY);
  g_assert_cmpint (check_in->talk, ==, NABIJ_CHECK_IN_TALK_NONE);
  g_assert_cmpstr (check_in->good, ==, "Het bad");
  g_assert_null (check_in->hard);
  g_assert_false (check_in->is_finished);
}

static void
test_one_name (void)
{
  g_autoptr (NabijEntry) entry = NULL;

  entry = nabij_entry_from_json ("{\"uuid\": \"0B5F6C0E-5A0B-4A8E-9C7F-0123456789AB\", \"kind\": \"note\", " WHEN "}", -1, 0, NULL);
  g_assert_cmpstr (nabij_entry_get_uuid (entry), ==, "0b5f6c0e-5a0b-4a8e-9c7f-0123456789ab");
}

static void
test_markup_is_text (void)
{
  g_autoptr (NabijEntry) entry = NULL;

  entry = nabij_entry_from_json ("{" NOTE ", \"text\": \"<b>a</b> &amp; <script>\"}", -1, 0, NULL);
  g_assert_cmpstr (nabij_entry_get_text (entry), ==, "<b>a</b> &amp; <script>");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bads); i++) {
    g_autofree char *path = g_strconcat ("/nabij/journal/entry-json/refuses/", bads[i].name, NULL);

    g_test_add_data_func (path, &bads[i], test_bad);
  }
  g_test_add_func ("/nabij/journal/entry-json/comes-back", test_comes_back);
  g_test_add_func ("/nabij/journal/entry-json/takes-a-long-text", test_long_text);
  g_test_add_func ("/nabij/journal/entry-json/refuses-without-end", test_too_long);
  g_test_add_func ("/nabij/journal/entry-json/passes-over-what-is-unknown", test_unknown_and_missing);
  g_test_add_func ("/nabij/journal/entry-json/reads-a-check-in-of-a-newer-program", test_check_in_of_a_newer_program);
  g_test_add_func ("/nabij/journal/entry-json/knows-one-name-for-an-entry", test_one_name);
  g_test_add_func ("/nabij/journal/entry-json/takes-markup-as-text", test_markup_is_text);

  return g_test_run ();
}
