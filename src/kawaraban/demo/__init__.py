"""The demo newsroom *Tonle Tsushin*: invented stories, people and answers, and their making."""
