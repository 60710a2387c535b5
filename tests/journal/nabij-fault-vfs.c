/* nabij-fault-vfs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every file is opened by the disk of the system, and wrapped. What changes a file is counted,
 * remembered and perhaps refused; all else is handed on. A sync does not wait for the real disk: what
 * a power cut leaves is decided here.
 */

#include "config.h"

#include "nabij-fault-vfs.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

typedef enum {
  OPERATION_WRITE,
  OPERATION_TRUNCATE,
  OPERATION_SYNC,
  OPERATION_DELETE,
} OperationKind;

typedef struct {
  OperationKind kind;
  char         *path;
  gsize         offset; /* of a truncation, the new size; of a deletion, whether it is brought to the
                         * disk at once */
  GBytes *bytes;
} Operation;

/* A file as SQLite sees it, with that of the system behind it. */
typedef struct {
  sqlite3_file  base;
  char         *path;
  sqlite3_file *real;
} FaultFile;

/* A file on a disk. */
typedef struct {
  GByteArray *present; /* NULL where it does not exist */
  GByteArray *durable; /* as it was at its last sync; NULL where it did not exist */
  GPtrArray  *since;   /* (element-type Operation) (borrowed), what came after that */
} DiskFile;

struct _NabijDisk {
  GHashTable *files; /* (owned) (element-type utf8 DiskFile) */
};

static struct {
  GMutex       lock;
  sqlite3_vfs *real;
  sqlite3_vfs  own;
  guint        n_operations;
  guint        n_failed;
  guint        fail_at; /* 0 for never */
  int          result;
  gboolean     is_lasting;
  GPtrArray   *recording; /* (element-type Operation) */
  gboolean     is_recording;
} disk;

static void
operation_free (gpointer data)
{
  Operation *operation = data;

  g_clear_pointer (&operation->bytes, g_bytes_unref);
  g_free (operation->path);
  g_free (operation);
}

/* Counts what is about to be done, and says whether it may be. */
static int
begin_operation (const char   *path,
                 OperationKind kind,
                 gsize         offset,
                 const void   *bytes,
                 gsize         length)
{
  int result = SQLITE_OK;

  g_mutex_lock (&disk.lock);
  disk.n_operations++;
  if (disk.fail_at != 0 && (disk.n_operations == disk.fail_at ||
                            (disk.is_lasting && disk.n_operations > disk.fail_at))) {
    result = disk.result;
    disk.n_failed++;
  } else if (disk.is_recording) {
    Operation *operation = g_new (Operation, 1);

    *operation = (Operation){ kind, g_strdup (path), offset,
                              bytes != NULL ? g_bytes_new (bytes, length) : NULL };
    g_ptr_array_add (disk.recording, operation);
  }
  g_mutex_unlock (&disk.lock);

  if (result == SQLITE_IOERR) {
    static const int codes[] = {
      [OPERATION_WRITE] = SQLITE_IOERR_WRITE,
      [OPERATION_TRUNCATE] = SQLITE_IOERR_TRUNCATE,
      [OPERATION_SYNC] = SQLITE_IOERR_FSYNC,
      [OPERATION_DELETE] = SQLITE_IOERR_DELETE,
    };

    return codes[kind];
  }

  return result;
}

static int
close_cb (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *)file;
  int        result = self->real->pMethods->xClose (self->real);

  g_clear_pointer (&self->path, g_free);

  return result;
}

static int
read_cb (sqlite3_file *file,
         void         *buffer,
         int           amount,
         sqlite3_int64 offset)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xRead (real, buffer, amount, offset);
}

static int
write_cb (sqlite3_file *file,
          const void   *buffer,
          int           amount,
          sqlite3_int64 offset)
{
  FaultFile *self = (FaultFile *)file;
  int        result = begin_operation (self->path, OPERATION_WRITE, (gsize)offset, buffer,
                                       (gsize)amount);

  return result != SQLITE_OK ? result
                             : self->real->pMethods->xWrite (self->real, buffer, amount, offset);
}

static int
truncate_cb (sqlite3_file *file,
             sqlite3_int64 size)
{
  FaultFile *self = (FaultFile *)file;
  int        result = begin_operation (self->path, OPERATION_TRUNCATE, (gsize)size, NULL, 0);

  return result != SQLITE_OK ? result : self->real->pMethods->xTruncate (self->real, size);
}

static int
sync_cb (sqlite3_file *file,
         int           flags)
{
  return begin_operation (((FaultFile *)file)->path, OPERATION_SYNC, 0, NULL, 0);
}

static int
file_size_cb (sqlite3_file  *file,
              sqlite3_int64 *size)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
lock_cb (sqlite3_file *file,
         int           level)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xLock (real, level);
}

static int
unlock_cb (sqlite3_file *file,
           int           level)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xUnlock (real, level);
}

static int
check_reserved_lock_cb (sqlite3_file *file,
                        int          *is_reserved)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xCheckReservedLock (real, is_reserved);
}

static int
file_control_cb (sqlite3_file *file,
                 int           operation,
                 void         *argument)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xFileControl (real, operation, argument);
}

static int
sector_size_cb (sqlite3_file *file)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xSectorSize (real);
}

/* A disk that promises nothing. */
static int
device_characteristics_cb (sqlite3_file *file)
{
  return 0;
}

static int
shm_map_cb (sqlite3_file   *file,
            int             page,
            int             page_size,
            int             extend,
            void volatile **memory)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xShmMap (real, page, page_size, extend, memory);
}

static int
shm_lock_cb (sqlite3_file *file,
             int           offset,
             int           n,
             int           flags)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
shm_barrier_cb (sqlite3_file *file)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  real->pMethods->xShmBarrier (real);
}

static int
shm_unmap_cb (sqlite3_file *file,
              int           delete_flag)
{
  sqlite3_file *real = ((FaultFile *)file)->real;

  return real->pMethods->xShmUnmap (real, delete_flag);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = file_size_cb,
  .xLock = lock_cb,
  .xUnlock = unlock_cb,
  .xCheckReservedLock = check_reserved_lock_cb,
  .xFileControl = file_control_cb,
  .xSectorSize = sector_size_cb,
  .xDeviceCharacteristics = device_characteristics_cb,
  .xShmMap = shm_map_cb,
  .xShmLock = shm_lock_cb,
  .xShmBarrier = shm_barrier_cb,
  .xShmUnmap = shm_unmap_cb,
};

static int
open_cb (sqlite3_vfs  *vfs,
         const char   *name,
         sqlite3_file *file,
         int           flags,
         int          *out_flags)
{
  FaultFile *self = (FaultFile *)file;
  int        result;

  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *)(self + 1);
  result = disk.real->xOpen (disk.real, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL) {
    self->base.pMethods = &methods;
    self->path = g_strdup (name);
  }

  return result;
}

static int
delete_cb (sqlite3_vfs *vfs,
           const char  *name,
           int          sync_folder)
{
  int result = begin_operation (name, OPERATION_DELETE, sync_folder != 0, NULL, 0);

  return result != SQLITE_OK ? result : disk.real->xDelete (disk.real, name, 0);
}

/* Makes this disk the one that SQLite uses. Its file is of another kind, and all else is that of the
 * system. */
void
nabij_fault_vfs_install (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.own = *disk.real;
  disk.own.zName = "nabij-fault";
  disk.own.szOsFile = (int)sizeof (FaultFile) + disk.real->szOsFile;
  disk.own.xOpen = open_cb;
  disk.own.xDelete = delete_cb;
  g_assert_cmpint (sqlite3_vfs_register (&disk.own, TRUE), ==, SQLITE_OK);
}

/* Lets the @n-th change from now fail, counted from 1, and with @lasting all after it. */
void
nabij_fault_vfs_fail_at (guint    n,
                         int      result,
                         gboolean lasting)
{
  g_mutex_lock (&disk.lock);
  disk.n_operations = 0;
  disk.n_failed = 0;
  disk.fail_at = n;
  disk.result = result;
  disk.is_lasting = lasting;
  g_mutex_unlock (&disk.lock);
}

void
nabij_fault_vfs_heal (void)
{
  g_mutex_lock (&disk.lock);
  disk.fail_at = 0;
  g_mutex_unlock (&disk.lock);
}

guint
nabij_fault_vfs_get_n_operations (void)
{
  guint n;

  g_mutex_lock (&disk.lock);
  n = disk.n_operations;
  g_mutex_unlock (&disk.lock);

  return n;
}

guint
nabij_fault_vfs_get_n_failed (void)
{
  guint n;

  g_mutex_lock (&disk.lock);
  n = disk.n_failed;
  g_mutex_unlock (&disk.lock);

  return n;
}

/* Remembers every change from now on. */
void
nabij_fault_vfs_record (void)
{
  g_mutex_lock (&disk.lock);
  g_clear_pointer (&disk.recording, g_ptr_array_unref);
  disk.recording = g_ptr_array_new_with_free_func (operation_free);
  disk.is_recording = TRUE;
  disk.n_operations = 0;
  g_mutex_unlock (&disk.lock);
}

/* Ends it, and gives the number of changes. */
guint
nabij_fault_vfs_stop_recording (void)
{
  guint n;

  g_mutex_lock (&disk.lock);
  disk.is_recording = FALSE;
  n = disk.recording->len;
  g_mutex_unlock (&disk.lock);

  return n;
}

static void
disk_file_free (gpointer data)
{
  DiskFile *file = data;

  g_clear_pointer (&file->present, g_byte_array_unref);
  g_clear_pointer (&file->durable, g_byte_array_unref);
  g_ptr_array_unref (file->since);
  g_free (file);
}

static GByteArray *
copy_bytes (GByteArray *bytes)
{
  GByteArray *copy = g_byte_array_new ();

  if (bytes->len > 0)
    g_byte_array_append (copy, bytes->data, bytes->len);

  return copy;
}

static void
resize (GByteArray *bytes,
        gsize       size)
{
  gsize old = bytes->len;

  g_byte_array_set_size (bytes, (guint)size);
  if (size > old)
    memset (bytes->data + old, 0, size - old);
}

static void
put_bytes (GByteArray   *bytes,
           gsize         offset,
           gconstpointer data,
           gsize         length)
{
  if (bytes->len < offset + length)
    resize (bytes, offset + length);
  memcpy (bytes->data + offset, data, length);
}

/* A disk that is empty, as before the first change of the recording. */
NabijDisk *
nabij_disk_new (void)
{
  NabijDisk *self = g_new (NabijDisk, 1);

  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_file_free);

  return self;
}

void
nabij_disk_free (NabijDisk *self)
{
  g_hash_table_unref (self->files);
  g_free (self);
}

static void
set_durable (DiskFile *file)
{
  g_clear_pointer (&file->durable, g_byte_array_unref);
  if (file->present != NULL)
    file->durable = copy_bytes (file->present);
  g_ptr_array_set_size (file->since, 0);
}

static void
settle_deletion (gpointer path,
                 gpointer value,
                 gpointer data)
{
  if (((DiskFile *)value)->present == NULL)
    set_durable (value);
}

/* Does one change of the recording, counted from 0. */
void
nabij_disk_step (NabijDisk *self,
                 guint      number)
{
  Operation *operation = g_ptr_array_index (disk.recording, number);
  DiskFile  *file = g_hash_table_lookup (self->files, operation->path);

  if (file == NULL) {
    file = g_new0 (DiskFile, 1);
    file->since = g_ptr_array_new ();
    g_hash_table_insert (self->files, g_strdup (operation->path), file);
  }
  if (file->present == NULL && operation->kind != OPERATION_DELETE)
    file->present = g_byte_array_new ();

  switch (operation->kind) {
  case OPERATION_WRITE:
    put_bytes (file->present, operation->offset, g_bytes_get_data (operation->bytes, NULL),
               g_bytes_get_size (operation->bytes));
    break;
  case OPERATION_TRUNCATE:
    resize (file->present, operation->offset);
    break;
  case OPERATION_DELETE:
    g_clear_pointer (&file->present, g_byte_array_unref);
    if (operation->offset == 0)
      break;
    set_durable (file);
    return;
  case OPERATION_SYNC:
    /* SQLite brings the folder to the disk with a file that is new in it. */
    if (file->durable == NULL)
      g_hash_table_foreach (self->files, settle_deletion, NULL);
    set_durable (file);
    return;
  default:
    g_assert_not_reached ();
  }
  g_ptr_array_add (file->since, operation);
}

static void
tear_write (GByteArray *bytes,
            Operation  *operation,
            GRand      *chance)
{
  const guint8 *data = g_bytes_get_data (operation->bytes, NULL);
  gsize         length = g_bytes_get_size (operation->bytes);
  gsize         done = 0;

  while (done < length) {
    gsize at = operation->offset + done;
    gsize part = MIN (length - done, SECTOR - at % SECTOR);

    if (g_rand_boolean (chance))
      put_bytes (bytes, at, data + done, part);
    done += part;
  }
}

/* What a cut leaves of a file; NULL for none. */
static GByteArray *
tear (DiskFile *file,
      GRand    *chance)
{
  GByteArray *bytes = file->durable != NULL ? copy_bytes (file->durable) : NULL;

  for (guint i = 0; i < file->since->len; i++) {
    Operation *operation = g_ptr_array_index (file->since, i);

    if (operation->kind == OPERATION_DELETE) {
      if (g_rand_boolean (chance))
        g_clear_pointer (&bytes, g_byte_array_unref);
      continue;
    }
    if (bytes == NULL)
      bytes = g_byte_array_new ();
    if (operation->kind == OPERATION_WRITE)
      tear_write (bytes, operation, chance);
    else if (g_rand_boolean (chance))
      resize (bytes, operation->offset);
  }

  return bytes;
}

/* Writes what a power cut would leave of @from_file to @to_file, which is removed where there is
 * nothing left. */
void
nabij_disk_cut (NabijDisk    *self,
                NabijPowerCut cut,
                guint32       seed,
                const char   *from_file,
                const char   *to_file)
{
  DiskFile *file = g_hash_table_lookup (self->files, from_file);
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  g_autoptr (GByteArray) left = NULL;

  if (file != NULL && cut == NABIJ_POWER_CUT_DROPS && file->durable != NULL)
    left = g_byte_array_ref (file->durable);
  else if (file != NULL && cut == NABIJ_POWER_CUT_KEEPS && file->present != NULL)
    left = g_byte_array_ref (file->present);
  else if (file != NULL && cut == NABIJ_POWER_CUT_TEARS)
    left = tear (file, chance);

  /* GLib does not cut a file that is longer already. */
  unlink (to_file);
  if (left != NULL)
    g_assert_true (g_file_set_contents_full (to_file, (const char *)left->data, left->len,
                                             G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}
