"""Record the instructional video: a real browser on the real form, with captions and subtitles."""
