/* nabij-thrift.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-thrift.h"

#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

/* The program comes first, and the libraries that others share after it. */
static int
let_go_of_program (struct dl_phdr_info *object,
                   size_t               size,
                   void                *user_data)
{
  const guintptr page_bytes = (guintptr)sysconf (_SC_PAGESIZE);

  for (guint i = 0; i < object->dlpi_phnum; i++) {
    const guintptr start = (guintptr)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);
    const guintptr end = start + (guintptr)object->dlpi_phdr[i].p_memsz;
    const guintptr first_page = start / page_bytes * page_bytes;

    if (object->dlpi_phdr[i].p_type == PT_LOAD && (object->dlpi_phdr[i].p_flags & PF_W) == 0)
      madvise ((void *)first_page, end - first_page, MADV_DONTNEED);
  }
  return 1;
}

/**
 * nabij_thrift_let_go:
 *
 * Gives back to the system what is not needed while nothing happens, for months perhaps: memory that is
 * free, and the pages of the program itself. Those are read only and come back from its file, one by one,
 * as soon as they are needed.
 */
void
nabij_thrift_let_go (void)
{
  malloc_trim (0);
  dl_iterate_phdr (let_go_of_program, NULL);
}
