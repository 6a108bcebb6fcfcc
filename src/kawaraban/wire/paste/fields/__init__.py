"""What a page says about its story, one module a field; `take` asks them all."""
