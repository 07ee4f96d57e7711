"""When two or three people can meet: pure rules over their hours, their zones and what is taken."""
