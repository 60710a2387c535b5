/* test-json-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-json-scan.h"
#include "nabij-transfer-error.h"

#include <string.h>

static const char *const goods[] = {
  "{}",
  "[]",
  "\"\"",
  "0",
  "-0",
  "12",
  "-3.5e-10",
  "1E+9",
  "true",
  "false",
  "null",
  " \t\r\n{ } ",
  "\xef\xbb\xbf{}",
  "{\"a\":1,\"b\":[1,2,{\"c\":null}],\"\":{}}",
  "[[],[[]],{},\"\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
  "\"\\ud83d\\ude00\"",
  "\"\xf0\x9f\x98\x80 \xe2\x82\xac \xc3\xa9 \xf4\x8f\xbf\xbf \xed\x9f\xbf \xee\x80\x80 \x7f\"",
};

typedef struct {
  const char *bytes;
  gssize      length;
  int         code;
} Bad;

static const Bad bads[] = {
  { "", 0, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { " ", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\xef\xbb\xbf", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\xef\xbb{}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\xef\xbb\xbf\xef\xbb\xbf{}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\xff\xfe{\0}\0", 6, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{]", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "[}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "[1,]", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "[,1]", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "[1 2]", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{\"a\"}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{\"a\":}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{\"a\":1,}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{a:1}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{1:1}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{'a':1}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{} {}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "{}x", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "// a\n{}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "/* a */{}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "var a = {}", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "NaN", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "Infinity", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "-Infinity", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "[nul]", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "[nulll]", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "True", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "01", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "+1", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "-", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "1.", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { ".5", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "1e", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "1e+", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "0x10", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "1.5.5", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "[1e]", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\"a", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\"a\nb\"", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\"\t\"", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\"\\x41\"", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\"\\'\"", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\"\\\0\"", 4, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\"\\u00g0\"", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\"\\u\"", -1, NABIJ_TRANSFER_ERROR_NOT_JSON },
  { "\"\\u0000\"", -1, NABIJ_TRANSFER_ERROR_NUL },
  { "{\"\\u0000\":1}", -1, NABIJ_TRANSFER_ERROR_NUL },
  { "\"a\0b\"", 5, NABIJ_TRANSFER_ERROR_NUL },
  { "\"\\ud800\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\\udbff x\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\\udbff\\n\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\\ud83d\\ud83d\\ude00\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\\udc00\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\\ude00\\ud83d\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\x80\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xc0\x80\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xc1\xbf\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xe0\x80\x80\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xed\xa0\x80\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xf0\x80\x80\x80\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xf4\x90\x80\x80\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xf5\x80\x80\x80\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xc3\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xc3\xa9\xa9\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
  { "\"\xe2\x82\"", -1, NABIJ_TRANSFER_ERROR_ENCODING },
};

/* Feeds a document in pieces of a size, and writes down where it is cut. */
static gboolean
scan_in_pieces (const char *bytes,
                gsize       length,
                gsize       size,
                GString    *cuts,
                GError    **error)
{
  g_autoptr (NabijJsonScan) scan = nabij_json_scan_new ();
  gsize at = 0;

  while (at < length) {
    gsize         piece = MIN (size, length - at);
    gsize         n_used;
    NabijJsonMark mark;

    if (!nabij_json_scan_feed (scan, bytes + at, piece, &n_used, &mark, error))
      return FALSE;
    g_assert_cmpuint (n_used, <=, piece);
    g_assert_true (n_used == piece || mark != NABIJ_JSON_MARK_NONE);
    at += n_used;
    if (mark != NABIJ_JSON_MARK_NONE && cuts != NULL)
      g_string_append_printf (cuts, "%d@%" G_GSIZE_FORMAT " ", (int)mark, at);
  }

  return nabij_json_scan_finish (scan, error);
}

static void
test_accepts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++) {
    g_autoptr (GError) error = NULL;

    nabij_json_scan_check (goods[i], strlen (goods[i]), &error);
    g_assert_no_error (error);
    scan_in_pieces (goods[i], strlen (goods[i]), 1, NULL, &error);
    g_assert_no_error (error);
  }
}

static void
test_refuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bads); i++) {
    const gsize length = bads[i].length >= 0 ? (gsize)bads[i].length : strlen (bads[i].bytes);
    g_autoptr (GError) whole = NULL;
    g_autoptr (GError) pieces = NULL;

    g_assert_false (nabij_json_scan_check (bads[i].bytes, length, &whole));
    g_assert_error (whole, NABIJ_TRANSFER_ERROR, bads[i].code);
    g_assert_false (scan_in_pieces (bads[i].bytes, length, 1, NULL, &pieces));
    g_assert_error (pieces, NABIJ_TRANSFER_ERROR, bads[i].code);
  }
}

static char *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deep = nest (NABIJ_JSON_SCAN_DEPTH_MAX);
  g_autofree char *deeper = nest (NABIJ_JSON_SCAN_DEPTH_MAX + 1);
  g_autofree char *deepest = nest (100000);
  g_autoptr (GError) error = NULL;

  nabij_json_scan_check (deep, strlen (deep), &error);
  g_assert_no_error (error);
  g_assert_false (nabij_json_scan_check (deeper, strlen (deeper), &error));
  g_assert_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_TOO_DEEP);
  g_clear_error (&error);
  g_assert_false (nabij_json_scan_check (deepest, strlen (deepest), &error));
  g_assert_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_TOO_DEEP);
}

static const char document[] = "{ \"a\" : 12 , \"entries\":[ {\"x\":[1,{}]}, -3,\"\\\"]\" ,[ ] ], \"n\":null}";

/* Where a document is cut does not depend on how it comes. */
static void
test_cuts (void)
{
  g_autoptr (GString) cuts = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  scan_in_pieces (document, strlen (document), strlen (document), cuts, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cuts->str, ==,
                   "1@2 2@5 3@8 4@10 1@13 2@22 3@23 5@25 6@37 5@39 6@41 5@42 6@47 5@49 6@52 4@54 "
                   "1@56 2@59 3@60 4@64 ");

  for (gsize size = 1; size < strlen (document); size++) {
    g_autoptr (GString) again = g_string_new (NULL);

    scan_in_pieces (document, strlen (document), size, again, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (again->str, ==, cuts->str);
  }
}

/* A list at the top has no entries, and neither has an object in an object. */
static void
test_no_cuts_elsewhere (void)
{
  g_autoptr (GString) cuts = g_string_new (NULL);

  g_assert_true (scan_in_pieces ("[[1,2],{\"a\":[3]}]", 17, 17, cuts, NULL));
  g_assert_cmpstr (cuts->str, ==, "");
  g_assert_true (scan_in_pieces ("{\"a\":{\"b\":[1]}}", 15, 15, cuts, NULL));
  g_assert_cmpstr (cuts->str, ==, "1@1 2@4 3@5 4@14 ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/journal/json-scan/accepts", test_accepts);
  g_test_add_func ("/nabij/journal/json-scan/refuses", test_refuses);
  g_test_add_func ("/nabij/journal/json-scan/goes-so-deep", test_depth);
  g_test_add_func ("/nabij/journal/json-scan/cuts-in-the-same-places", test_cuts);
  g_test_add_func ("/nabij/journal/json-scan/cuts-nowhere-else", test_no_cuts_elsewhere);

  return g_test_run ();
}
