"""What people do, in a real Chromium against `kawaraban demo` as users start it."""
