/* nabij-fake-file-picker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-file-picker.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_FAKE_FILE_PICKER (nabij_fake_file_picker_get_type ())
G_DECLARE_FINAL_TYPE (NabijFakeFilePicker, nabij_fake_file_picker, NABIJ, FAKE_FILE_PICKER, GObject)

NabijFilePicker *nabij_fake_file_picker_new (GFile *answer) G_GNUC_WARN_UNUSED_RESULT;
const char      *nabij_fake_file_picker_get_name (NabijFakeFilePicker *self);

G_END_DECLS
