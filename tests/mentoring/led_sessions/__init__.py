"""Tests of mentoring.led_sessions."""
