"""Random lives of whole cohorts, over months, on the programme and real storage."""
