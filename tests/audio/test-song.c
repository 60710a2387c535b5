/* test-song.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-await.h"
#include "nabij-song.h"
#include "nabij-sound-measure.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SINE "audiotestsrc wave=sine freq=330 volume=0.3 samplesperbuffer=4800 num-buffers=60 ! audio/x-raw, rate=48000, channels=2 ! audioconvert ! "
#define PICTURES "videotestsrc num-buffers=50 ! video/x-raw, width=64, height=64, framerate=25/1 ! "

typedef struct {
  NabijSong *song;
  GError    *error;
  gboolean   is_done;
  double     last_progress;
  guint      n_reports;
} Taking;

static char *
get_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "songs", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  return g_build_filename (folder, name, NULL);
}

static char *
get_target (void)
{
  return g_build_filename (g_get_user_data_dir (), "nabij", "song", NULL);
}

static void
write_bytes (const char *name,
             const char *bytes,
             gssize      n_bytes)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, n_bytes, &error);
  g_assert_no_error (error);
}

/* Lets GStreamer write a file; the description lacks only where to. */
static void
write_with (const char *name,
            const char *description)
{
  g_autofree char *path = get_path (name);
  g_autofree char *whole = g_strdup_printf ("%s ! filesink location=\"%s\"", description, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = gst_parse_launch (whole, &error);
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;

  g_assert_no_error (error);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

/* Keeps only the first bytes of a file. */
static void
cut_off (const char *name,
         double      share)
{
  g_autofree char *path = get_path (name);
  GStatBuf         status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (truncate (path, (off_t)(share * (double)status.st_size)), ==, 0);
}

static void
put_16 (GByteArray *bytes,
        guint16     value)
{
  value = GUINT16_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *)&value, sizeof value);
}

static void
put_32 (GByteArray *bytes,
        guint32     value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *)&value, sizeof value);
}

/* A WAV file with a head and nothing but zeros behind it, which take no room on the disk. */
static void
write_wave (const char *name,
            guint16     format,
            guint32     rate,
            guint16     bits,
            guint32     n_bytes)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GByteArray) head = g_byte_array_new ();

  g_byte_array_append (head, (const guint8 *)"RIFF", 4);
  put_32 (head, n_bytes + 36);
  g_byte_array_append (head, (const guint8 *)"WAVEfmt ", 8);
  put_32 (head, 16);
  put_16 (head, format);
  put_16 (head, 1);
  put_32 (head, rate);
  put_32 (head, rate * bits / 8);
  put_16 (head, bits / 8);
  put_16 (head, bits);
  g_byte_array_append (head, (const guint8 *)"data", 4);
  put_32 (head, n_bytes);
  write_bytes (name, (const char *)head->data, head->len);
  g_assert_cmpint (truncate (path, (off_t)(head->len + n_bytes)), ==, 0);
}

static void
make_ogg (void)
{
  write_with ("ogg", SINE "taginject tags=\"title=\\\"Slaap\\ kindje\\ slaap\\\"\" ! vorbisenc ! oggmux");
}

static void
make_mp3 (void)
{
  write_with ("mp3", SINE "lamemp3enc ! id3v2mux");
}

static void
make_flac (void)
{
  write_with ("flac", SINE "flacenc");
}

static void
make_opus (void)
{
  write_with ("opus", SINE "opusenc ! oggmux");
}

static void
make_wav (void)
{
  write_with ("wav", SINE "audio/x-raw, format=S16LE ! wavenc");
}

static void
make_too_large (void)
{
  g_autofree char *path = get_path ("too-large");

  make_ogg ();
  write_with ("too-large", SINE "vorbisenc ! oggmux");
  g_assert_cmpint (truncate (path, NABIJ_SONG_BYTES_MAX + 1), ==, 0);
}

static void
make_too_long (void)
{
  /* Twenty minutes and a few seconds of a constant. */
  write_wave ("too-long", 1, 8000, 8, 8000 * (20 * 60 + 5));
}

static void
make_ten_hours (void)
{
  write_wave ("ten-hours", 1, 2000, 8, 2000 * 36000);
}

static void
make_silent (void)
{
  write_wave ("silent", 1, 48000, 16, 2 * 48000 * 5);
}

static void
make_no_decoder (void)
{
  write_wave ("no-decoder", 0x0161, 44100, 16, 40000);
}

static void
make_empty (void)
{
  write_bytes ("empty", "", 0);
}

static void
make_directory (void)
{
  g_autofree char *path = get_path ("directory");

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
}

static void
make_fifo (void)
{
  g_autofree char *path = get_path ("fifo");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_text (void)
{
  write_bytes ("text.mp3", "Slaap, kindje, slaap. Daar buiten loopt een schaap.\n", -1);
}

static void
make_playlist (void)
{
  write_bytes ("playlist.mp3",
               "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXT-X-MEDIA-SEQUENCE:0\n"
               "#EXTINF:10.0,\nhttp://192.0.2.1/part-0.ts\n#EXTINF:10.0,\nhttp://192.0.2.1/part-1.ts\n#EXT-X-ENDLIST\n",
               -1);
}

static void
make_drawing (void)
{
  write_bytes ("drawing.ogg",
               "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">"
               "<image href=\"http://192.0.2.1/a.png\"/></svg>\n",
               -1);
}

static void
make_archive (void)
{
  char bytes[512] = "PK\003\004\024\000\000\000\010\000";

  write_bytes ("archive.flac", bytes, sizeof bytes);
}

static void
make_photo (void)
{
  write_with ("photo.mp3", "videotestsrc num-buffers=1 ! video/x-raw, width=64, height=64 ! jpegenc");
}

static void
make_video (void)
{
  write_with ("video", PICTURES "theoraenc ! oggmux name=mux ! queue");
}

static void
make_video_with_sound (void)
{
  write_with ("video-with-sound", SINE "vorbisenc ! queue ! mux. " PICTURES "vp8enc ! queue ! matroskamux name=mux");
}

static void
make_noise (void)
{
  g_autofree char *bytes = g_malloc (200000);
  guint32          random = 1;

  for (guint i = 0; i < 200000; i++) {
    random = random * 1664525 + 1013904223;
    bytes[i] = (char)(random >> 24);
  }
  write_bytes ("noise.mp3", bytes, 200000);
}

static void
make_cut_flac (void)
{
  write_with ("cut.flac", SINE "flacenc");
  cut_off ("cut.flac", 0.4);
}

static void
make_cut_mp3 (void)
{
  write_with ("cut.mp3", SINE "lamemp3enc target=bitrate cbr=true ! xingmux ! id3v2mux");
  cut_off ("cut.mp3", 0.4);
}

static void
make_damaged_flac (void)
{
  g_autofree char *path = get_path ("damaged.flac");
  g_autofree char *bytes = NULL;
  gsize            n_bytes;

  write_with ("damaged.flac", SINE "flacenc");
  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  for (gsize i = n_bytes / 4; i < n_bytes; i++)
    bytes[i] = (char)(i * 7);
  write_bytes ("damaged.flac", bytes, (gssize)n_bytes);
}

static void
make_nothing (void)
{
}

static void
progress_cb (double   progress,
             gpointer user_data)
{
  Taking *self = user_data;

  g_assert_cmpfloat (progress, >=, self->last_progress);
  g_assert_cmpfloat (progress, <=, 1.0);
  self->last_progress = progress;
  self->n_reports += 1;
}

static void
taken_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Taking *self = user_data;

  self->song = nabij_song_take_finish (result, &self->error);
  self->is_done = TRUE;
}

static void
take (const char   *name,
      GCancellable *cancellable,
      Taking       *taking)
{
  g_autofree char *path = get_path (name);
  g_autofree char *target = get_target ();
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (target);

  nabij_song_take_async (from, to, cancellable, progress_cb, taking, taken_cb, taking);
  NABIJ_AWAIT (taking->is_done);
}

static void
taking_clear (Taking *self)
{
  g_clear_pointer (&self->song, nabij_song_free);
  g_clear_error (&self->error);
}

/* How many files there are where the song goes. */
static guint
count_kept (void)
{
  g_autofree char *target = get_target ();
  g_autofree char *folder = g_path_get_dirname (target);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n += 1;
  return n;
}

typedef struct {
  const char *name;
  void (*make) (void);
  const char *title;
} Good;

static const Good goods[] = {
  { "ogg", make_ogg, "Slaap kindje slaap" },
  { "mp3", make_mp3, "mp3" },
  { "flac", make_flac, "flac" },
  { "opus", make_opus, "opus" },
  { "wav", make_wav, "wav" },
};

static void
test_takes_a_song (gconstpointer data)
{
  const Good      *good = data;
  g_autofree char *target = get_target ();
  g_autofree char *folder = g_path_get_dirname (target);
  Taking           taking = { 0 };
  GStatBuf         status;

  nabij_sound_init ();
  good->make ();
  take (good->name, NULL, &taking);
  g_assert_no_error (taking.error);

  g_test_message ("%s: “%s”, %.3f s, %.1f dB", good->name, taking.song->title, (double)taking.song->duration_us / 1e6, taking.song->gain_db);
  g_assert_cmpstr (taking.song->title, ==, good->title);
  g_assert_cmpfloat_with_epsilon ((double)taking.song->duration_us, 6e6, 0.1e6);
  /* A sine of this strength is louder than music should be, so it is turned down. */
  g_assert_cmpfloat (taking.song->gain_db, <, 0.0);
  g_assert_cmpfloat (taking.song->gain_db, >, -12.0);
  g_assert_cmpfloat (taking.last_progress, ==, 1.0);

  g_assert_cmpuint (count_kept (), ==, 1);
  g_assert_cmpint (g_stat (target, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  taking_clear (&taking);
}

typedef struct {
  const char *name;
  void (*make) (void);
  NabijAudioError code;
} Bad;

static const Bad bads[] = {
  { "too-large", make_too_large, NABIJ_AUDIO_ERROR_SONG_TOO_LARGE },
  { "too-long", make_too_long, NABIJ_AUDIO_ERROR_SONG_TOO_LONG },
  { "ten-hours", make_ten_hours, NABIJ_AUDIO_ERROR_SONG_TOO_LONG },
  { "silent", make_silent, NABIJ_AUDIO_ERROR_SONG_SILENT },
  { "no-decoder", make_no_decoder, NABIJ_AUDIO_ERROR_MISSING_DECODER },
  { "empty", make_empty, NABIJ_AUDIO_ERROR_NOT_A_SONG },
  { "directory", make_directory, NABIJ_AUDIO_ERROR_NOT_A_SONG },
  { "fifo", make_fifo, NABIJ_AUDIO_ERROR_NOT_A_SONG },
  { "text.mp3", make_text, NABIJ_AUDIO_ERROR_NOT_A_SONG },
  { "playlist.mp3", make_playlist, NABIJ_AUDIO_ERROR_NOT_A_SONG },
  { "drawing.ogg", make_drawing, NABIJ_AUDIO_ERROR_NOT_A_SONG },
  { "archive.flac", make_archive, NABIJ_AUDIO_ERROR_NOT_A_SONG },
  { "photo.mp3", make_photo, NABIJ_AUDIO_ERROR_NOT_A_SONG },
  { "noise.mp3", make_noise, NABIJ_AUDIO_ERROR_NOT_A_SONG },
  { "video", make_video, NABIJ_AUDIO_ERROR_SONG_IS_VIDEO },
  { "video-with-sound", make_video_with_sound, NABIJ_AUDIO_ERROR_SONG_IS_VIDEO },
  { "cut.flac", make_cut_flac, NABIJ_AUDIO_ERROR_SONG_DAMAGED },
  { "cut.mp3", make_cut_mp3, NABIJ_AUDIO_ERROR_SONG_DAMAGED },
  { "damaged.flac", make_damaged_flac, NABIJ_AUDIO_ERROR_SONG_DAMAGED },
  { "nowhere", make_nothing, NABIJ_AUDIO_ERROR_SONG_VANISHED },
};

static void
test_says_what_it_is_instead (gconstpointer data)
{
  const Bad       *bad = data;
  g_autofree char *target = get_target ();
  g_autofree char *kept = NULL;
  Taking           taking = { 0 };

  nabij_sound_init ();
  bad->make ();
  take (bad->name, NULL, &taking);
  g_test_message ("%s: %s", bad->name, taking.error != NULL ? taking.error->message : "was taken");
  g_assert_null (taking.song);
  g_assert_error (taking.error, NABIJ_AUDIO_ERROR, (int)bad->code);
  /* One sentence, or two, with its stop. */
  g_assert_true (g_str_has_suffix (taking.error->message, "."));
  g_assert_cmpuint (count_kept (), ==, 0);
  taking_clear (&taking);
}

/* What was kept before stays when the next file is no song. */
static void
test_keeps_the_old_song (void)
{
  g_autofree char *target = get_target ();
  Taking           good = { 0 };
  Taking           bad = { 0 };

  nabij_sound_init ();
  make_wav ();
  make_text ();
  take ("wav", NULL, &good);
  g_assert_no_error (good.error);
  take ("text.mp3", NULL, &bad);
  g_assert_error (bad.error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NOT_A_SONG);
  g_assert_cmpuint (count_kept (), ==, 1);
  g_assert_true (g_file_test (target, G_FILE_TEST_IS_REGULAR));
  taking_clear (&good);
  taking_clear (&bad);
}

typedef struct {
  Taking        taking;
  GCancellable *cancellable;
} Cancelling;

static void
cancel_cb (double   progress,
           gpointer user_data)
{
  Cancelling *self = user_data;

  g_assert_false (g_cancellable_is_cancelled (self->cancellable));
  g_cancellable_cancel (self->cancellable);
}

static void
test_leaves_nothing_when_cancelled (void)
{
  g_autofree char *path = get_path ("long");
  g_autofree char *target = get_target ();
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (target);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Cancelling cancelling = { .cancellable = cancellable };

  nabij_sound_init ();
  write_wave ("long", 1, 48000, 16, 2 * 48000 * 600);
  nabij_song_take_async (from, to, cancellable, cancel_cb, &cancelling, taken_cb, &cancelling.taking);
  NABIJ_AWAIT (cancelling.taking.is_done);
  g_assert_error (cancelling.taking.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_kept (), ==, 0);
  taking_clear (&cancelling.taking);
}

static void
test_says_that_it_cannot_be_kept (void)
{
  g_autofree char *path = get_path ("wav");
  g_autofree char *target = get_path ("text.mp3");
  g_autofree char *inside = g_build_filename (target, "song", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (inside);
  Taking taking = { 0 };

  nabij_sound_init ();
  make_wav ();
  make_text ();
  nabij_song_take_async (from, to, NULL, NULL, NULL, taken_cb, &taking);
  NABIJ_AWAIT (taking.is_done);
  g_assert_nonnull (taking.error);
  g_assert_true (taking.error->domain == G_IO_ERROR);
  g_assert_cmpstr (taking.error->message, ==, "The song could not be kept on this computer.");
  taking_clear (&taking);
}

/* Watched from outside: what is really a list of addresses opens no way to any of them. */
static void
test_opens_no_internet_socket (void)
{
  g_autofree char  *trace = g_build_filename (g_get_user_cache_dir (), "trace", NULL);
  g_autofree char  *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *const watched[] = { "strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,openat", "-o", trace,
                                  self, "-p", "/nabij/audio/song/says-what-it-is-instead/playlist.mp3",
                                  "-p", "/nabij/audio/song/says-what-it-is-instead/drawing.ogg", NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *calls = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  /* A leak checker and strace cannot both watch one process; the other tests look for leaks. */
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=0", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, watched, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);

  g_file_get_contents (trace, &calls, NULL, &error);
  g_assert_no_error (error);
  /* That the copy was opened shows that everything was seen. */
  g_assert_nonnull (strstr (calls, "song.part"));
  g_assert_null (strstr (calls, "AF_INET"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (goods); i++) {
    g_autofree char *path = g_strdup_printf ("/nabij/audio/song/takes-a-song/%s", goods[i].name);

    g_test_add_data_func (path, &goods[i], test_takes_a_song);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bads); i++) {
    g_autofree char *path = g_strdup_printf ("/nabij/audio/song/says-what-it-is-instead/%s", bads[i].name);

    g_test_add_data_func (path, &bads[i], test_says_what_it_is_instead);
  }
  g_test_add_func ("/nabij/audio/song/keeps-the-old-song", test_keeps_the_old_song);
  g_test_add_func ("/nabij/audio/song/leaves-nothing-when-cancelled", test_leaves_nothing_when_cancelled);
  g_test_add_func ("/nabij/audio/song/opens-no-internet-socket", test_opens_no_internet_socket);
  g_test_add_func ("/nabij/audio/song/says-that-it-cannot-be-kept", test_says_that_it_cannot_be_kept);

  return g_test_run ();
}
