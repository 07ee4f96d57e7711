"""What the bot asks: open questions for people, by language. Nothing here asks a language model anything.

`loader` reads a bank (`bank`), `working_bank` is what the programme works with, `taxonomy` reads the topics. They are
imported by their names: whoever needs topics alone does not wait for the linter of questions and the coach behind it.
"""
