"""Every limit in one place, unit last. Settings may lower most of them and raise some; nothing is unlimited."""

from __future__ import annotations

body_bytes_max = 32 * 1024 * 1024
"""Largest request body the gateway reads (after decompression)."""
answer_bytes_max = 64 * 1024 * 1024
"""Largest answer buffered when it is not a stream."""
header_bytes_max = 64 * 1024
header_count_max = 200
json_depth_max = 128
json_strings_max = 200_000
"""About how many strings one body may have; a body with far more is refused, never inspected in part."""
decompression_ratio_max = 100
"""Decompressed to compressed size; over it a body or archive member is refused."""
scan_chunk_chars = 64 * 1024
"""Text over this is scanned in overlapping chunks off the event loop."""
scan_deadline_ms = 2_000
ocr_seconds = 20
"""Time text in one picture may take to read, unless detect.ocr_seconds_max says otherwise."""
picture_pixels_max = 40_000_000
pictures_max = 50
"""Pictures and scanned pages of one file whose text is read."""
names_ms = 500
"""Time the heavy tier for names may take for one text, unless detect.names_ms_max says otherwise."""
findings_per_text_max = 10_000
findings_per_event_max = 100
pattern_chars_max = 4_096
"""Longest single match; what a streamed answer holds back at most."""
pseudonyms_per_conversation_max = 50_000
archive_depth_max = 4
archive_members_max = 10_000
archive_bytes_max = 512 * 1024 * 1024
file_bytes_max = 256 * 1024 * 1024
slow_body_seconds_max = 30
slow_header_seconds_max = 10
upstream_connect_seconds_max = 10
upstream_first_byte_seconds_max = 600
"""As long as the SDKs of OpenAI and Anthropic wait: a model that thinks first says nothing for minutes."""
upstream_idle_seconds_max = 600
keys_max = 100_000
key_lifetime_days_max = 365
agent_key_lifetime_seconds = 3_600
"""Default lifetime of a key issued to an agent."""
check_text_chars_max = 1_000_000
page_rows_max = 200
clipboard_bytes_max = 4 * 1024 * 1024
"""Longest text on a clipboard that is inspected; what is longer counts as not inspected."""
