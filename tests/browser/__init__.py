"""The demo's page in a real browser, as newcomers use it."""
