"""The product: reciprocal mentoring as plain values and rules. No Slack, no SQL, no scheduler, no clock."""
