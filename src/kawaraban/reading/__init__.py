"""What readers receive: pages, lists, search results, feeds, metadata and assets."""
