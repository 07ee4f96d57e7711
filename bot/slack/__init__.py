"""Everything that speaks Slack's protocol: requests in, calls out, and what their answers prove."""
