"""One scene a file; each is a function that cuts its picture into a sheet."""
