"""The instructional video: a real browser on the real form, with captions, a pointer and subtitles."""
