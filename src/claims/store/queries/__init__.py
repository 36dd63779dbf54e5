"""Questions the desk asks its database; each answer is a plain value that outlives the session."""
