/* nabij-zone-watch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-zone-watch.h"

#include <string.h>
#include <sys/stat.h>

/* What a file with a zone begins with. */
#define HEADER_BYTES 44

struct _NabijZoneWatch {
  GObject parent_instance;

  char         *path;
  GTimeZone    *zone;
  char         *real_path; /* where the zone was read from, without links */
  char         *name;      /* by which GLib knows it */
  struct stat   real_stat;
  GFileMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (NabijZoneWatch, nabij_zone_watch, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_the_same (NabijZoneWatch    *self,
             const char        *real_path,
             const struct stat *real_stat)
{
  return g_strcmp0 (self->real_path, real_path) == 0 &&
         self->real_stat.st_dev == real_stat->st_dev &&
         self->real_stat.st_ino == real_stat->st_ino &&
         self->real_stat.st_size == real_stat->st_size &&
         self->real_stat.st_mtim.tv_sec == real_stat->st_mtim.tv_sec &&
         self->real_stat.st_mtim.tv_nsec == real_stat->st_mtim.tv_nsec;
}

/* GLib keeps a zone by its name for as long as somebody holds it. The same file under another name, the
 * same one with one slash more, is read anew. */
static char *
name_file (NabijZoneWatch *self,
           const char     *real_path)
{
  if (g_strcmp0 (self->real_path, real_path) != 0)
    return g_strdup (real_path);

  return g_strconcat ("/", self->name, NULL);
}

/* GLib takes for granted that it is given a zone. */
static gboolean
is_zone_file (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  return file != NULL && g_mapped_file_get_length (file) >= HEADER_BYTES &&
         memcmp (g_mapped_file_get_contents (file), "TZif", 4) == 0;
}

/* Reads the zone; what can not be read leaves the one that was known, because a link is often taken away
 * before the new one is made. */
static gboolean
read_zone (NabijZoneWatch *self)
{
  g_autofree char *real_path = realpath (self->path, NULL);
  g_autofree char *name = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  struct stat real_stat;

  if (real_path == NULL || stat (real_path, &real_stat) != 0 || is_the_same (self, real_path, &real_stat))
    return FALSE;
  if (!is_zone_file (real_path))
    return FALSE;

  name = name_file (self, real_path);
  zone = g_time_zone_new_identifier (name);
  if (zone == NULL)
    return FALSE;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_steal_pointer (&zone);
  g_free (self->real_path);
  self->real_path = g_steal_pointer (&real_path);
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  self->real_stat = real_stat;
  return TRUE;
}

static void
changed_cb (NabijZoneWatch *self)
{
  if (read_zone (self))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
nabij_zone_watch_finalize (GObject *object)
{
  NabijZoneWatch *self = NABIJ_ZONE_WATCH (object);

  g_clear_object (&self->monitor);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->real_path);
  g_free (self->name);
  g_free (self->path);

  G_OBJECT_CLASS (nabij_zone_watch_parent_class)->finalize (object);
}

static void
nabij_zone_watch_class_init (NabijZoneWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_zone_watch_finalize;

  /**
   * NabijZoneWatch::changed:
   * @self: a watch
   *
   * Emitted after the zone has become another.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed",
                  NABIJ_TYPE_ZONE_WATCH,
                  G_SIGNAL_RUN_LAST,
                  0,
                  NULL,
                  NULL,
                  NULL,
                  G_TYPE_NONE,
                  0);
}

static void
nabij_zone_watch_init (NabijZoneWatch *self)
{
}

/**
 * nabij_zone_watch_new:
 * @path: (type filename): the file of the zone, or a link to it, mostly `NABIJ_ZONE_WATCH_PATH`
 *
 * Reads the zone. Without such a file it is UTC, as everywhere on the system. It does not watch yet.
 *
 * Returns: (transfer full): the watch
 */
NabijZoneWatch *
nabij_zone_watch_new (const char *path)
{
  NabijZoneWatch *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_ZONE_WATCH, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  if (!read_zone (self))
    self->zone = g_time_zone_new_utc ();

  return self;
}

/**
 * nabij_zone_watch_get_zone:
 * @self: a watch
 *
 * Returns: (transfer none): the zone as it is now
 */
GTimeZone *
nabij_zone_watch_get_zone (NabijZoneWatch *self)
{
  g_return_val_if_fail (NABIJ_IS_ZONE_WATCH (self), NULL);

  return self->zone;
}

/**
 * nabij_zone_watch_start:
 * @self: a watch
 *
 * Begins to watch. Nothing runs for it until somebody changes the file, or one beside it. Where it can
 * not watch, it says so in the log, and the zone stays what it is.
 */
void
nabij_zone_watch_start (NabijZoneWatch *self)
{
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (NABIJ_IS_ZONE_WATCH (self));

  if (self->monitor != NULL)
    return;

  /* GIO looks every few seconds whether a folder has come that it shall watch. */
  folder = g_path_get_dirname (self->path);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    g_message ("There is no folder %s: a new time zone is noticed at the next start", folder);
    return;
  }

  /* Not the default one, which on a GNOME desktop would load and start what is needed for far away. */
  file = g_vfs_get_file_for_path (g_vfs_get_local (), self->path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, &error);
  if (self->monitor == NULL) {
    g_message ("A new time zone is noticed at the next start: %s", error->message);
    return;
  }

  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  /* Between reading and watching it may have become another. */
  changed_cb (self);
}
