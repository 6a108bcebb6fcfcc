"""Whatever happens to processes, disk and network: no reader is shown an old page."""
