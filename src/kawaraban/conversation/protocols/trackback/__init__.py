"""TrackBack: another site tells that it wrote about a story (TrackBack 1.2)."""
