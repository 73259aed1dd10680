"""Rules: one remark each, from a post (and a listing) to findings."""
