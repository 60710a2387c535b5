/* test-paginator.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-paginator.h"

#define N_LINES_MAX 40

/* Paragraphs by their number of lines, each line 1 high; minus one stands for a heading. */
#define HEADING -1

static const float ones[] = {
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
  1,
};
G_STATIC_ASSERT (G_N_ELEMENTS (ones) == N_LINES_MAX);

static char *
describe (const int *paragraphs,
          guint      n_paragraphs,
          double     page_height)
{
  g_autofree NabijPaginatorFlow *flows = g_new0 (NabijPaginatorFlow, n_paragraphs);
  g_autoptr (GArray) pieces = NULL;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++) {
    flows[i].line_heights = ones;
    flows[i].n_lines = paragraphs[i] == HEADING ? 1 : (guint)paragraphs[i];
    flows[i].keeps_with_next = paragraphs[i] == HEADING;
  }

  pieces = nabij_paginate (flows, n_paragraphs, page_height);
  for (guint i = 0; i < pieces->len; i++) {
    const NabijPaginatorPiece *piece = &g_array_index (pieces, NabijPaginatorPiece, i);

    g_string_append_printf (words, "%s%u:%u(%u)", i > 0 ? " " : "", piece->page, piece->flow, piece->n_lines);
  }
  return g_string_free (words, FALSE);
}

static void
test_breaks (void)
{
  static const struct {
    int         paragraphs[6];
    guint       n_paragraphs;
    const char *pieces; /* page:paragraph(lines) */
  } table[] = {
    { { 0 }, 0, "" },
    { { 10 }, 1, "0:0(10)" },
    { { 11 }, 1, "0:0(9) 1:0(2)" },
    { { 20 }, 1, "0:0(10) 1:0(10)" },
    /* Not the last line alone, nor the first. */
    { { 5, 6 }, 2, "0:0(5) 0:1(4) 1:1(2)" },
    { { 9, 6 }, 2, "0:0(9) 1:1(6)" },
    { { 8, 6 }, 2, "0:0(8) 0:1(2) 1:1(4)" },
    /* What is short is not torn. */
    { { 8, 3 }, 2, "0:0(8) 1:1(3)" },
    { { 7, 3 }, 2, "0:0(7) 0:1(3)" },
    { { 8, 4 }, 2, "0:0(8) 0:1(2) 1:1(2)" },
    { { 7, 4 }, 2, "0:0(7) 0:1(2) 1:1(2)" },
    /* A heading stays with what it is about. */
    { { 7, HEADING, 6 }, 3, "0:0(7) 0:1(1) 0:2(2) 1:2(4)" },
    { { 8, HEADING, 6 }, 3, "0:0(8) 1:1(1) 1:2(6)" },
    { { 7, HEADING, HEADING, 3 }, 4, "0:0(7) 1:1(1) 1:2(1) 1:3(3)" },
    { { 9, HEADING }, 2, "0:0(9) 0:1(1)" },
    { { 10, HEADING }, 2, "0:0(10) 1:1(1)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autofree char *pieces = describe (table[i].paragraphs, table[i].n_paragraphs, 10.0);

    g_assert_cmpstr (pieces, ==, table[i].pieces);
  }
}

static void
test_space (void)
{
  const NabijPaginatorFlow flows[] = {
    { .line_heights = ones, .n_lines = 3, .space_before = 2.0 },
    { .line_heights = ones, .n_lines = 3, .space_before = 2.0 },
    { .line_heights = ones, .n_lines = 3, .space_before = 2.0 },
  };
  g_autoptr (GArray) pieces = nabij_paginate (flows, G_N_ELEMENTS (flows), 10.0);
  static const struct {
    guint  page;
    double y;
    double space_before;
  } table[] = {
    /* There is none at the top of a page. */
    { 0, 0.0, 0.0 },
    { 0, 5.0, 2.0 },
    { 1, 0.0, 0.0 },
  };

  g_assert_cmpuint (pieces->len, ==, G_N_ELEMENTS (table));
  for (guint i = 0; i < pieces->len; i++) {
    const NabijPaginatorPiece *piece = &g_array_index (pieces, NabijPaginatorPiece, i);

    g_assert_cmpuint (piece->page, ==, table[i].page);
    g_assert_cmpfloat (piece->y, ==, table[i].y);
    g_assert_cmpfloat (piece->space_before, ==, table[i].space_before);
    g_assert_cmpfloat (piece->height, ==, 3.0);
  }
}

static void
test_what_is_higher_than_a_page (void)
{
  const float              high[] = { 15.0f, 15.0f };
  const NabijPaginatorFlow flows[] = {
    { .line_heights = ones, .n_lines = 1, .keeps_with_next = TRUE },
    { .line_heights = high, .n_lines = 2 },
  };
  g_autoptr (GArray) pieces = nabij_paginate (flows, G_N_ELEMENTS (flows), 10.0);

  g_assert_cmpuint (pieces->len, ==, 3);
  g_assert_cmpuint (g_array_index (pieces, NabijPaginatorPiece, 2).page, ==, 2);
}

/* Whatever comes: every line once and in order, none below the foot, no widow and no orphan. */
static void
test_always_holds (void)
{
  for (guint round = 0; round < 3000; round++) {
    const guint                    n_flows = (guint)g_test_rand_int_range (1, 40);
    const double                   page_height = g_test_rand_double_range (9.0, 40.0);
    g_autofree NabijPaginatorFlow *flows = g_new0 (NabijPaginatorFlow, n_flows);
    g_autoptr (GArray) pieces = NULL;
    guint flow = 0;
    guint line = 0;

    for (guint i = 0; i < n_flows; i++) {
      flows[i].line_heights = ones;
      flows[i].keeps_with_next = i > 0 && !flows[i - 1].keeps_with_next && g_test_rand_int_range (0, 4) == 0;
      flows[i].n_lines = flows[i].keeps_with_next ? 1 : (guint)g_test_rand_int_range (1, N_LINES_MAX);
      flows[i].space_before = g_test_rand_double_range (0.0, 3.0);
    }

    pieces = nabij_paginate (flows, n_flows, page_height);
    for (guint i = 0; i < pieces->len; i++) {
      const NabijPaginatorPiece *piece = &g_array_index (pieces, NabijPaginatorPiece, i);
      const NabijPaginatorPiece *before = i > 0 ? piece - 1 : NULL;

      g_assert_cmpuint (piece->flow, ==, flow);
      g_assert_cmpuint (piece->first_line, ==, line);
      g_assert_cmpuint (piece->n_lines, >, 0);
      g_assert_cmpfloat (piece->y + piece->height, <=, page_height + 0.02);
      if (before == NULL || before->page != piece->page) {
        g_assert_cmpuint (piece->page, ==, before == NULL ? 0 : before->page + 1);
        g_assert_cmpfloat (piece->y, ==, 0.0);
        g_assert_false (before != NULL && flows[before->flow].keeps_with_next);
      } else {
        g_assert_cmpfloat (piece->y, >=, before->y + before->height + piece->space_before - 1e-6);
      }
      if (piece->n_lines < flows[flow].n_lines) {
        g_assert_cmpuint (piece->n_lines, >=, 2);
        g_assert_cmpuint (flows[flow].n_lines, >=, 4);
      }

      line += piece->n_lines;
      if (line == flows[flow].n_lines) {
        flow++;
        line = 0;
      }
    }
    g_assert_cmpuint (flow, ==, n_flows);
    g_assert_cmpuint (line, ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/paginator/breaks", test_breaks);
  g_test_add_func ("/nabij/ui/paginator/space", test_space);
  g_test_add_func ("/nabij/ui/paginator/what-is-higher-than-a-page", test_what_is_higher_than_a_page);
  g_test_add_func ("/nabij/ui/paginator/always-holds", test_always_holds);

  return g_test_run ();
}
