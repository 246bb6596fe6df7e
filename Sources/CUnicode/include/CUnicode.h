// The door to ICU: plain types only. ICU's own headers stay behind it, since Foundation brings a copy of them.
#pragma once
#include <stdint.h>

/// Maps a UTF-8 name to A-labels by UTS 46, non-transitional, with the rules for right-to-left and for joiners.
/// What is judged of all names in one place is not judged here: lengths, empty labels, hyphens in the third and fourth place.
/// A hyphen at the edge of a label counts: of a decoded label nobody else sees it.
/// - Returns: the length of the A-labels, or -1 when the name is not allowed or the room is too small.
int32_t unicode_name_to_ascii(const char *_Nonnull name, int32_t length, char *_Nonnull output, int32_t capacity);

/// The same name with U-labels.
/// - Returns: the length of the U-labels, or -1 when a label does not decode or the room is too small.
int32_t unicode_name_to_unicode(const char *_Nonnull name, int32_t length, char *_Nonnull output, int32_t capacity);
