"""The toolbox at the bottom: text, languages, HTML and the guarded HTTP client; no models."""
