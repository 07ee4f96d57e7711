"""Pairing: its objective against brute force, its promises on random cohorts, its words."""
