"""Responses to stories, from readers and from other sites, as one moderated conversation."""
