"""How a category on a page meets the categories of the site."""

from datetime import date

from kawaraban.wire.paste import recognise


def test_a_category_is_returned_by_the_name_the_site_knows_it_by(today: date) -> None:
    known = [("events", "Events & Dates"), ("life", "Life")]
    text = "▼ A Headline Here\n- Category：ＥＶＥＮＴＳ\nA paragraph of text that says something."

    assert recognise(text, known_categories=known, today=today).category_name == "Events & Dates"


def test_an_unknown_category_is_kept_with_a_warning(today: date) -> None:
    text = "▼ A Headline Here\nCategory: Curling\nA paragraph of text that says something."

    story = recognise(text, known_categories=[("life", "Life")], today=today)

    assert story.category_name == "Curling"
    assert any("Curling" in warning for warning in story.warnings)


def test_a_trail_of_links_gives_the_category_and_is_not_the_headline(today: date) -> None:
    text = "Home > News > Event\nThe Mill Turns Again\nA paragraph that says what happened."

    story = recognise(text, known_categories=[("event", "Event")], today=today)
    assert (story.category_name, story.headline) == ("Event", "The Mill Turns Again")
    assert recognise(text, today=today).headline == "The Mill Turns Again"
