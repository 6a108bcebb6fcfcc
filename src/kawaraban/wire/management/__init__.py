"""Commands of the wire desk."""
