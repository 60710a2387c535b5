/* nabij-await.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * NABIJ_AWAIT:
 * @condition: what must come true
 *
 * Lets the main loop run until @condition holds. Sixty seconds are more than anything takes even
 * under a sanitizer; whatever has not come by then never comes, and the test fails.
 */
#define NABIJ_AWAIT(condition)                                                   \
  G_STMT_START                                                                   \
  {                                                                              \
    const gint64 await_until_us = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; \
    const guint  await_id = g_timeout_add (10, nabij_await_wake_cb, NULL);       \
                                                                                 \
    while (!(condition) && g_get_monotonic_time () < await_until_us)             \
      g_main_context_iteration (NULL, TRUE);                                     \
    g_source_remove (await_id);                                                  \
    g_assert_true (condition);                                                   \
  }                                                                              \
  G_STMT_END

/* Only wakes the loop, so that the condition is looked at again. */
static inline gboolean
nabij_await_wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}
