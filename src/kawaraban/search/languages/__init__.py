"""The rules of single languages and scripts: how their words meet in their forms. Pure."""
